import { defineMdastPlugin, type Custom } from 'satteri';
import type { Callout } from '../entries/mdx/nodes.ts';

const MARKER = /^\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\][ \t]*(?:\n|$)/i;

/** GitHub's alerts (`> [!WARNING]`), which are plain blockquotes to a Markdown parser. */
export const callouts = defineMdastPlugin({
  name: 'handrail-callouts',
  blockquote(node, context) {
    const paragraph = node.children[0];
    const text = paragraph?.type === 'paragraph' ? paragraph.children[0] : undefined;
    if (paragraph?.type !== 'paragraph' || text?.type !== 'text') return;
    const marker = MARKER.exec(text.value);
    if (!marker) return;
    const kind = (marker[1] ?? '').toLowerCase() as Callout;
    const rest = text.value.slice(marker[0].length);
    const [, next] = paragraph.children;
    if (rest === '' && next?.type === 'break') context.removeNode(next);
    if (rest === '' && paragraph.children.length === 1) context.removeNode(paragraph);
    else context.setProperty(text, 'value', rest);
    context.setProperty(node, 'data', calloutData(kind));
    context.prependChild(node, calloutTitle(kind));
  },
});

/** What makes a callout of a block. */
export function calloutData(kind: Callout) {
  return { hName: 'aside', hProperties: { className: ['callout'], 'data-callout': kind } };
}

/** The first line of a callout; its kind where it has no title of its own. */
export function calloutTitle(kind: Callout, title = ''): Custom {
  return line('callout-title', title || kind.charAt(0).toUpperCase() + kind.slice(1));
}

/** A paragraph of a class. */
export function line(className: string, value: string): Custom {
  const data = { hProperties: { className: [className] } };
  return { type: 'paragraph', data, children: [{ type: 'text', value }] };
}
