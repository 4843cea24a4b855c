import { kind } from './kind.ts';

export interface WrongValue {
  readonly field: string;
  /** Completes "is …": a text in quotes, `true`, `empty`, `a list`, `a set of fields`. */
  readonly found: string;
  /** Completes "must be …". */
  readonly expected: string;
}

/** What is wrong with frontmatter, and with the title and address that an entry gets. */
export const FIELDS = {
  'schema/toml': kind<{ reason: string }>({
    strict: 'error',
    lenient: 'error',
    message: ({ reason }) => `The frontmatter is not valid TOML: ${reason}.`,
    hint: () => 'Mend the TOML between the two "+++" lines, or write YAML between two "---" lines.',
    why: 'Half a frontmatter would publish what its author did not mean, so none of it counts; the text of the page is shown.',
  }),
  'schema/yaml': kind<{ reason: string }>({
    strict: 'error',
    lenient: 'error',
    message: ({ reason }) => `The frontmatter is not valid YAML: ${reason}.`,
    hint: () => 'Mend the YAML between the two "---" lines; values with ": " or "#" in them need quotes.',
    why: 'Half a frontmatter would publish what its author did not mean, so none of it counts; the text of the page is shown.',
  }),
  'schema/unclosed': kind({
    strict: 'error',
    lenient: 'error',
    message: () => 'The frontmatter begins with "---" and never ends.',
    hint: () => 'Add a line "---" after the last field.',
    why: 'Without the second line the whole page would be frontmatter.',
  }),
  'schema/not-a-map': kind<{ found: string }>({
    strict: 'error',
    lenient: 'error',
    message: ({ found }) => `The frontmatter is ${found}, not a set of fields.`,
    hint: () => 'Write one "field: value" per line between the two "---" lines.',
    why: 'A frontmatter is a set of fields. Lists and plain text say nothing about the page.',
  }),
  'schema/duplicate-key': kind<{ key: string }>({
    strict: 'error',
    lenient: 'warning',
    message: ({ key }) => `The field "${key}" stands twice; the last one was taken.`,
    hint: () => 'Keep one of them.',
    why: 'Of two equal fields only one can count, and readers of the file do not see which.',
  }),
  'schema/wrong-type': kind<WrongValue>({
    strict: 'error',
    lenient: 'warning',
    message: wrongValue,
    hint: rightType,
    why: 'A value of the wrong sort is left out rather than guessed at.',
  }),
  'schema/missing-field': kind<{ field: string; expected: string }>({
    strict: 'error',
    lenient: 'info',
    message: ({ field, expected }) => `"${field}" is missing; it takes ${expected}.`,
    hint: ({ field }) => {
      const [, set, name = field] = /^(.*)[.](.*?)$/s.exec(field) ?? [];
      return `Add "${name}:" to ${set === undefined ? 'the frontmatter' : `"${set}"`}.`;
    },
    why: 'Without this field the entry cannot do its work: a gap without priority stands in no order.',
  }),
  'schema/unknown-field': kind<{ field: string; suggestion: string; known: string }>({
    strict: 'error',
    lenient: 'info',
    message: ({ field }) => `There is no field "${field}" here.`,
    hint: ({ suggestion, known }) =>
      suggestion ? `Did you mean "${suggestion}"?` : `Remove it, or use one of ${known}.`,
    why: 'A misspelt field is silently lost: its author believes that it counts.',
  }),
  'schema/bad-enum': kind<WrongValue & { suggestion: string }>({
    strict: 'error',
    lenient: 'warning',
    message: wrongValue,
    hint: ({ suggestion }) =>
      suggestion ? `Did you mean "${suggestion}"?` : 'Choose one of these words; no others are known.',
    why: 'Lists, states and checks go by these words; another word stands outside all of them.',
  }),
  'schema/bad-date': kind<WrongValue>({
    strict: 'error',
    lenient: 'warning',
    message: wrongValue,
    hint: () => 'Write year, month and day as in 2026-03-07; the day must exist.',
    why: 'What is reviewed or overdue is computed from dates.',
  }),
  'schema/bad-duration': kind<WrongValue>({
    strict: 'error',
    lenient: 'warning',
    message: wrongValue,
    hint: () => 'Write a number and its unit: 90s, 15m, 2h, 30d, 6mo, or ISO 8601: PT15M.',
    why: 'Recovery targets and review policies are computed from durations, so the unit must be there.',
  }),
  'schema/unknown-kind': kind<{ found: string; suggestion: string; kinds: string }>({
    strict: 'error',
    lenient: 'warning',
    message: ({ found }) => `There is no kind "${found}".`,
    hint: ({ suggestion, kinds }) =>
      suggestion ? `Did you mean "${suggestion}"?` : `The kinds are ${kinds}.`,
    why: 'The kind decides what a page may say and where it stands.',
  }),
  'schema/missing-title': kind<{ title: string }>({
    strict: 'error',
    lenient: 'info',
    message: ({ title }) =>
      `There is no title, neither in the frontmatter nor as a "# Heading"; the page is called "${title}" after its file.`,
    hint: () => 'Add "title:" to the frontmatter, or begin the text with a "# Heading".',
    why: 'Lists and search results show titles. A file name is a poor one.',
  }),
  'schema/duplicate-id': kind<{ wanted: string; other: string; url: string }>({
    strict: 'error',
    lenient: 'warning',
    message: ({ wanted, other, url }) =>
      `This page would have the address ${wanted}, which ${other} has; it is at ${url} instead.`,
    hint: () => 'Rename one of the two files.',
    why: 'Two pages cannot have one address. The second one gets another, which may change when files are added.',
  }),
  'schema/file-name': kind<{ name: string; url: string }>({
    strict: 'error',
    lenient: 'warning',
    message: ({ name, url }) =>
      `"${name}" has no letter or digit that an address can keep; the page is at ${url}.`,
    hint: () => 'Rename the file to words in letters, digits and dashes.',
    why: 'Addresses are made of the letters and digits of file names. This name has none, so its address says nothing.',
  }),
  'schema/name-too-long': kind<{ name: string }>({
    strict: 'error',
    lenient: 'warning',
    message: ({ name }) => `Name too long for an address: ${name}`.replace(/\.?$/, '.'),
    hint: () => 'Shorten it: each part of an address has at most 200 bytes, all of it at most 600.',
    why: 'Every page is a file, and file systems limit the length of its name and path. The address is cut, and a digest is added to it.',
  }),
} as const;

function wrongValue({ field, found, expected }: WrongValue): string {
  return `"${field}" is ${found}; it must be ${expected}.`;
}

/** What people mostly meant by a value of this shape. */
function rightType({ found, expected }: WrongValue): string {
  const words = expected.replace(/;.*$/s, '');
  const [, isList, first] = /^(a list, each .*?)?(?:a set of fields: )([^,]+)/.exec(expected) ?? [];
  if (expected.startsWith('left out')) return 'Remove it.';
  if (found === 'empty') return `Write ${words}, or remove it.`;
  if (found === 'a set of fields' && !/set of fields|an assertion/.test(expected))
    return 'A ": " in a value makes a set of fields of it: put the whole value in quotes.';
  if (found === 'a list' && !expected.includes('list')) return 'Write one value, without brackets or dashes.';
  if (/^(true|false)$/.test(found) && /^(text|an id|a label|the id)/.test(expected))
    return `Put it in quotes: "${found}".`;
  if (first !== undefined && isList !== undefined)
    return `Write a list; each item begins with "- ${first}: …" on a line of its own.`;
  if (first !== undefined) return `Write its fields on lines of their own below it, such as "${first}: …".`;
  return `Write ${words}.`;
}
