import type { Place } from '../../../shared/code-reading.ts';

/** What no shell takes for anything but itself, wherever it stands. */
const SAFE = /^[\w@%+=:,./-]+$/;
/** The same with letters of every script and spaces: for text that is no command. */
const PLAIN = /^[\p{L}\p{N}@%+=:,./ _-]+$/u;

/**
 * A value as it must be written at its place, so that a shell that is given the command takes it for this value and nothing
 * else. Nothing where that cannot be said.
 */
export function written(value: string, place: Place): string | undefined {
  switch (place) {
    case 'bare':
    case 'command':
      return SAFE.test(value) ? value : `'${inSingle(value)}'`;
    case 'single':
      return inSingle(value);
    case 'double':
      return inDouble(value);
    case 'path':
      return encoded(value).replace(/%(2F|3A|40|2C|2B|3D)/g, (found) => decodeURIComponent(found));
    case 'query':
      return encoded(value);
    case 'raw':
      return SAFE.test(value) ? value : undefined;
    case 'plain':
      return PLAIN.test(value) ? value : undefined;
    case 'none':
      return undefined;
  }
}

function inSingle(value: string): string {
  return value.replaceAll("'", String.raw`'\''`);
}

/** An interactive shell looks for `!` within double quotes as well, and a backslash before it would stay. */
function inDouble(value: string): string {
  return value.replace(/[\\"$`]/g, String.raw`\$&`).replaceAll('!', `"'!'"`);
}

/** What `encodeURIComponent` leaves, a shell may read. */
function encoded(value: string): string {
  return encodeURIComponent(value).replace(
    /[!'()*~]/g,
    (found) => `%${found.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
