import { admonitionHead } from './admonitions.ts';
import { containerHead, CONTAINER_MARK } from './containers.ts';
import type { ContainerHead } from './head.ts';

/** What a line says that was rewritten: `within` stands before what is set in below it, in a quotation. */
export type ContainerMark =
  | { readonly is: 'begin' | 'within'; readonly head: ContainerHead }
  | { readonly is: 'end' }
  /** The first begins, the second ends. */
  | { readonly is: 'both'; readonly head: ContainerHead };

const BLOCK = new RegExp(String.raw`^[ \t>]*${CONTAINER_MARK.replace('?', '\\?')}[ \t]*$`);
const EMPTY_QUOTATION = /^[ \t>]*>[ \t]*$/;

/** The marks of a text by their lines, counted from 1. */
export function containerMarks(text: string, source: string): Map<number, ContainerMark> {
  const written = source.split('\n');
  const marks = text.split('\n').map((line, index): readonly [number, ContainerMark | undefined] => {
    const original = written[index] ?? '';
    return [index + 1, line === original ? undefined : markOf(line, original)];
  });
  return new Map(marks.filter((mark): mark is readonly [number, ContainerMark] => mark[1] !== undefined));
}

function markOf(line: string, original: string): ContainerMark | undefined {
  if (EMPTY_QUOTATION.test(line)) {
    const head = admonitionHead(original);
    return head && { is: 'within', head };
  }
  const found = BLOCK.test(line) ? containerHead(original) : undefined;
  if (found === undefined) return undefined;
  if ('ends' in found) return { is: 'end' };
  return { is: found.head.is === 'quotation' ? 'both' : 'begin', head: found.head };
}
