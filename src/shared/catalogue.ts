import { CODE } from './catalogue/code.ts';
import { kind } from './catalogue/kind.ts';
import { MDX } from './catalogue/mdx.ts';
import { OPERATIONS } from './catalogue/operations.ts';
import { PLANS } from './catalogue/plans.ts';
import { WAIVERS } from './catalogue/waivers.ts';
import { count, withArticle } from './text.ts';

interface WrongValue {
  readonly field: string;
  /** Completes "is …": a text in quotes, `true`, `empty`, `a list`, `a set of fields`. */
  readonly found: string;
  /** Completes "must be …". */
  readonly expected: string;
}

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

/** Every problem that Handrail can report, by its stable id. The type of a problem is a key of this table. */
export const CATALOGUE = {
  'content/empty': kind({
    strict: 'warning',
    lenient: 'warning',
    message: () => 'There is no Markdown file in this folder.',
    hint: () => 'Add a page, for example runbooks/my-first-runbook.md, or name another folder.',
    why: 'A site without pages is nearly always a wrong path. It is built all the same, so that a new project can begin with nothing.',
  }),
  'file/unreadable': kind<{ reason: string }>({
    strict: 'error',
    lenient: 'error',
    message: ({ reason }) => `This file cannot be read: ${reason}.`,
    hint: () => 'Give the user who builds the right to read it, or list it under "ignore" in handrail.yaml.',
    why: 'What cannot be opened cannot be published, and whoever looks for the page will not know that it is missing. So it is an error in every tree.',
  }),
  'file/name-not-utf8': kind({
    strict: 'error',
    lenient: 'error',
    message: () => 'The name of this file is not UTF-8, so nothing can be read from it or linked to it.',
    hint: () => 'Rename it; "convmv -f latin1 -t utf8" shows what it was meant to be.',
    why: 'An address can be made only from characters. Names in another encoding come from old archives; `convmv` renames them.',
  }),
  'file/not-utf8': kind<{ byte: string; encoding: string }>({
    strict: 'error',
    lenient: 'error',
    message: ({ byte }) => `This file is not UTF-8: byte ${byte} begins no character.`,
    hint: ({ encoding }) =>
      `Save it as UTF-8 (iconv -f ${encoding} -t UTF-8), or list it under "ignore" in handrail.yaml.`,
    why: 'Text in another encoding shows wrong letters, in commands too, where they do harm.',
  }),
  'file/nul': kind({
    strict: 'error',
    lenient: 'warning',
    message: () => 'There is a NUL byte in the text.',
    hint: () => 'Remove it: it is shown as a replacement character. Is this really a text file?',
    why: 'Text holds no NUL bytes. Often the file is binary, or was cut off while it was written.',
  }),
  'file/symlink-outside': kind<{ target: string }>({
    strict: 'error',
    lenient: 'warning',
    message: ({ target }) =>
      `This symbolic link leads out of the content folder, to ${target}; it was not followed.`,
    hint: () => 'Copy what it points at into the content folder, or build the folder that holds both.',
    why: 'Only the content folder is read. A link that leads out would publish files that nobody meant to.',
  }),
  'file/symlink-broken': kind<{ target: string }>({
    strict: 'error',
    lenient: 'warning',
    message: ({ target }) => `This symbolic link leads nowhere, or in a circle: ${target}.`,
    hint: () => 'Remove the link, or point it at a file that exists.',
    why: 'The page that stood behind the link is missing from the site.',
  }),
  'text/too-deep': kind<{ reason: string }>({
    strict: 'error',
    lenient: 'warning',
    message: ({ reason }) => `This text cannot be laid out: ${reason}; it is shown as it was written.`,
    hint: () => 'Is it meant to be read as Markdown? A large log or dump belongs in a file of its own.',
    why: 'Text that is nested thousands of levels deep would take the Markdown parser down, and with it every other page. It is shown as it was written.',
  }),
  'text/unclosed-comment': kind({
    strict: 'error',
    lenient: 'warning',
    message: () => 'The comment that begins here never ends, so all that follows belongs to it.',
    hint: () => 'Add "-->" where the comment should end.',
    why: 'Everything after the beginning of the comment would be invisible, up to the end of the page. It is shown instead.',
  }),
  'text/unused-note': kind<{ label: string }>({
    strict: 'warning',
    lenient: 'info',
    message: ({ label }) => `Nothing refers to the note [^${label}], so it is shown nowhere.`,
    hint: ({ label }) => `Write [^${label}] where the note belongs, or remove it.`,
    why: 'Markdown leaves out footnotes that nothing refers to: the text is there and nobody sees it.',
  }),
  'text/template-tag': kind<{ tag: string; of: string; uses: number }>({
    strict: 'warning',
    lenient: 'warning',
    message: ({ tag, of, uses }) =>
      `${tag} is a tag of ${of}, which nothing fills in here${uses > 1 ? ` (${uses} uses)` : ''}; it is shown as it is written.`,
    hint: () => 'Write what it stands for. If readers are to see the tag itself, put it in backticks.',
    why: 'Shortcodes, Liquid, ERB and snippets are filled in by the generator that a page was written for. Here a reader sees the tag and not what it stands for. In code they are only code.',
  }),
  'schema/toml': kind({
    strict: 'error',
    lenient: 'warning',
    message: () => 'The frontmatter is TOML, of which nothing is read.',
    hint: () => 'Write it as YAML between two "---" lines: "title: Redis", not "title = \'Redis\'".',
    why: 'Only YAML frontmatter has places for every value, which the other problems need.',
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
  'settings/yaml': kind<{ reason: string }>({
    strict: 'error',
    lenient: 'error',
    message: ({ reason }) => `The settings are not valid YAML: ${reason}.`,
    hint: () => 'Mend handrail.yaml; until then none of its settings count.',
    why: 'Settings that cannot be read would leave the site with another base or title than its team wants.',
  }),
  'settings/invalid': kind<{ field: string; reason: string }>({
    strict: 'error',
    lenient: 'error',
    message: ({ field, reason }) => `The setting "${field}" cannot be used: ${reason}.`,
    hint: () => 'See docs/settings.md for what each setting takes.',
    why: 'A setting that cannot be used does not count; its default does.',
  }),
  'settings/unknown': kind<{ field: string; suggestion: string; known: string }>({
    strict: 'error',
    lenient: 'warning',
    message: ({ field }) => `There is no setting "${field}".`,
    hint: ({ suggestion, known }) =>
      suggestion ? `Did you mean "${suggestion}"?` : `The settings are ${known}.`,
    why: 'A misspelt setting is silently lost: its author believes that it counts.',
  }),
  'rules/unreadable': kind<{ reason: string }>({
    strict: 'error',
    lenient: 'warning',
    message: ({ reason }) => `Not all of this rule file can be read: ${reason}.`,
    hint: () =>
      'Mend it ("promtool check rules" looks for the same), give the output of "helm template" in place of a chart, or leave the file out of "rules".',
    why: 'An alert that cannot be read has no page, and nothing checks whether it has a runbook. Everything else in the file is read.',
  }),
  'ref/unknown': kind<{ field: string; value: string; wanted: string; suggestion: string }>({
    strict: 'error',
    lenient: 'warning',
    message: ({ field, value, wanted }) =>
      `"${field}" names "${value}", and there is no ${wanted} with that id.`,
    hint: ({ value, suggestion }) => {
      if (suggestion) return `Did you mean "${suggestion}"?`;
      if (value.includes(', ')) return `Several are a list: [${value}].`;
      return 'An id is the file’s path below the folder of its kind, without ".md".';
    },
    why: 'References tie runbooks, gaps and remediations together. One that leads nowhere hides a hole: a gap may look unresolved, an outage may lose one of its causes.',
  }),
  'ref/wrong-kind': kind<{ field: string; value: string; wanted: string; found: string }>({
    strict: 'error',
    lenient: 'warning',
    message: ({ field, value, wanted, found }) =>
      `"${field}" takes ${withArticle(wanted)}, but "${value}" is in ${found}.`,
    hint: ({ value, wanted, found }) =>
      `Name ${withArticle(wanted)} here; "related" takes every kind: "${found}/${value}".`,
    why: 'Derived states go by kind: only a remediation can resolve a gap.',
  }),
  'ref/draft': kind<{ field: string; value: string }>({
    strict: 'warning',
    lenient: 'info',
    message: ({ field, value }) => `"${field}" names "${value}", which is a draft.`,
    hint: () => 'Finish the draft, or leave the reference out until then.',
    why: 'Drafts are not in lists; readers who follow the reference find an unfinished page.',
  }),
  'ref/circular': kind<{ relation: string; circle: string }>({
    strict: 'error',
    lenient: 'warning',
    message: ({ relation, circle }) => `"${relation}" goes in a circle: ${circle}.`,
    hint: () => 'Remove one of these references.',
    why: 'What comes first cannot come last, too. Order, progress and triage would never end.',
  }),
  'link/alias-collides': kind<{ alias: string; other: string }>({
    strict: 'error',
    lenient: 'warning',
    message: ({ alias, other }) => `The alias ${alias} is an alias of ${other}, too.`,
    hint: () => 'An old address can lead to one page only: remove it from one of the two.',
    why: 'An old address forwards to one page. With two, chance decides.',
  }),
  'link/alias-shadows': kind<{ alias: string; other: string }>({
    strict: 'error',
    lenient: 'warning',
    message: ({ alias, other }) => `The alias ${alias} is the address of ${other}.`,
    hint: () => 'Remove the alias: that address has a page of its own.',
    why: 'A page of its own wins over an alias, so the alias does nothing.',
  }),
  'link/broken': kind<{ target: string; suggestion: string }>({
    strict: 'error',
    lenient: 'warning',
    message: ({ target }) => `This link leads nowhere: there is no page or file ${target}.`,
    hint: ({ suggestion }) =>
      suggestion
        ? `Did you mean ${suggestion}?`
        : 'Correct the path; it is read from this file’s own folder, or from the content folder if it begins with "/".',
    why: 'At 3 a.m. a link is a promise. This one is shown as text, so that nobody clicks into nothing.',
  }),
  'link/anchor': kind<{ anchor: string; page: string; suggestion: string }>({
    strict: 'error',
    lenient: 'warning',
    message: ({ anchor, page }) => `There is no heading "#${anchor}" on ${page}.`,
    hint: ({ suggestion }) =>
      suggestion ? `Did you mean "#${suggestion}"?` : 'Anchors are the headings in lower case with dashes.',
    why: 'The page is there and the section is not: the reader lands at the top and has to search.',
  }),
  'link/anchor-case': kind<{ anchor: string; id: string; page: string }>({
    strict: 'warning',
    lenient: 'info',
    message: ({ anchor, id, page }) => `The heading on ${page} is "#${id}", and this link says "#${anchor}".`,
    hint: () => 'Write it as the heading has it; "handrail check --fix" does.',
    why: 'Here the link works. Code hosts and other generators tell upper case from lower, and there it leads to the top of the page.',
  }),
  'link/undefined-reference': kind<{ label: string }>({
    strict: 'error',
    lenient: 'warning',
    message: ({ label }) => `This is no link: "[${label}]" is defined nowhere in the file.`,
    hint: ({ label }) =>
      `Add a line "[${label}]: https://…" with the address, or write it as [text](address).`,
    why: 'Markdown shows the brackets as text, and the link is lost.',
  }),
  'link/missing-image': kind<{ target: string }>({
    strict: 'error',
    lenient: 'warning',
    message: ({ target }) => `There is no image ${target}; its description or address is shown instead.`,
    hint: () =>
      'Add the file, or correct the path; it is read from this file’s own folder, or from the content folder if it begins with "/".',
    why: 'The description, or the address where there is none, is shown in place of the picture.',
  }),
  'link/remote-image': kind<{ target: string }>({
    strict: 'warning',
    lenient: 'info',
    message: ({ target }) =>
      `This image lies on another server, ${target}; pages load nothing from elsewhere, so it is shown as a link.`,
    hint: () => 'Save the image beside the page and link to the file.',
    why: 'Pages load nothing from other servers: they work when the network does not, and tell nobody who reads them.',
  }),
  'link/outside': kind<{ target: string; suggestion: string }>({
    strict: 'error',
    lenient: 'warning',
    message: ({ target }) => `This leads out of the content folder: ${target}.`,
    hint: ({ suggestion }) =>
      suggestion
        ? `Did you mean ${suggestion}?`
        : 'Correct the path, move the file into the content folder, or link to the full address where readers can open it.',
    why: 'Only the content folder is published, so there is nothing to lead to.',
  }),
  'link/malformed': kind<{ target: string }>({
    strict: 'error',
    lenient: 'warning',
    message: ({ target }) =>
      `The address ${target} is malformed: a "%" must be followed by two hexadecimal digits.`,
    hint: () => 'Write a literal percent sign as %25.',
    why: 'Browsers and code hosts disagree about what such an address means.',
  }),
  'code/unknown-language': kind<{ language: string; blocks: number }>({
    strict: 'warning',
    lenient: 'info',
    message: ({ language, blocks }) =>
      `"${language}" is no language that can be highlighted (${count(blocks, 'block')}); shown as plain text.`,
    hint: () => 'Use a known name, or "text".',
    why: 'Code without colours is harder to read, and a misspelt language is easy to mend.',
  }),
  ...CODE,
  ...MDX,
  ...OPERATIONS,
  ...PLANS,
  ...WAIVERS,
} as const;

export type ProblemId = keyof typeof CATALOGUE;

/** What the message and the hint of one id need to know. */
export type FactsOf<Id extends ProblemId> = Parameters<(typeof CATALOGUE)[Id]['message']>[0];
