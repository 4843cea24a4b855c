import type { Element } from 'hast';
import { defineHastPlugin, defineMdastPlugin } from 'satteri';
import { escapeHtml } from '../shared/text.ts';
import { fenceName, languageOf } from '../shared/languages.ts';
import { readFenceMeta, type FenceMeta } from './fence.ts';

/** Colours the lines of a block; as many lines come back as were given, each safe HTML. */
export type Colour = (code: string, language: string) => readonly string[];

/** Keeps what stands after a fence's language: a reparse of raw HTML would lose it. */
export const fences = defineMdastPlugin({
  name: 'handrail-fences',
  code(node, context) {
    if (node.meta) context.setProperty(node, 'data', { hProperties: { dataMeta: node.meta } });
  },
});

/** Code blocks as figures, with title, language and marked lines; the script adds the copy button. */
export function code(colour: Colour) {
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
        const name = languageClass(child.properties['className']);
        const meta = String(node.properties['dataMeta'] ?? '');
        const text = context.textContent(child).replace(/\n$/, '');
        return {
          type: 'raw',
          value: figure(colour(text, languageOf(name) ?? 'plain'), name, readFenceMeta(meta)),
        };
      },
    },
  });
}

/** Raw HTML may put more than code into a `<pre>`, and then all of it is to stay. */
function onlyCode({ children }: Readonly<Element>): Element | undefined {
  const [first, ...others] = children.filter((node) => node.type !== 'text' || node.value.trim() !== '');
  return others.length === 0 && first?.type === 'element' && first.tagName === 'code' ? first : undefined;
}

/** Lines without colour in the figure of a code block, for text that is not Markdown's. */
export function plainFigure(text: string): string {
  return figure(text.split('\n').map(escapeHtml), '', readFenceMeta(''));
}

function figure(lines: readonly string[], language: string, { title, marked }: FenceMeta): string {
  const caption = title ? `<figcaption>${escapeHtml(title)}</figcaption>` : '';
  const body = lines
    .map((line, index) => `<span class="line${marked.has(index + 1) ? ' marked' : ''}">${line}</span>`)
    .join('\n');
  const name = fenceName(language);
  const attribute = name ? ` data-lang="${escapeHtml(name)}"` : '';
  return `<figure class="code"${attribute}>${caption}<pre tabindex="0"><code>${body}</code></pre></figure>`;
}

function languageClass(className: unknown): string {
  const found = Array.isArray(className)
    ? className.find((name) => typeof name === 'string' && name.startsWith('language-'))
    : undefined;
  return typeof found === 'string' ? found.slice('language-'.length) : '';
}
