/** Where the address stands in a link as it is written: offsets in that text. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

const ATTRIBUTE = /\s(?:href|src)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+))/gi;
const DEFINITION = /^\[(?:\\.|[^\]\\])+\]:/s;
/** Between `](` or `]:` and the address; in a quotation the next line begins with `>`. */
const GAP = /(?:[ \t]|\n[ \t>]*)*/y;
const IN_ANGLES = /<((?:\\.|[^<>\\\n])*)>/y;
/** A title, and the parenthesis that ends an inline link. */
const TITLE = /(?:[\s>]+(?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\((?:\\.|[^()\\])*\)))?/.source;
const INLINE_END = new RegExp(`^${TITLE}[\\s>]*\\)$`, 's');
const DEFINITION_END = new RegExp(`^${TITLE}\\s*$`, 's');

/**
 * Finds the address of a link, an image, a definition or an HTML tag. Nothing where none stands there that could be told
 * apart: text is never replaced on a guess.
 * @param written the whole of it, as the Markdown tree has its place: `[text](../redis.md "title")`
 * @param target the address as Markdown reads it, without escapes
 */
export function destinationIn(written: string, target: string): Range | undefined {
  if (written.startsWith('<')) return inTag(written, target);
  const inline = inLink(written, target);
  if (inline) return inline;
  const label = DEFINITION.exec(written)?.[0];
  return label === undefined ? undefined : addressAt(written, label.length, DEFINITION_END);
}

/**
 * Where an address is written that was read from tags of a template, which have as many characters: `{{< ref "x.md" >}}` as a
 * whole where it stands for nothing else. Nothing where it is written in other words.
 * @param read the link as it was read, where the rest of such tags is blank
 * @param written the same as its file has it
 */
export function writtenAt({ start, end }: Range, read: string, written: string): Range | undefined {
  if (read.length !== written.length) return undefined;
  const isBlank = (index: number): boolean => /[ <>]/.test(read[index] ?? '');
  let first = start;
  let last = end;
  for (let index = start - 1; isBlank(index); index--) if (read[index] !== written[index]) first = index;
  for (let index = end; isBlank(index); index++) if (read[index] !== written[index]) last = index + 1;
  const isWhole =
    read.slice(0, first) === written.slice(0, first) && read.slice(last) === written.slice(last);
  if (isWhole) return { start: first, end: last };
  return read.slice(start, end) === written.slice(start, end) ? { start, end } : undefined;
}

function inTag(tag: string, target: string): Range | undefined {
  for (const { 0: whole, 1: double, 2: single, 3: bare, index } of tag.matchAll(ATTRIBUTE)) {
    const value = double ?? single ?? bare ?? '';
    if (value.replaceAll('&amp;', '&') !== target) continue;
    const end = index + whole.length - (bare === undefined ? 1 : 0);
    return { start: end - value.length, end };
  }
  return undefined;
}

/** The text of a link may hold other links' signs; the address is the one after which the link ends. */
function inLink(written: string, target: string): Range | undefined {
  let last: Range | undefined;
  for (let at = written.indexOf(']('); at !== -1; at = written.indexOf('](', at + 1)) {
    const range = addressAt(written, at + 2, INLINE_END);
    if (!range) continue;
    if (plain(written.slice(range.start, range.end)) === target) return range;
    last = range;
  }
  return last;
}

function addressAt(written: string, from: number, ending: RegExp): Range | undefined {
  GAP.lastIndex = from;
  const begin = from + (GAP.exec(written)?.[0].length ?? 0);
  IN_ANGLES.lastIndex = begin;
  const angles = IN_ANGLES.exec(written);
  const start = angles ? begin + 1 : begin;
  const end = angles ? start + (angles[1] ?? '').length : bareEnd(written, start);
  return ending.test(written.slice(angles ? end + 1 : end)) ? { start, end } : undefined;
}

/** A bare address ends at white space, or at a parenthesis that it did not open. */
function bareEnd(written: string, start: number): number {
  let open = 0;
  let at = start;
  for (; at < written.length; at++) {
    const sign = written[at] ?? '';
    if (/\s/.test(sign)) break;
    if (sign === '\\') at++;
    else if (sign === '(') open++;
    else if (sign === ')' && open-- === 0) break;
  }
  return Math.min(at, written.length);
}

function plain(address: string): string {
  return address.replace(/\\([!-/:-@[-`{-~])/g, '$1').replaceAll('&amp;', '&');
}

/** An address in two: the path, and the query and anchor behind it, as written. Entities and escapes are one sign each. */
export function parted(address: string): { path: string; suffix: string } {
  const path = /^(?:&#?\w+;|\\.|[^?#])*/s.exec(address)?.[0] ?? '';
  return { path, suffix: address.slice(path.length) };
}

/** A relative path as an address that holds in Markdown, in tables and in HTML, with every letter of every script as it is. */
export function addressOf(path: string): string {
  return path.replace(/[^\p{L}\p{N}\p{M}/._~@+,=-]/gu, (sign) =>
    [...Buffer.from(sign)].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join(''),
  );
}
