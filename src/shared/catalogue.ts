import { count } from './text.ts';

/** `info` never fails a build; `warning` does only where asked (`--max-warnings`). */
export type Level = 'error' | 'warning' | 'info';

interface Kind<Facts> {
  /** The level in a tree that its team owns (`strict: true`) and in one that was only found. */
  readonly strict: Level;
  readonly lenient: Level;
  /** What happened, in one line. */
  readonly message: (facts: Facts) => string;
  /** What to do about it. */
  readonly hint: (facts: Facts) => string;
}

function kind<Facts = Record<never, never>>(entry: Kind<Facts>): Kind<Facts> {
  return entry;
}

/** Every problem that Handrail can report, by its stable id. The type of a problem is a key of this table. */
export const CATALOGUE = {
  'content/empty': kind({
    strict: 'warning',
    lenient: 'warning',
    message: () => 'There is no Markdown file in this folder.',
    hint: () => 'Add a page, for example runbooks/my-first-runbook.md, or name another folder.',
  }),
  'file/unreadable': kind<{ reason: string }>({
    strict: 'error',
    lenient: 'error',
    message: ({ reason }) => `This file cannot be read: ${reason}.`,
    hint: () => 'Give the user who builds the right to read it, or list it under "ignore" in handrail.yaml.',
  }),
  'file/name-not-utf8': kind({
    strict: 'error',
    lenient: 'error',
    message: () => 'The name of this file is not UTF-8, so nothing can be read from it or linked to it.',
    hint: () => 'Rename it; "convmv -f latin1 -t utf8" shows what it was meant to be.',
  }),
  'file/not-utf8': kind<{ byte: string; encoding: string }>({
    strict: 'error',
    lenient: 'error',
    message: ({ byte }) => `This file is not UTF-8: byte ${byte} begins no character.`,
    hint: ({ encoding }) =>
      `Save it as UTF-8 (iconv -f ${encoding} -t UTF-8), or list it under "ignore" in handrail.yaml.`,
  }),
  'file/nul': kind({
    strict: 'error',
    lenient: 'warning',
    message: () => 'There is a NUL byte in the text.',
    hint: () => 'Remove it: it is shown as a replacement character. Is this really a text file?',
  }),
  'file/symlink-outside': kind<{ target: string }>({
    strict: 'error',
    lenient: 'warning',
    message: ({ target }) =>
      `This symbolic link leads out of the content folder, to ${target}; it was not followed.`,
    hint: () => 'Copy what it points at into the content folder, or build the folder that holds both.',
  }),
  'file/symlink-broken': kind<{ target: string }>({
    strict: 'error',
    lenient: 'warning',
    message: ({ target }) => `This symbolic link leads nowhere, or in a circle: ${target}.`,
    hint: () => 'Remove the link, or point it at a file that exists.',
  }),
  'text/too-deep': kind<{ reason: string }>({
    strict: 'error',
    lenient: 'warning',
    message: ({ reason }) => `This text cannot be laid out: ${reason}; it is shown as it was written.`,
    hint: () => 'Is it meant to be read as Markdown? A large log or dump belongs in a file of its own.',
  }),
  'text/unclosed-comment': kind({
    strict: 'error',
    lenient: 'warning',
    message: () => 'The comment that begins here never ends, so all that follows belongs to it.',
    hint: () => 'Add "-->" where the comment should end.',
  }),
  'text/unused-note': kind<{ label: string }>({
    strict: 'warning',
    lenient: 'info',
    message: ({ label }) => `Nothing refers to the note [^${label}], so it is shown nowhere.`,
    hint: ({ label }) => `Write [^${label}] where the note belongs, or remove it.`,
  }),
  'schema/toml': kind({
    strict: 'error',
    lenient: 'warning',
    message: () => 'The frontmatter is TOML, of which nothing is read.',
    hint: () => 'Write it as YAML between two "---" lines: "title: Redis", not "title = \'Redis\'".',
  }),
  'schema/yaml': kind<{ reason: string }>({
    strict: 'error',
    lenient: 'error',
    message: ({ reason }) => `The frontmatter is not valid YAML: ${reason}.`,
    hint: () => 'Mend the YAML between the two "---" lines; values with ": " or "#" in them need quotes.',
  }),
  'schema/unclosed': kind({
    strict: 'error',
    lenient: 'error',
    message: () => 'The frontmatter begins with "---" and never ends.',
    hint: () => 'Add a line "---" after the last field.',
  }),
  'schema/not-a-map': kind<{ found: string }>({
    strict: 'error',
    lenient: 'error',
    message: ({ found }) => `The frontmatter is ${found}, not a set of fields.`,
    hint: () => 'Write one "field: value" per line between the two "---" lines.',
  }),
  'schema/duplicate-key': kind<{ key: string }>({
    strict: 'error',
    lenient: 'warning',
    message: ({ key }) => `The field "${key}" stands twice; the last one was taken.`,
    hint: () => 'Keep one of them.',
  }),
  'schema/wrong-type': kind<{ field: string; expected: string }>({
    strict: 'error',
    lenient: 'warning',
    message: ({ field, expected }) => `"${field}" must be ${expected}; what stands here was not used.`,
    hint: ({ expected }) => `Write ${expected}.`,
  }),
  'schema/unknown-kind': kind<{ found: string; kinds: string }>({
    strict: 'error',
    lenient: 'warning',
    message: ({ found }) => `There is no kind "${found}".`,
    hint: ({ kinds }) => `The kinds are ${kinds}.`,
  }),
  'schema/missing-title': kind<{ title: string }>({
    strict: 'error',
    lenient: 'info',
    message: ({ title }) =>
      `There is no title, neither in the frontmatter nor as a heading; the page is called "${title}" after its file.`,
    hint: () => 'Add "title:" to the frontmatter, or begin the text with a "# Heading".',
  }),
  'schema/duplicate-id': kind<{ wanted: string; other: string; url: string }>({
    strict: 'error',
    lenient: 'warning',
    message: ({ wanted, other, url }) =>
      `This page would have the address ${wanted}, which ${other} has; it is at ${url} instead.`,
    hint: () => 'Rename one of the two files.',
  }),
  'schema/file-name': kind<{ name: string; url: string }>({
    strict: 'error',
    lenient: 'warning',
    message: ({ name, url }) =>
      `"${name}" has no letter or digit that an address can keep; the page is at ${url}.`,
    hint: () => 'Rename the file to words in letters, digits and dashes.',
  }),
  'settings/yaml': kind<{ reason: string }>({
    strict: 'error',
    lenient: 'error',
    message: ({ reason }) => `The settings are not valid YAML: ${reason}.`,
    hint: () => 'Mend handrail.yaml; until then none of its settings count.',
  }),
  'settings/invalid': kind<{ field: string; reason: string }>({
    strict: 'error',
    lenient: 'error',
    message: ({ field, reason }) => `The setting "${field}" cannot be used: ${reason}.`,
    hint: () => 'See docs/settings.md for what each setting takes.',
  }),
  'settings/unknown': kind<{ field: string; known: string }>({
    strict: 'error',
    lenient: 'warning',
    message: ({ field }) => `There is no setting "${field}".`,
    hint: ({ known }) => `The settings are ${known}.`,
  }),
  'link/broken': kind<{ target: string; suggestion: string }>({
    strict: 'error',
    lenient: 'warning',
    message: ({ target }) => `This link leads nowhere: there is no page or file ${target}.`,
    hint: ({ suggestion }) =>
      suggestion
        ? `Did you mean ${suggestion}?`
        : 'Correct the path; it is read from this file’s own folder.',
  }),
  'link/anchor': kind<{ anchor: string; page: string; suggestion: string }>({
    strict: 'error',
    lenient: 'warning',
    message: ({ anchor, page }) => `There is no heading "#${anchor}" on ${page}.`,
    hint: ({ suggestion }) =>
      suggestion ? `Did you mean "#${suggestion}"?` : 'Anchors are the headings in lower case with dashes.',
  }),
  'link/undefined-reference': kind<{ label: string }>({
    strict: 'error',
    lenient: 'warning',
    message: ({ label }) => `This is no link: "[${label}]" is defined nowhere in the file.`,
    hint: ({ label }) =>
      `Add a line "[${label}]: https://…" with the address, or write it as [text](address).`,
  }),
  'link/missing-image': kind<{ target: string }>({
    strict: 'error',
    lenient: 'warning',
    message: ({ target }) => `There is no image ${target}; its description is shown instead.`,
    hint: () => 'Add the file, or correct the path; it is read from this file’s own folder.',
  }),
  'link/remote-image': kind<{ target: string }>({
    strict: 'warning',
    lenient: 'info',
    message: ({ target }) =>
      `This image lies on another server, ${target}; pages load nothing from elsewhere, so it is shown as a link.`,
    hint: () => 'Save the image beside the page and link to the file.',
  }),
  'link/outside': kind<{ target: string; suggestion: string }>({
    strict: 'error',
    lenient: 'warning',
    message: ({ target }) => `This link leads out of the content folder: ${target}.`,
    hint: ({ suggestion }) =>
      suggestion
        ? `Did you mean ${suggestion}?`
        : 'Link to a page inside, or to the full address where readers can open it.',
  }),
  'link/malformed': kind<{ target: string }>({
    strict: 'error',
    lenient: 'warning',
    message: ({ target }) =>
      `The address ${target} is malformed: a "%" must be followed by two hexadecimal digits.`,
    hint: () => 'Write a literal percent sign as %25.',
  }),
  'code/unknown-language': kind<{ language: string; blocks: number }>({
    strict: 'warning',
    lenient: 'info',
    message: ({ language, blocks }) =>
      `"${language}" is no language that can be highlighted (${count(blocks, 'block')}); shown as plain text.`,
    hint: () => 'Use a known name, or "text".',
  }),
} as const;

export type ProblemId = keyof typeof CATALOGUE;

/** What the message and the hint of one id need to know. */
export type FactsOf<Id extends ProblemId> = Parameters<(typeof CATALOGUE)[Id]['message']>[0];
