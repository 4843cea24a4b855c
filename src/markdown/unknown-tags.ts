import { defineMdastPlugin } from 'satteri';
import { escapeUnknownTags, hasMarkup, isUnclosedComment } from '../shared/html.ts';

/** `<pod-name>` in prose shows as it was written, and so does a comment that never ends; HTML stays HTML. */
export const unknownTags = defineMdastPlugin({
  name: 'handrail-unknown-tags',
  html(node, context) {
    if (isUnclosedComment(node.value)) return { type: 'code', value: node.value };
    if (hasMarkup(node.value)) return { type: 'html', value: escapeUnknownTags(node.value) };
    const text = { type: 'text' as const, value: node.value };
    const isBlock = ['root', 'blockquote', 'listItem', 'footnoteDefinition'].includes(
      context.parent(node).type,
    );
    return isBlock ? { type: 'paragraph', children: [text] } : text;
  },
});
