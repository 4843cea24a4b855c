/** What of a block is typed into a shell: no prompts, no remarks, no output, and no line that an author marked as removed. */
export function commandText(figure: Element): string {
  const lines = Array.from(figure.querySelectorAll(':scope > pre > code > .line, samp > .line'))
    .filter((line) => !line.matches('.remark'))
    .filter((line) => line.closest('samp') === null || figure.querySelector(':scope > pre > code') === null);
  const texts = lines.flatMap((line) => {
    const text = textOf(line);
    if (!line.querySelector('.remark')) return [text];
    return text.trim() === '' ? [] : [text.trimEnd()];
  });
  return texts.join('\n').trimEnd();
}

/** The same with dots in place of what is secret: what may be kept and shown. */
export function shownText(figure: Element): string {
  return Array.from(figure.querySelectorAll(':scope > pre > code > .line'), (line) =>
    textOf(line, true).trimEnd(),
  )
    .filter((text) => text.trim() !== '')
    .join('\n');
}

function textOf(node: Node, isMasked = false): string {
  if (node instanceof Element && node.matches('.prompt, .remark')) return '';
  const secret = secretValues.get(node);
  if (secret !== undefined) return isMasked ? '***' : secret;
  if (node.nodeType === Node.TEXT_NODE) return node.nodeValue ?? '';
  return Array.from(node.childNodes, (child) => textOf(child, isMasked)).join('');
}

/** Gives the first command, which the block at the top of the page shows as words, the placeholders of its own block. */
export function copyIntoSummary(root: ParentNode): void {
  const lines = Array.from(root.querySelectorAll('figure.code > pre > code > .line'));
  for (const code of root.querySelectorAll('.orders a > code')) {
    const line = lines.find(
      (one) => textOf(one).trim() === code.textContent && one.querySelector('var') !== null,
    );
    if (!line) continue;
    const parts = Array.from(line.childNodes, (node) => node.cloneNode(true)).filter(
      (node) => !(node instanceof Element && node.matches('.prompt, .remark')),
    );
    code.replaceChildren(...parts);
  }
}

/** What a placeholder stands for where it is shown as dots: it is copied, and not seen. */
export const secretValues = new WeakMap<Node, string>();
