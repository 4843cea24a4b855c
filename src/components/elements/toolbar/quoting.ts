import type { Insertion } from '../../../shared/code-analysis.ts';
import { toolbarTexts } from '../../../texts/toolbar.ts';

/** Letters that no shell and no other program reads as more than letters. */
const PLAIN = /^(?!-)[A-Za-z0-9_.,:/@%+=-]+$/;
const NAME = /^(?!-)[A-Za-z0-9_.-]+$/;
const IDENTIFIER = /^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*$/;
const NUMBER = /^\d+(?:\.\d+)?$/;
/** With letters of every script and spaces: for text that is no command. */
const TEXT = /^[\p{L}\p{N}@%+=:,./ _-]+$/u;
const HOST = /^(?:[a-z\d](?:[a-z\d.-]*[a-z\d])?(?::\d{1,5})?|\[[\da-f:]+\])$/i;
/** In a path they lead out of it. */
const DOTS = /(?:^|\/)\.{1,2}(?:\/|$)/;

interface Rule {
  /** Completes "Allowed there: …". */
  readonly allows: Exclude<keyof ReturnType<typeof toolbarTexts>['allowed'], 'typed'>;
  /** The value as it is written there; nothing where it is not allowed. */
  readonly write: (value: string) => string | undefined;
}

const plain = only(PLAIN, 'plain');
const quoted = {
  bare: { allows: 'everything' as const, write: (value: string) => inBare(value) },
  single: { allows: 'everything' as const, write: (value: string) => inSingle(value) },
  double: { allows: 'everything' as const, write: (value: string) => inDouble(value) },
};

const RULES: Readonly<Record<Insertion, Rule>> = {
  ...quoted,
  '^bare': withoutDash(quoted.bare),
  '^single': withoutDash(quoted.single),
  '^double': withoutDash(quoted.double),
  path: {
    allows: 'path',
    write: (value) =>
      DOTS.test(value)
        ? undefined
        : encoded(value).replace(/%(2F|3A|40|2C|2B|3D)/g, (found) => decodeURIComponent(found)),
  },
  query: { allows: 'everything', write: encoded },
  host: only(HOST, 'host'),
  plain,
  name: only(NAME, 'name'),
  typed: plain,
  number: only(NUMBER, 'number'),
  identifier: only(IDENTIFIER, 'identifier'),
  sql: {
    allows: 'numberOrText',
    write: (value) => (NUMBER.test(value) ? value : inSql(value, "'")),
  },
  'sql-text': { allows: 'text', write: (value) => inSql(value, '') },
  'sql-plain': {
    allows: 'numberOrPlain',
    write: (value) => (NUMBER.test(value) ? value : PLAIN.test(value) ? `'${value}'` : undefined),
  },
  text: only(TEXT, 'words'),
  none: { allows: 'nothing', write: () => undefined },
};

/**
 * A value as it is written at a placeholder, so that whatever is given the text takes it for this value and nothing else.
 *
 * @param isTyped whether the reader, or the author, wrote it, and no address
 */
export function written(value: string, insertion: Insertion, isTyped: boolean): string | undefined {
  return insertion === 'typed' && !isTyped ? undefined : RULES[insertion].write(value);
}

/** Which values are inserted there. */
export function allowedValues(insertion: Insertion): string {
  const texts = toolbarTexts().allowed;
  const allowed = texts[RULES[insertion].allows];
  return insertion === 'typed' ? texts.typed(allowed) : allowed;
}

function only(pattern: RegExp, allows: Rule['allows']): Rule {
  return { allows, write: (value) => (pattern.test(value) ? value : undefined) };
}

/** An option of the command would begin with one. */
function withoutDash({ write }: Rule): Rule {
  return {
    allows: 'noOption',
    write: (value) => (value.startsWith('-') ? undefined : write(value)),
  };
}

/** zsh reads `=name` as the path of a program. */
function inBare(value: string): string {
  return PLAIN.test(value) && !value.startsWith('=') ? value : `'${inSingle(value)}'`;
}

/** fish knows a backslash in single quotes, so that it goes outside, as a quote does. */
function inSingle(value: string): string {
  return value.replace(/['\\]/g, String.raw`'\$&'`);
}

/** An interactive shell looks for `!` within double quotes as well, and a backslash before it would stay. */
function inDouble(value: string): string {
  return value.replace(/[\\"$`]/g, String.raw`\$&`).replaceAll('!', `"'!'"`);
}

/** Some databases read a backslash as an escape. */
function inSql(value: string, quote: string): string | undefined {
  return value.includes('\\') ? undefined : quote + value.replaceAll("'", "''") + quote;
}

/** What `encodeURIComponent` leaves, a shell may read. */
function encoded(value: string): string {
  return encodeURIComponent(value).replace(
    /[!'()*~]/g,
    (found) => `%${found.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
