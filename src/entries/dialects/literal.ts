import type { Nodes, Root } from 'mdast';
import { markdownToMdast } from 'satteri';
import { comments } from '../../shared/html.ts';
import { markdownFeatures } from '../features.ts';
import { walkTree } from '../walk.ts';

/** A stretch of a text, by offsets. */
export interface LiteralRange {
  readonly start: number;
  readonly end: number;
}

/** What Markdown makes of a text, as far as it matters to those who rewrite it. */
export interface LiteralRanges {
  /** Code, comments and frontmatter, in their order. */
  readonly literal: readonly LiteralRange[];
  readonly html: readonly LiteralRange[];
  readonly nodes: readonly Nodes[];
}

/** Throws what the parser throws. */
export function literalRanges(text: string): LiteralRanges {
  const nodes = [...walkTree(markdownToMdast(text, { features: markdownFeatures(text) }) as Root)];
  return {
    literal: nodes.flatMap((node) => literalIn(node, text)),
    html: nodes.filter(({ type }) => type === 'html').map(rangeOf),
    nodes,
  };
}

function literalIn(node: Nodes, text: string): LiteralRange[] {
  switch (node.type) {
    case 'code':
    case 'inlineCode':
    case 'yaml':
    case 'toml':
      return [rangeOf(node)];
    case 'html': {
      const { start, end } = rangeOf(node);
      return comments(text.slice(start, end)).map((comment) => ({
        start: start + comment.start,
        end: start + comment.end,
      }));
    }
    default:
      return [];
  }
}

export function rangeOf({ position }: Nodes): LiteralRange {
  const start = position?.start.offset ?? 0;
  return { start, end: position?.end.offset ?? start };
}

/** Tells of a place whether it is in one of the ranges, which are in their order. */
export function isInside(ranges: readonly LiteralRange[]): (offset: number) => boolean {
  return (offset) => {
    let low = 0;
    let high = ranges.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ranges[middle]?.end ?? 0) > offset) high = middle;
      else low = middle + 1;
    }
    return (ranges[low]?.start ?? Infinity) <= offset;
  };
}
