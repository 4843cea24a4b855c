/** The kinds of callouts, which GitHub's alerts have, too. */
export const CALLOUTS = ['note', 'tip', 'important', 'warning', 'caution'] as const;
export type Callout = (typeof CALLOUTS)[number];

/** The types of MkDocs Material, Docusaurus, VitePress, Hugo's themes and Obsidian that say the same as one of ours. */
const OTHER_TYPES: Readonly<Record<string, Callout>> = {
  info: 'note',
  success: 'tip',
  hint: 'tip',
  check: 'tip',
  done: 'tip',
  warn: 'warning',
  attention: 'warning',
  danger: 'caution',
  error: 'caution',
  failure: 'caution',
  fail: 'caution',
  missing: 'caution',
  bug: 'caution',
};

/** The callout of a type, under its own name or another product's. */
export function calloutOf(type: string): Callout | undefined {
  const name = type.toLowerCase();
  return (
    CALLOUTS.find((known) => known === name) ??
    (Object.hasOwn(OTHER_TYPES, name) ? OTHER_TYPES[name] : undefined)
  );
}

/** What a callout without a title says above its text: its type, in its author's word. */
export function calloutWord(type: string): string {
  const words = type.replaceAll(/[-_]+/g, ' ').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
