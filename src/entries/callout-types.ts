/** The kinds of callouts, which GitHub's alerts have, too. */
export const CALLOUT_TYPES = ['note', 'tip', 'important', 'warning', 'caution'] as const;
export type CalloutType = (typeof CALLOUT_TYPES)[number];

/** The types of MkDocs Material, Docusaurus, VitePress, Hugo's themes and Obsidian that say the same as one of ours. */
const OTHER_TYPES: Readonly<Record<string, CalloutType>> = {
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
export function calloutType(type: string): CalloutType | undefined {
  const name = type.toLowerCase();
  return (
    CALLOUT_TYPES.find((known) => known === name) ??
    (Object.hasOwn(OTHER_TYPES, name) ? OTHER_TYPES[name] : undefined)
  );
}

/** What a callout without a title says above its text: its type, in its author's word. */
export function calloutLabel(type: string): string {
  const words = type.replaceAll(/[-_]+/g, ' ').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
