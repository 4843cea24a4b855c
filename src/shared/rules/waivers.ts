import { defineRule } from './rule-meta.ts';

/** What is wrong with accepting problems. */
export const WAIVERS = {
  'waiver/expired': defineRule<{ ids: string; until: string; reason: string }>({
    strict: 'warning',
    lenient: 'warning',
    message: ({ ids, until }) => `Expired waiver for ${ids}: ended ${until}.`,
    hint: ({ reason }) => `Fix the problem, or set a later day. Its reason: ${reason}.`,
    why: 'A waiver is a debt with a date. After that day, the problem is reported again.',
  }),
  'waiver/unused': defineRule<{ ids: string }>({
    strict: 'warning',
    lenient: 'info',
    message: ({ ids }) => `Unused waiver: ${ids} is not reported here.`,
    hint: () =>
      'Remove it, or move it: a comment covers the block below it, "waive" in a frontmatter that frontmatter, "waive" in handrail.yaml the files that match.',
    why: 'An unused waiver hides a new problem of the same kind later.',
  }),
  'waiver/incomplete': defineRule<{ missing: string }>({
    strict: 'warning',
    lenient: 'warning',
    message: ({ missing }) => `Incomplete waiver: missing ${missing}; not applied.`,
    hint: () => 'Write: <!-- handrail-ignore link/broken until 2027-01-31: the vendor moves its docs -->.',
    why: 'Without a reason it is never removed, without an end it is never reviewed.',
  }),
  'waiver/unknown': defineRule<{ id: string; suggestion: string }>({
    strict: 'warning',
    lenient: 'warning',
    message: ({ id }) => `Unknown problem "${id}" in a waiver.`,
    hint: ({ suggestion }) =>
      suggestion
        ? `Did you mean "${suggestion}"?`
        : 'Use the id at the end of the message, e.g. link/broken.',
    why: 'A waiver with a misspelt id has no effect.',
  }),
} as const;
