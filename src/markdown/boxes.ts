import { defineHastPlugin } from 'satteri';
import { shorten } from '../shared/text.ts';

/** What must be reachable for keyboard and screen reader: tables scroll in a box of their own, check marks have names. */
export const boxes = () => {
  let tables = 0;
  return defineHastPlugin({
    name: 'handrail-boxes',
    element: [
      {
        filter: ['table'],
        visit(node, context) {
          tables += 1;
          const properties = {
            className: ['table'],
            tabIndex: 0,
            role: 'region',
            ariaLabel: `Table ${tables}`,
          };
          context.wrapNode(node, { type: 'element', tagName: 'div', properties, children: [] });
        },
      },
      {
        filter: ['input'],
        visit(node, context) {
          if (node.properties['type'] !== 'checkbox') return;
          const item = context.parent(node);
          const label = item && item.type !== 'root' ? context.textContent(item) : '';
          context.setProperty(node, 'ariaLabel', shorten(label, 80) || 'Task');
        },
      },
    ],
  });
};
