import type { ElementContent } from 'hast';
import { defineHastPlugin } from 'satteri';
import type { PlaceholderOccurrence } from '../shared/code-analysis.ts';

/** Whether a text may hold such code. Looking through every page's tree for it costs a third of its rendering. */
export function namesPlaceholders(source: string): boolean {
  return /(?<!`)`{1,2}(?!`)[^`]*<[a-zA-Z]/.test(source);
}

/** The placeholders of code in a line of text that its page has fields for. */
export function inlinePlaceholders(read: (code: string) => readonly PlaceholderOccurrence[]) {
  return defineHastPlugin({
    name: 'handrail-inline-placeholders',
    element: {
      filter: ['code'],
      visit(node, context) {
        const above = context.parent(node);
        const [text, ...others] = node.children;
        if (text?.type !== 'text' || others.length > 0) return undefined;
        if (above.type === 'element' && above.tagName === 'pre') return undefined;
        const placeholders = read(text.value);
        return placeholders.length === 0
          ? undefined
          : { ...node, children: pieces(text.value, placeholders) };
      },
    },
  });
}

function pieces(code: string, placeholders: readonly PlaceholderOccurrence[]): ElementContent[] {
  let at = 0;
  const cut = placeholders.flatMap(({ start, end, key, insertion }): ElementContent[] => {
    const before = code.slice(at, start);
    at = end;
    const placeholder: ElementContent = {
      type: 'element',
      tagName: 'var',
      properties: { dataKey: key, dataIn: insertion },
      children: [{ type: 'text', value: code.slice(start, end) }],
    };
    return before === '' ? [placeholder] : [{ type: 'text', value: before }, placeholder];
  });
  return at < code.length ? [...cut, { type: 'text', value: code.slice(at) }] : cut;
}
