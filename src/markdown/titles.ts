import { defineMdastPlugin } from 'satteri';
import type { Outline } from '../entries/entry.ts';

/**
 * Takes the title out of the text, where the page shows it already, and gives every other heading the id that the graph
 * knows it by. An H1 further down becomes an H2: a page has one title.
 */
export function titles({ headings, startsWithTitle }: Outline) {
  return () => {
    let next = startsWithTitle ? 1 : 0;
    return defineMdastPlugin({
      name: 'handrail-titles',
      before(root, context) {
        const first = root.children.find((node) => node.type !== 'yaml' && (node.type as string) !== 'toml');
        if (startsWithTitle && first?.type === 'heading') context.removeNode(first);
      },
      heading(node, context) {
        const id = headings[next++]?.id ?? '';
        context.setProperty(node, 'data', {
          hProperties: { id },
          ...(node.depth === 1 ? { hName: 'h2' } : {}),
        });
      },
    });
  };
}
