import { kind } from './kind.ts';

/** What is wrong with accepting problems. */
export const WAIVERS = {
  'waiver/expired': kind<{ ids: string; until: string; reason: string }>({
    strict: 'warning',
    lenient: 'warning',
    message: ({ ids, until }) => `The waiver for ${ids} ended on ${until}.`,
    hint: ({ reason }) => `Mend the problem, or give a later day. The reason was: ${reason}.`,
    why: 'A waiver is a debt with a date. After it, what it covered is reported again.',
  }),
  'waiver/unused': kind<{ ids: string }>({
    strict: 'warning',
    lenient: 'info',
    message: ({ ids }) => `This waiver covers nothing: ${ids} is not reported here.`,
    hint: () =>
      'Remove it. A comment covers the block below it, "waive" in a frontmatter that frontmatter, "waive" in handrail.yaml the files that match.',
    why: 'A waiver that covers nothing today will hide a new problem tomorrow.',
  }),
  'waiver/incomplete': kind<{ missing: string }>({
    strict: 'warning',
    lenient: 'warning',
    message: ({ missing }) => `This waiver has no ${missing}, so it does not hold.`,
    hint: () => 'Write: <!-- handrail-ignore link/broken until 2027-01-31: the vendor moves its docs -->.',
    why: 'Without a reason nobody dares to remove it, without an end nobody looks at it again.',
  }),
  'waiver/unknown': kind<{ id: string; suggestion: string }>({
    strict: 'warning',
    lenient: 'warning',
    message: ({ id }) => `There is no problem "${id}" to be waived.`,
    hint: ({ suggestion }) =>
      suggestion
        ? `Did you mean "${suggestion}"?`
        : 'Every report ends with the id of its problem, such as link/broken.',
    why: 'A misspelt id covers nothing.',
  }),
} as const;
