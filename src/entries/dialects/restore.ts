import type { Link, Nodes, Text } from 'mdast';
import { childOf } from '../../shared/child.ts';
import { lineCounter } from '../../shared/position.ts';
import type { Entry, WikiPages } from '../entry.ts';
import type { JsxNode } from '../mdx/nodes.ts';
import { anchorIn, isList } from './attribute-lists.ts';
import { isIcon } from './icons.ts';
import { rangeOf } from './literal.ts';
import { cutAtMasks, hasMasks } from './masks.ts';
import { wikiLink } from './wiki-links.ts';

/** A text that was rewritten, and what it was. */
export type RewrittenEntry = Pick<Entry, 'text' | 'source' | 'wikiPages'>;

/** Puts the words of the source back where a text has masks. */
export type RestoreNode = (node: Nodes) => Nodes[];

/** Hugo shows the tag in it: https://gohugo.io/content-management/shortcodes/#escaping */
const QUOTED = /^(\{\{[<%])\/\*(.*)\*\/([>%]\}\})$/;

/** Tags that show nothing. */
const SILENT = /^(?:\{%-?\s*(?:#|(?:end)?(?:raw|comment)\b)|<%[-=]?\s*#)/;
/** As they follow each other in a text. */
const FIELDS = ['lang', 'meta', 'value', 'alt', 'url', 'title'];

/** A stretch of the source, and where it stands in the text. */
interface Word {
  readonly written: string;
  readonly position: NonNullable<Nodes['position']>;
}

/** @param text as Markdown read it; each of its masks stands where the source has the words */
export function nodeRestorer({ text, source, wikiPages }: RewrittenEntry): RestoreNode {
  const lines = source.split('\n');
  const spanAt = lineCounter(text);
  const wordAt = (from: number, to: number): Word => {
    const { line, column, endLine, endColumn } = spanAt(from, to);
    return {
      written: lines[line - 1]?.slice(column - 1, endColumn - 1) ?? '',
      position: {
        start: { line, column, offset: from },
        end: { line: endLine, column: endColumn, offset: to },
      },
    };
  };
  const wordsIn = (node: Nodes): Word[] => {
    const { start, end } = rangeOf(node);
    return cutAtMasks(text.slice(start, end)).masks.map((mask) =>
      wordAt(start + mask.start, start + mask.end),
    );
  };
  return (node) => {
    if (node.type !== 'text') return [withWords(node, () => wordsIn(node).map(({ written }) => written))];
    return hasMasks(node.value) ? pieces(node, wordsIn(node), wikiPages) : [node];
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

function pieces(node: Text, words: readonly Word[], pages: WikiPages): Nodes[] {
  return cutAtMasks(node.value).pieces.flatMap((value, index): Nodes[] => {
    const word = words[index];
    const text: Nodes[] = value === '' ? [] : [{ ...node, value }];
    const meant = word ? meaningOf(word.written, pages) : undefined;
    return word && meant ? [...text, { ...meant, position: word.position }] : text;
  });
}

/** What the reader sees of what Markdown did not. */
function meaningOf(written: string, pages: WikiPages): Link | JsxNode | undefined {
  const link = wikiLink(written, pages);
  if (link) return { type: 'link', url: link.url, children: [{ type: 'text', value: link.words }] };
  if (SILENT.test(written) || isIcon(written)) return undefined;
  if (!isList(written))
    return span({ className: 'template' }, [{ type: 'text', value: written.replace(QUOTED, '$1$2$3') }]);
  const id = anchorIn(written);
  return id === undefined ? undefined : span({ id });
}

function span(hProperties: Record<string, string>, children: Text[] = []): JsxNode {
  return { type: 'jsx', data: { is: 'element', hName: 'span', hProperties }, children };
}
