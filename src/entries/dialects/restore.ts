import type { Nodes, Text } from 'mdast';
import { childOf } from '../../shared/child.ts';
import { lineCounter } from '../../shared/position.ts';
import type { Jsx } from '../mdx/nodes.ts';
import { anchorIn, isList } from './attribute-lists.ts';
import { isIcon } from './icons.ts';
import { rangeOf } from './literal.ts';
import { cutAtMasks, hasMasks } from './masks.ts';

/** Puts the words of the source back where a text has masks. */
export type Restore = (node: Nodes) => Nodes[];

/** Hugo shows the tag in it: https://gohugo.io/content-management/shortcodes/#escaping */
const QUOTED = /^(\{\{[<%])\/\*(.*)\*\/([>%]\}\})$/;

/** Tags that show nothing. */
const SILENT = /^(?:\{%-?\s*(?:#|(?:end)?(?:raw|comment)\b)|<%#)/;
/** As they follow each other in a text. */
const FIELDS = ['lang', 'meta', 'value', 'alt', 'url', 'title'];

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
  const fields = FIELDS.flatMap((name): { name: string; value: string; count: number }[] => {
    const value = childOf(node, name);
    const count = typeof value === 'string' ? cutAtMasks(value).masks.length : 0;
    return typeof value === 'string' && count > 0 ? [{ name, value, count }] : [];
  });
  if (fields.length === 0) return node;
  const own = words().slice(-fields.reduce((sum, { count }) => sum + count, 0));
  const filled = fields.map(({ name, value, count }) => [name, refilled(value, own.splice(0, count))]);
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
  if (SILENT.test(written) || isIcon(written)) return [];
  if (isList(written)) {
    const id = anchorIn(written);
    return id === undefined ? [] : [span({ id })];
  }
  const value = written.replace(QUOTED, '$1$2$3');
  return [{ ...span({ className: 'template' }), children: [{ type: 'text', value }] }];
}

function span(hProperties: Record<string, string>): Jsx {
  return { type: 'jsx', data: { is: 'element', hName: 'span', hProperties }, children: [] };
}
