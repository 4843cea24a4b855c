import type { Element, ElementContent } from 'hast';
import { defineHastPlugin, defineMdastPlugin } from 'satteri';
import type { Fence } from '../shared/code-analysis.ts';

/** Keeps what stands after a fence's language: a reparse of raw HTML would lose it. */
export const fences = defineMdastPlugin({
  name: 'handrail-fences',
  code(node, context) {
    if (node.meta) context.setProperty(node, 'data', { hProperties: { dataMeta: node.meta } });
  },
});

/** A code block → what is shown in its place. */
export type CodeReplacement = (fence: Fence) => ElementContent;

/** Replaces each code block by what `put` returns for it. */
export function code(put: CodeReplacement) {
  return defineHastPlugin({
    name: 'handrail-code',
    element: {
      filter: ['pre'],
      visit(node, context) {
        const child = onlyCode(node);
        if (!child) {
          context.setProperty(node, 'tabIndex', 0);
          return undefined;
        }
        return put({
          language: languageClass(child.properties['className']),
          code: context.textContent(child).replace(/\n$/, ''),
          meta: String(node.properties['dataMeta'] ?? ''),
        });
      },
    },
  });
}

/** Raw HTML may put more than code into a `<pre>`, and then all of it is to stay. */
function onlyCode({ children }: Readonly<Element>): Element | undefined {
  const [first, ...others] = children.filter((node) => node.type !== 'text' || node.value.trim() !== '');
  return others.length === 0 && first?.type === 'element' && first.tagName === 'code' ? first : undefined;
}

function languageClass(className: unknown): string {
  const found = Array.isArray(className)
    ? className.find((name) => typeof name === 'string' && name.startsWith('language-'))
    : undefined;
  return typeof found === 'string' ? found.slice('language-'.length) : '';
}
