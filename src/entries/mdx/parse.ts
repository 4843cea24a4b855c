import type { Root } from 'mdast';
import { mdxToMdast } from 'satteri';
import { FILE_START, type Span } from '../../shared/position.ts';
import { MAX_TREE_DEPTH, exceedsTreeDepth } from '../depth.ts';
import { mdxParserLimitExceeded } from '../parser-limits.ts';
import { lowerMdx, type UnsupportedMdx } from './lower.ts';

/** A text of MDX as a tree of Markdown, or why there is none. */
export type ParsedMdx =
  | { readonly is: 'tree'; readonly root: Root; readonly unsupported: readonly UnsupportedMdx[] }
  | { readonly is: 'invalid'; readonly reason: string; readonly span: Span }
  | { readonly is: 'too-deep'; readonly reason: string };

/** `3:1: Expected a closing tag for … (3:1) (mdx-jsx:unexpected-character)` */
const MESSAGE = /^(\d+):(\d+): ([\s\S]*?)(?: \([\w-]+:[\w-]+\))?$/;

export function parseMdx(source: string): ParsedMdx {
  const strain = mdxParserLimitExceeded(source);
  if (strain !== undefined) return { is: 'too-deep', reason: strain };
  let tree: Root;
  try {
    tree = mdxToMdast(source) as Root;
  } catch (error) {
    return invalid(String((error as Error).message), source);
  }
  if (exceedsTreeDepth(tree))
    return { is: 'too-deep', reason: `it is nested more than ${MAX_TREE_DEPTH} deep` };
  return { is: 'tree', ...lowerMdx(tree, source) };
}

function invalid(message: string, source: string): ParsedMdx {
  const [, line, column, reason] = MESSAGE.exec(message) ?? [];
  if (line === undefined || reason === undefined) return { is: 'too-deep', reason: 'the MDX parser failed' };
  return { is: 'invalid', reason: cleaned(reason), span: placeOf(Number(line), Number(column), source) };
}

/** The words without notes, repeated places and the parser's own name. */
function cleaned(reason: string): string {
  const words = reason
    .replace(/ \(note: [\s\S]*\)$/, '')
    .replace(/ \((?:\d+:\d+|U\+[0-9A-F]+)\)/g, '')
    .replace(' with oxc', '')
    .replace(/[.\s]+$/, '');
  return words.charAt(0).toLowerCase() + words.slice(1);
}

/** The parser may name the place behind the last one. */
function placeOf(line: number, column: number, source: string): Span {
  const lines = source.split('\n');
  if (line < 1 || line > lines.length) return FILE_START;
  const end = (lines[line - 1] ?? '').length + 1;
  const start = Math.min(Math.max(column, 1), end);
  return { line, column: start, endLine: line, endColumn: Math.min(start + 1, end) };
}
