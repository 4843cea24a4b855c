/** What a reader replaces before use, where it cannot be anything else. */
const CERTAIN = [
  /(?<!<)<(?![<=(\s&])[^<>\n"'`();|&]{0,80}(?<!\s)>/g,
  /&lt;[^&\n]{1,80}&gt;/g,
  /\{\{.{0,200}?\}\}/g,
  /\{%.{0,200}?%\}/g,
];
/** What may be code in its own right, too. */
const LIKELY = [
  /(?<!<)<(?![<=(\s&])[^<>\n]{1,80}>/g,
  /(?<!\[)\[(?!\[)[^[\]\n]*\](?!\])/g,
  /\$\{[^{}\n]*\}/g,
  /\.{3}|…/g,
  // A remark, or `(name of the pod)`.
  /(?<=\s)\([^()\n]*\)/g,
];

/** The text with a word of the same length in place of each placeholder, so that every offset stays. */
export function withoutPlaceholders(text: string, { likely = false } = {}): string {
  const patterns = likely ? [...CERTAIN, ...LIKELY] : CERTAIN;
  return patterns.reduce(
    (masked, pattern) => masked.replace(pattern, (found) => 'x'.repeat(found.length)),
    text,
  );
}
