import type { PhrasingContent } from 'mdast';
import { defineMdastPlugin } from 'satteri';
import type { Outline } from '../entries/entry.ts';
import { headingText, titleHeading } from '../entries/outline.ts';
import { hasMarkup } from '../shared/html.ts';

const NOT_WORDS = new Set(['image', 'imageReference', 'link', 'linkReference', 'footnoteReference']);

/**
 * Takes the title out of the text, where the page shows it already, and gives every other heading the id that the graph
 * knows it by. An H1 further down becomes an H2: a page has one title. A heading without words is no heading.
 */
export function titles({ headings, startsWithTitle }: Pick<Outline, 'headings' | 'startsWithTitle'>) {
  return () => {
    let next = startsWithTitle ? 1 : 0;
    return defineMdastPlugin({
      name: 'handrail-titles',
      before(root, context) {
        const title = startsWithTitle ? titleHeading(root) : undefined;
        if (!title) return;
        const children = title.children.filter(isMoreThanWords);
        if (children.length === 0) context.removeNode(title);
        else context.replaceNode(title, { type: 'paragraph', children });
      },
      heading(node, context) {
        if (headingText(node) === '') {
          if (node.children.length === 0) context.removeNode(node);
          else context.replaceNode(node, { type: 'paragraph', children: [...node.children] });
          return;
        }
        const id = headings[next++]?.id ?? '';
        context.setProperty(node, 'data', {
          hProperties: { id },
          ...(node.depth === 1 ? { hName: 'h2' } : {}),
        });
      },
    });
  };
}

/** A title may hold a picture, a badge, an anchor: they stay when its words go. */
function isMoreThanWords(node: Readonly<PhrasingContent>): boolean {
  return NOT_WORDS.has(node.type) || (node.type === 'html' && hasMarkup(node.value));
}
