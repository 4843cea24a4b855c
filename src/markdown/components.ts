import { defineMdastPlugin, type Custom } from 'satteri';
import type { JsxNode } from '../entries/mdx/nodes.ts';
import { calloutData, calloutTitle, line } from './callouts.ts';

/** The components of MDX as HTML that reads without a script; `tab-set` makes tabs of the parts in it. */
export const components = defineMdastPlugin({
  name: 'handrail-components',
  custom(node, context) {
    if (!isJsx(node)) return;
    const { data } = node;
    switch (data.is) {
      case 'element':
        return;
      case 'callout':
        context.setProperty(node, 'data', calloutData(data.callout));
        context.prependChild(node, calloutTitle(data.callout, data.title));
        return;
      case 'tabs':
        context.setProperty(node, 'data', { hName: 'tab-set' });
        return;
      case 'tab':
        context.setProperty(node, 'data', { hName: 'section', hProperties: { className: ['tab'] } });
        context.prependChild(node, line('tab-label', data.label || 'Tab'));
        return;
      case 'steps':
        context.setProperty(node, 'data', { hName: 'div', hProperties: { className: ['steps'] } });
    }
  },
});

function isJsx(node: Readonly<Custom> | Readonly<JsxNode>): node is JsxNode {
  return node.type === 'jsx';
}
