import { isInlineElement } from '../shared/html.ts';

/** The HTML of a slot; a line of text, which MDX leaves as it is on the line of its component, becomes a paragraph. */
export function slotText(html: string | undefined): string {
  const text = html?.trim() ?? '';
  const [, element] = /^<([\w-]+)/.exec(text) ?? [];
  const isBlock = element !== undefined && !isInlineElement(element);
  return text === '' || isBlock ? text : `<p>${text}</p>`;
}
