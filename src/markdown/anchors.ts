import { defineHastPlugin } from 'satteri';

/** A link to itself at the end of each heading that has an id. */
export const anchors = defineHastPlugin({
  name: 'handrail-anchors',
  element: {
    filter: ['h2', 'h3', 'h4', 'h5', 'h6'],
    visit(node, context) {
      const { id } = node.properties;
      if (typeof id !== 'string' || id === '' || id === 'footnote-label') return;
      const properties = {
        className: ['anchor'],
        href: `#${id}`,
        ariaLabel: `Link to “${context.textContent(node).trim()}”`,
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
