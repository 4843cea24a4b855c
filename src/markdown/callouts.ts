import { defineMdastPlugin } from 'satteri';

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
    const kind = (marker[1] ?? '').toLowerCase();
    const rest = text.value.slice(marker[0].length);
    const [, next] = paragraph.children;
    if (rest === '' && next?.type === 'break') context.removeNode(next);
    if (rest === '' && paragraph.children.length === 1) context.removeNode(paragraph);
    else context.setProperty(text, 'value', rest);
    context.setProperty(node, 'data', {
      hName: 'aside',
      hProperties: { className: ['callout'], 'data-callout': kind },
    });
    context.prependChild(node, {
      type: 'paragraph',
      data: { hProperties: { className: ['callout-title'] } },
      children: [{ type: 'text', value: kind.charAt(0).toUpperCase() + kind.slice(1) }],
    });
  },
});
