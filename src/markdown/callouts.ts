import type { PhrasingContent } from 'mdast';
import { defineMdastPlugin, type Custom } from 'satteri';
import { calloutType, calloutLabel, type CalloutType } from '../entries/callout-types.ts';

/** `[!WARNING]` of GitHub; `[!faq]- Title` of Obsidian, too: what is folded there is open here. */
const MARKER = /^\[!([a-z][\w-]*)(?:\|[^\]\n]*)?\][+-]?[ \t]*/i;

/** GitHub's alerts (`> [!WARNING]`), which are plain blockquotes to a Markdown parser. */
export const callouts = defineMdastPlugin({
  name: 'handrail-callouts',
  blockquote(node, context) {
    const [paragraph, ...blocks] = node.children;
    const [text, ...others] = paragraph?.type === 'paragraph' ? paragraph.children : [];
    if (paragraph === undefined || text?.type !== 'text') return;
    const [marker, type] = MARKER.exec(text.value) ?? [];
    if (marker === undefined || type === undefined) return;
    const rest = { type: 'text' as const, value: text.value.slice(marker.length) };
    const [first, below] = cutAtLine([...(rest.value === '' ? [] : [rest]), ...others]);
    // One line alone is what it says, not what it is called.
    const isTitle = below.length > 0 || blocks.length > 0;
    const title = isTitle && first.length > 0 ? first : words(calloutLabel(type));
    const body = isTitle ? below : first;
    if (body.length === 0) context.removeNode(paragraph);
    else context.setProperty(paragraph, 'children', body);
    context.setProperty(node, 'data', calloutData(calloutType(type) ?? 'note'));
    context.prependChild(node, paragraphOf('callout-title', title));
  },
});

/** What stands on the first line of a paragraph, and what below it. */
function cutAtLine(
  nodes: readonly Readonly<PhrasingContent>[],
): [first: PhrasingContent[], below: PhrasingContent[]] {
  const at = nodes.findIndex(
    (node) => node.type === 'break' || (node.type === 'text' && node.value.includes('\n')),
  );
  const last = nodes[at];
  if (last === undefined) return [[...nodes], []];
  const [before = '', ...lines] = last.type === 'text' ? last.value.split('\n') : [''];
  return [
    [...nodes.slice(0, at), ...words(before)],
    [...words(lines.join('\n')), ...nodes.slice(at + 1)],
  ];
}

function words(value: string): PhrasingContent[] {
  return value === '' ? [] : [{ type: 'text', value }];
}

/** What makes a callout of a block. */
export function calloutData(kind: CalloutType) {
  return { hName: 'aside', hProperties: { className: ['callout'], 'data-callout': kind } };
}

/** The first line of a callout; its kind where it has no title of its own. */
export function calloutTitle(kind: CalloutType, title: string): Custom {
  return line('callout-title', title || calloutLabel(kind));
}

/** A paragraph of a class. */
export function line(className: string, value: string): Custom {
  return paragraphOf(className, words(value));
}

function paragraphOf(className: string, children: PhrasingContent[]): Custom {
  return { type: 'paragraph', data: { hProperties: { className: [className] } }, children };
}
