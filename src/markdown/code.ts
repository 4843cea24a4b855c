import { defineHastPlugin, defineMdastPlugin } from 'satteri';
import { escapeHtml } from '../shared/text.ts';
import { languageOf } from '../shared/languages.ts';
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
        const child = node.children.find(
          (candidate) => candidate.type === 'element' && candidate.tagName === 'code',
        );
        if (child?.type !== 'element') return undefined;
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

function figure(lines: readonly string[], language: string, { title, marked }: FenceMeta): string {
  const caption = title ? `<figcaption>${escapeHtml(title)}</figcaption>` : '';
  const body = lines
    .map((line, index) => `<span class="line${marked.has(index + 1) ? ' marked' : ''}">${line}</span>`)
    .join('\n');
  const attribute = language ? ` data-lang="${escapeHtml(language.toLowerCase())}"` : '';
  return `<figure class="code"${attribute}>${caption}<pre tabindex="0"><code>${body}</code></pre></figure>`;
}

function languageClass(className: unknown): string {
  const found = Array.isArray(className)
    ? className.find((name) => typeof name === 'string' && name.startsWith('language-'))
    : undefined;
  return typeof found === 'string' ? found.slice('language-'.length) : '';
}
