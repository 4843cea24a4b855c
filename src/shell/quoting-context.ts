import type { Word } from 'unbash';
import type { Insertion, Part, QuotingContext } from '../shared/code-analysis.ts';
import type { Use } from './programs.ts';

const ADDRESS = /https?:\/\/[^\s'"]*$/;

/** What is known of a placeholder: how its text is used, and how a value would be written there. */
export interface Found {
  use: Use;
  insertion?: Insertion;
}

/** Which values are inserted there. */
export function insertionOf({ use, insertion }: Found): Insertion {
  if (use === 'code') return 'typed';
  if (insertion === undefined) return use === 'name' ? 'name' : 'plain';
  if (!/^\^?(?:bare|single|double)$|^text$/.test(insertion)) return use === 'name' ? 'name' : insertion;
  return use === 'data' ? insertion : use;
}

/**
 * How a value is written in a word; nothing where its quotes say too little.
 *
 * @param before what stands in the word before the value, with its quotes
 * @param after the rest of the line
 */
export function quotedInsertion(
  before: string,
  quotes: QuotingContext,
  after: string,
): Insertion | undefined {
  const address = ADDRESS.exec(before)?.[0];
  if (address !== undefined) return urlInsertion(address, after);
  // Behind a backslash and a dollar sign a value means another thing; text with brackets or lines is another language.
  if (/[\\$]$|[{[(\n]|["'].*["']/.test(before)) return undefined;
  const inside = before.replace(/^["']/, '');
  return inside === '' ? `^${quotes}` : quotes;
}

function urlInsertion(address: string, after: string): Insertion {
  if (address.includes('?') || /^[^/\s]*@/.test(after)) return 'query';
  return /^https?:\/\/[^/]*$/.test(address) ? 'host' : 'path';
}

/** The word with a space for each of its own quotes. */
export function unquoted({ pos, text, parts = [] }: Word): string {
  const chars = text.split('');
  const blank = (at: number): void => void (chars[at - pos] = ' ');
  for (const part of parts) {
    if (part.type === 'SingleQuoted' || part.type === 'DoubleQuoted') {
      blank(part.pos);
      blank(part.end - 1);
    }
    if (part.type === 'SingleQuoted') continue;
    for (const { index } of part.text.matchAll(/\\(?=["$`\\])/g)) blank(part.pos + index);
  }
  return chars.join('');
}

/** The line of a part, or the rest of it. */
export function lineAround(
  code: string,
  { start }: Part,
  from = code.lastIndexOf('\n', start - 1) + 1,
): string {
  const end = code.indexOf('\n', start);
  return code.slice(from, end === -1 ? code.length : end);
}
