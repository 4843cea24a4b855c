import path from 'node:path';
import type { Entry } from '../entries/entry.ts';
import { cleanId, isStorable } from '../shared/path.ts';

/**
 * The address that an alias stands for, as addresses of the site are written. One without a leading slash is a neighbour of
 * the page.
 */
export function aliasUrl(alias: string, entry: Entry): string {
  const written = alias
    .replace(/^https?:\/\/[^/]+/, '')
    .replace(/[?#].*$/, '')
    .replace(/\.(html?|md)$/, '');
  const absolute = written.startsWith('/') ? written : `${entry.url}../${written}`;
  const segments: string[] = [];
  for (const segment of absolute.split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '' && segment !== '.') segments.push(cleanId(segment));
  }
  return segments.length > 0 ? `/${segments.join('/')}/` : '/';
}

/** The addresses of aliases with their pages, of which the first has each. */
export function pagesByAlias(entries: readonly Entry[]): Map<string, Entry> {
  return new Map(
    entries
      .toReversed()
      .flatMap((entry) => (entry.data.aliases ?? []).map((alias) => [aliasUrl(alias, entry), entry])),
  );
}

/** The file that forwards from an alias, relative to the site, or why there can be none. */
type AliasFile = { readonly file: string } | { readonly reason: string };

// eslint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u001f\u007f]/;

/** The address is kept as it was written. One without a leading slash is a neighbour of the page. */
export function aliasFile(alias: string, { url }: Pick<Entry, 'url'>): AliasFile {
  const written = alias.replace(/^https?:\/\/[^/]+/, '').replace(/[?#].*$/s, '');
  let address: string;
  try {
    address = decodeURIComponent(written.startsWith('/') ? written : path.posix.join(url, '..', written));
  } catch {
    return { reason: '"%" without two hexadecimal digits of UTF-8' };
  }
  const clean = path.posix.normalize(`/${address}`).slice(1);
  if (clean === '') return { reason: 'it is the address of the home page' };
  if (CONTROL.test(clean)) return { reason: 'control character' };
  const file = /\.html?$/.test(clean) ? clean : path.posix.join(clean, 'index.html');
  return isStorable(file)
    ? { file }
    : { reason: 'longer than 255 bytes between two slashes, or than 1,000 bytes in all' };
}
