/** The text of a new page: frontmatter, then empty sections. */
export function entryText(fields: readonly string[], headings: readonly string[]): string {
  const body = headings.map((heading) => `## ${heading}\n`).join('\n');
  return `---\n${fields.join('\n')}\n---\n\n${body}`;
}

/** As YAML: plain words stay plain. */
export function yamlText(text: string): string {
  return /^[a-z][\w -]*$/i.test(text) ? text : JSON.stringify(text);
}
