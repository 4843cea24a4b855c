import { defineRule } from './rule-meta.ts';

export interface WrongValue {
  readonly field: string;
  /** A text in quotes, `true`, `empty`, `a list`, `a set of fields`. */
  readonly found: string;
  /** Completes "expected …". */
  readonly expected: string;
}

/** What is wrong with frontmatter, and with the title and address that an entry gets. */
export const FIELDS = {
  'schema/toml': defineRule<{ reason: string }>({
    strict: 'error',
    lenient: 'error',
    message: ({ reason }) => `Invalid TOML in the frontmatter: ${reason}.`,
    hint: () => 'Fix the TOML between the two "+++" lines, or write YAML between two "---" lines.',
    why: 'Half a frontmatter would publish what its author did not mean, so none of it counts; the text of the page is shown.',
  }),
  'schema/yaml': defineRule<{ reason: string }>({
    strict: 'error',
    lenient: 'error',
    message: ({ reason }) => `Invalid YAML in the frontmatter: ${reason}.`,
    hint: () => 'Fix the YAML between the two "---" lines: quote values that contain ": " or "#".',
    why: 'Half a frontmatter would publish what its author did not mean, so none of it counts; the text of the page is shown.',
  }),
  'schema/unclosed': defineRule({
    strict: 'error',
    lenient: 'error',
    message: () => 'Unclosed frontmatter.',
    hint: () => 'Add a line "---" after the last field.',
    why: 'Without the second line the whole page would be frontmatter.',
  }),
  'schema/not-a-map': defineRule<{ found: string }>({
    strict: 'error',
    lenient: 'error',
    message: ({ found }) => `Invalid frontmatter: expected a set of fields, found ${found}.`,
    hint: () => 'Write one "field: value" per line between the two "---" lines.',
    why: 'A frontmatter is a set of fields. Lists and plain text say nothing about the page.',
  }),
  'schema/duplicate-key': defineRule<{ key: string }>({
    strict: 'error',
    lenient: 'warning',
    message: ({ key }) => `Duplicate field "${key}"; the last value is used.`,
    hint: () => 'Keep one of the values, and remove the others.',
    why: 'Of two equal fields only one can count, and readers of the file do not see which.',
  }),
  'schema/wrong-type': defineRule<WrongValue>({
    strict: 'error',
    lenient: 'warning',
    message: wrongValue,
    hint: rightType,
    why: 'A value of the wrong sort is left out rather than guessed at.',
  }),
  'schema/unknown-label': defineRule<{ label: string; suggestion: string }>({
    strict: 'warning',
    lenient: 'info',
    message: ({ label }) => `Unknown label "${label}"; its value is not read.`,
    hint: ({ suggestion }) => `Did you mean "${suggestion}"?`,
    why: 'Labels such as "**Priority:** high" are read as fields. One with a spelling mistake is only text.',
  }),
  'schema/contradiction': defineRule<{ field: string; given: string; found: string }>({
    strict: 'warning',
    lenient: 'warning',
    message: ({ field, given, found }) =>
      `Contradiction in field "${field}": ${given} in the frontmatter, ${found} in the text.`,
    hint: () => 'Correct the one that is wrong, or remove it from the frontmatter. The frontmatter is used.',
    why: 'Readers see the text, and lists use the frontmatter: where they differ, one of the two is out of date.',
  }),
  'schema/missing-field': defineRule<{ field: string; expected: string }>({
    strict: 'error',
    lenient: 'info',
    message: ({ field, expected }) => `Missing field "${field}": expected ${expected}.`,
    hint: ({ field }) => {
      const [, set, name = field] = /^(.*)[.](.*?)$/s.exec(field) ?? [];
      return `Add "${name}:" to ${set === undefined ? 'the frontmatter' : `"${set}"`}.`;
    },
    why: 'Without this field the entry is incomplete: a gap without priority cannot be sorted.',
  }),
  'schema/unknown-field': defineRule<{ field: string; suggestion: string; known: string; derived: string }>({
    strict: 'error',
    lenient: 'info',
    message: ({ field }) => `Unknown field "${field}".`,
    hint: ({ suggestion, known, derived }) => {
      if (derived) return `Remove it: the state of a ${derived} is derived from what was done and verified.`;
      return suggestion ? `Did you mean "${suggestion}"?` : `Remove it, or use one of ${known}.`;
    },
    why: 'A misspelt field is silently lost: its author believes that it counts.',
  }),
  'schema/bad-enum': defineRule<WrongValue & { suggestion: string }>({
    strict: 'error',
    lenient: 'warning',
    message: wrongValue,
    hint: ({ suggestion }) =>
      suggestion ? `Did you mean "${suggestion}"?` : 'Use one of the expected words.',
    why: 'Lists, states and checks depend on these words; any other is ignored.',
  }),
  'schema/bad-date': defineRule<WrongValue>({
    strict: 'error',
    lenient: 'warning',
    message: wrongValue,
    hint: () => 'Write an existing day as year, month and day, e.g. 2026-03-07.',
    why: 'Reviews and overdue states are computed from dates.',
  }),
  'schema/bad-duration': defineRule<WrongValue>({
    strict: 'error',
    lenient: 'warning',
    message: wrongValue,
    hint: () => 'Write a number and its unit, e.g. 90s, 15m, 2h, 30d, 6mo, or ISO 8601, e.g. PT15M.',
    why: 'Recovery targets and review policies are computed from durations, so the unit must be there.',
  }),
  'schema/unknown-kind': defineRule<{ found: string; suggestion: string; kinds: string }>({
    strict: 'error',
    lenient: 'warning',
    message: ({ found }) => `Unknown kind "${found}".`,
    hint: ({ suggestion, kinds }) => (suggestion ? `Did you mean "${suggestion}"?` : `Use one of ${kinds}.`),
    why: 'The kind decides which fields a page has and where it is listed.',
  }),
  'schema/missing-title': defineRule<{ title: string }>({
    strict: 'error',
    lenient: 'info',
    message: ({ title }) => `Missing title; the file name is used: "${title}".`,
    hint: () => 'Add "title:" to the frontmatter, or begin the text with a "# Heading".',
    why: 'Lists and search results show titles. A file name is a poor one.',
  }),
  'schema/duplicate-id': defineRule<{ wanted: string; other: string; url: string }>({
    strict: 'error',
    lenient: 'warning',
    message: ({ wanted, other, url }) =>
      `Duplicate address ${wanted}, used by ${other}; this page is at ${url}.`,
    hint: () => 'Rename one of the two files.',
    why: 'Two pages cannot have one address. The second one gets another, which may change when files are added.',
  }),
  'schema/file-name': defineRule<{ name: string; url: string }>({
    strict: 'error',
    lenient: 'warning',
    message: ({ name, url }) => `Invalid file name "${name}": no letters or digits; the page is at ${url}.`,
    hint: () => 'Rename the file to words in letters, digits and dashes.',
    why: 'Addresses are made of the letters and digits of file names. This name has none, so its address says nothing.',
  }),
  'schema/name-too-long': defineRule<{ name: string }>({
    strict: 'error',
    lenient: 'warning',
    message: ({ name }) => `Name too long for an address: ${name}`.replace(/\.?$/, '.'),
    hint: () => 'Shorten it: each part of an address has at most 200 bytes, all of it at most 600.',
    why: 'Every page is a file, and file systems limit the length of its name and path. The address is cut, and a digest is added to it.',
  }),
} as const;

function wrongValue({ field, found, expected }: WrongValue): string {
  return `Invalid value for "${field}": ${found}; expected ${expected}.`;
}

/** What people mostly meant by a value of this shape. */
function rightType({ found, expected }: WrongValue): string {
  const words = expected.replace(/;.*$/s, '');
  const [, isList, first] = /^(a list, each .*?)?(?:a set of fields: )([^,]+)/.exec(expected) ?? [];
  if (expected.startsWith('no value')) return 'Remove it.';
  if (found === 'empty') return `Write ${words}, or remove it.`;
  if (found === 'a set of fields' && !/set of fields|an assertion/.test(expected))
    return 'Put the whole value in quotes: a ": " turns it into a set of fields.';
  if (found === 'a list' && !expected.includes('list')) return 'Write one value, without brackets or dashes.';
  if (/^(true|false)$/.test(found) && /^(text|an id|a label|the id)/.test(expected))
    return `Put it in quotes: "${found}".`;
  if (first !== undefined && isList !== undefined)
    return `Write a list, and begin each item with "- ${first}: …" on a separate line.`;
  if (first !== undefined) return `Write its fields on separate lines below it, e.g. "${first}: …".`;
  return `Write ${words}.`;
}
