const BLOCK = /^<(?:aside|blockquote|details|div|dl|figure|h[1-6]|hr|ol|p|pre|section|tab-set|table|ul)\b/i;

/** The HTML of a slot; a line of text, which MDX leaves as it is on the line of its component, becomes a paragraph. */
export function slotText(html: string | undefined): string {
  const text = html?.trim() ?? '';
  return text === '' || BLOCK.test(text) ? text : `<p>${text}</p>`;
}
