import type { Element } from 'hast';
import { defineHastPlugin } from 'satteri';

/** A link to itself at the end of each heading that has an id. */
export const anchors = defineHastPlugin({
  name: 'handrail-anchors',
  element: {
    filter: ['h2', 'h3', 'h4', 'h5', 'h6'],
    visit(node, context) {
      const { id } = node.properties;
      if (typeof id !== 'string' || id === '' || isFootnoteLabel(node)) return;
      const properties = {
        className: ['anchor'],
        href: `#${id}`,
        ariaLabel: `Link to “${context.textContent(node).trim() || id}”`,
      };
      context.appendChild(node, {
        type: 'element',
        tagName: 'a',
        properties,
        children: [{ type: 'text', value: '#' }],
      });
    },
  },
});

function isFootnoteLabel({ properties }: Readonly<Element>): boolean {
  return properties['id'] === 'footnote-label' && String(properties['className']).includes('sr-only');
}
