import type { Nodes, Root } from 'mdast';

/** Sätteri puts trees of ours into pages down to 128 levels. */
export const MAX_TREE_DEPTH = 100;

/** Whether a tree is nested deeper. Level by level, because recursion would end where the depth does not. */
export function exceedsTreeDepth(root: Root): boolean {
  let level: Nodes[] = [root];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MAX_TREE_DEPTH) return true;
    level = level.flatMap((node) => ('children' in node ? (node.children as Nodes[]) : []));
  }
  return false;
}
