import type { Root } from 'mdast';
import { offsetCounter } from '../../shared/position.ts';
import { walk } from '../walk.ts';

/** A tree whose offsets are those of the source, by its lines and columns: empty lines may be longer in the text. */
export function relocated(root: Root, source: string): Root {
  const offset = offsetCounter(source);
  for (const node of walk(root)) {
    if (!node.position) continue;
    const { start, end } = node.position;
    node.position = {
      start: { ...start, offset: offset(start.line, start.column) },
      end: { ...end, offset: offset(end.line, end.column) },
    };
  }
  return root;
}
