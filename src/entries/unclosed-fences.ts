import type { Code, Root } from 'mdast';
import { lineCounter, type Span } from '../shared/position.ts';
import { walkTree } from './walk.ts';

const FENCE = /^(`{3,}|~{3,})/;

/**
 * Where a fence begins that nothing ends: Markdown ends it with its list, its quotation or the text.
 * @param text that `root` was parsed from
 */
export function unclosedFences(root: Root, text: string): Span[] {
  const open = [...walkTree(root)].filter((node): node is Code => node.type === 'code' && isOpen(node, text));
  if (open.length === 0) return [];
  const spanAt = lineCounter(text);
  return open.map(({ position }) => {
    const start = position?.start.offset ?? 0;
    return spanAt(start, start + (/[^\n]*/y.exec(text.slice(start))?.[0].trimEnd().length ?? 0));
  });
}

function isOpen({ position }: Code, text: string): boolean {
  const written = text.slice(position?.start.offset ?? 0, position?.end.offset ?? 0);
  const [marks] = FENCE.exec(written) ?? [];
  if (marks === undefined) return false;
  const last = written.slice(written.lastIndexOf('\n') + 1).replace(/^[ \t>]+/, '');
  return !written.includes('\n') || !last.startsWith(marks);
}

/**
 * A text of the same length in which blocks of code within a block of Markdown are blank, where every fence has its pair when a
 * fence with a language begins another block; nothing where they do not pair up.
 */
export function pairedFences(text: string): string | undefined {
  let depth = 0;
  const lines = text.split('\n').map((line) => {
    const [, indent = '', marks, info = ''] = /^( {0,3})(`{3,}|~{3,})(.*)$/.exec(line) ?? [];
    if (marks === undefined) return line;
    const begins = depth === 0 || info.trim() !== '';
    depth += begins ? 1 : -1;
    const isOutermost = begins ? depth === 1 : depth === 0;
    return isOutermost ? line : indent + ' '.repeat(line.length - indent.length);
  });
  return depth === 0 ? lines.join('\n') : undefined;
}
