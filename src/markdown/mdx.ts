import type { Root } from 'mdast';
import { defineMdastPlugin } from 'satteri';
import { parseMdx } from '../entries/mdx/parse.ts';

/** Puts the tree of an MDX text, of which nothing is run, in the place of the empty one that the renderer begins with. */
export function mdx(source: string) {
  return defineMdastPlugin({
    name: 'handrail-mdx',
    before(empty, context) {
      const read = parseMdx(source);
      const root: Root = read.is === 'tree' ? read.root : { type: 'root', children: [] };
      context.replaceNode(empty, root);
    },
  });
}
