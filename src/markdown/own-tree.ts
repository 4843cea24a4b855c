import type { Root } from 'mdast';
import { defineMdastPlugin } from 'satteri';

/** Puts a tree of ours in the place of the empty one that the renderer begins with. */
export function ownTree(root: Root) {
  return defineMdastPlugin({
    name: 'handrail-own-tree',
    before(empty, context) {
      context.replaceNode(empty, root);
    },
  });
}
