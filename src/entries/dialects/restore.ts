import type { Nodes, Text } from 'mdast';
import { lineCounter } from '../../shared/position.ts';
import type { Jsx } from '../mdx/nodes.ts';
import { anchorIn } from './attribute-lists.ts';
import { rangeOf } from './literal.ts';
import { cutAtMasks, hasMasks } from './masks.ts';

/** Puts the words of the source back where a text has masks. */
export type Restore = (node: Nodes) => Nodes[];

/** Hugo shows the tag in it: https://gohugo.io/content-management/shortcodes/#escaping */
const QUOTED = /^(\{\{[<%])\/\*(.*)\*\/([>%]\}\})$/;

/** Of tags that show nothing, those at the beginning of a line. */
const SILENT = /^(?:\{%-?\s*(?:#|(?:end)?(?:raw|comment)\b)|<%#)/;
const FIELDS = new Set(['alt', 'value', 'url', 'title']);

/** @param text as Markdown read it; each of its masks stands where the source has the words */
export function restorer(text: string, source: string): Restore {
  const lines = source.split('\n');
  const spanAt = lineCounter(text);
  const wordsIn = (node: Nodes): string[] => {
    const { start, end } = rangeOf(node);
    return cutAtMasks(text.slice(start, end)).masks.map((mask) => {
      const place = spanAt(start + mask.start, start + mask.end);
      return lines[place.line - 1]?.slice(place.column - 1, place.endColumn - 1) ?? '';
    });
  };
  return (node) => {
    if (node.type === 'text') return hasMasks(node.value) ? pieces(node, wordsIn(node)) : [node];
    return [withWords(node, () => wordsIn(node))];
  };
}

/** A link's own come behind those of the text in it. */
function withWords(node: Nodes, words: () => string[]): Nodes {
  const fields = Object.entries(node).filter(
    (field): field is [string, string] => FIELDS.has(field[0]) && hasMasks(String(field[1])),
  );
  if (fields.length === 0) return node;
  const own = fields.reduce((count, [, value]) => count + cutAtMasks(value).masks.length, 0);
  const rest = words().slice(-own);
  const filled = fields.map(([name, value]) => {
    const count = cutAtMasks(value).masks.length;
    return [name, refilled(value, rest.splice(0, count))];
  });
  return { ...node, ...Object.fromEntries(filled) } as Nodes;
}

function refilled(value: string, words: readonly string[]): string {
  const { pieces: between } = cutAtMasks(value);
  return between.map((piece, index) => piece + (words[index] ?? '')).join('');
}

function pieces({ value, position }: Text, words: readonly string[]): Nodes[] {
  const place = position ? { position } : {};
  return cutAtMasks(value).pieces.flatMap((piece, index): Nodes[] => {
    const text: Nodes[] = piece === '' ? [] : [{ type: 'text', value: piece, ...place }];
    const written = words[index];
    return written === undefined
      ? text
      : [...text, ...meaningOf(written).map((node) => ({ ...node, ...place }))];
  });
}

/** What the reader sees of what Markdown did not. */
function meaningOf(written: string): (Text | Jsx)[] {
  if (SILENT.test(written)) return [];
  const id = anchorIn(written);
  if (id !== undefined) return [span({ id })];
  const value = written.replace(QUOTED, '$1$2$3');
  return [{ ...span({ className: 'template' }), children: [{ type: 'text', value }] }];
}

function span(hProperties: Record<string, string>): Jsx {
  return { type: 'jsx', data: { is: 'element', hName: 'span', hProperties }, children: [] };
}
