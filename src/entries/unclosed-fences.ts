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
