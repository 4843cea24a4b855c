import type { PhrasingContent } from 'mdast';
import { defineMdastPlugin } from 'satteri';
import type { Outline } from '../entries/entry.ts';
import { headingText, titleHeading } from '../entries/heading-text.ts';
import { hasMarkup } from '../shared/html.ts';

const NOT_WORDS = new Set(['image', 'imageReference', 'link', 'linkReference', 'footnoteReference']);

/**
 * Takes the title out of the text, where the page shows it already, and gives every other heading the id that the graph
 * knows it by. Its level is the one that the outline found: a page has one
 * title and skips no level. A heading without words is no heading.
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
        const { id = '', level = node.depth } = headings[next++] ?? {};
        context.setProperty(node, 'data', { hProperties: { id }, hName: `h${level}` });
      },
    });
  };
}

/** A title may hold a picture, a badge, an anchor: they stay when its words go. */
function isMoreThanWords(node: Readonly<PhrasingContent>): boolean {
  return NOT_WORDS.has(node.type) || (node.type === 'html' && hasMarkup(node.value));
}
