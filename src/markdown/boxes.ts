import type { Element } from 'hast';
import { defineHastPlugin } from 'satteri';
import { shorten } from '../shared/text.ts';

const ALIGNMENT = /^text-align: (left|center|right)$/;

/** The alignment that the renderer sets on a cell of a table, as a style, which the policy of our pages blocks. */
export function alignmentOf({ tagName, properties }: Readonly<Element>): string | undefined {
  if (tagName !== 'td' && tagName !== 'th') return undefined;
  return ALIGNMENT.exec(String(properties['style'] ?? ''))?.[1];
}

/** Whether a text may have a table with aligned columns: most have none, and are spared a visit of every cell. */
export function hasAlignment(text: string): boolean {
  return /:-|-:|text-align/.test(text);
}

/** The alignment of columns as the attribute, which needs no style. */
export const alignment = defineHastPlugin({
  name: 'handrail-alignment',
  element: {
    filter: ['th', 'td'],
    visit(node, context) {
      const align = alignmentOf(node);
      if (align === undefined) return;
      context.setProperty(node, 'style', null);
      context.setProperty(node, 'align', align);
    },
  },
});

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
