import type { BodyValue } from './definition.ts';
import { labelWords } from './headings/headings.ts';
import { fieldsOf, type Field } from '../schemas/field-list.ts';
import { DEFAULT_KIND, KIND_NAMES, KINDS, type Kind } from './registry.ts';
import { SCHEMAS } from './schemas.ts';
import { settingsSchema } from './settings.ts';
import { sharedFields } from './shared-fields.ts';

const SHARED_PAGE = 'every-entry.md';
const SETTINGS_PAGE = 'handrail-yaml.md';
const MADE =
  '<!-- Made from src/schemas and src/kinds by bin/make-docs.js; change the descriptions there. -->';

/** The reference of every field: the files of `docs/fields`, by name. */
export function referencePages(): Map<string, string> {
  return new Map([
    ['README.md', indexPage()],
    [SHARED_PAGE, sharedPage()],
    ...KIND_NAMES.map((kind) => [`${kind}.md`, kindPage(kind)] as const),
    [SETTINGS_PAGE, settingsPage()],
  ]);
}

function indexPage(): string {
  const kinds = KIND_NAMES.map((kind) => `| [${kind}](${kind}.md) | ${KINDS[kind].intro} |`);
  return page('Fields', [
    'What may stand in the frontmatter of a page, by kind, and in `handrail.yaml`.',
    [
      '| page | |',
      '|---|---|',
      `| [every entry](${SHARED_PAGE}) | Fields that a page of any kind may have. |`,
      ...kinds,
      `| [handrail.yaml](${SETTINGS_PAGE}) | Settings at the top of the content folder. |`,
    ].join('\n'),
    '## How values are written',
    [
      '- **A list** of single values may be one value: `services: redis-cache`.',
      '- **A field without a value** (`owner:`) is as good as no field.',
      '- **Durations**: `90s`, `15m`, `1h30m`, `2 days`, `1w`, `6mo`, `1y`, ISO 8601 (`PT5M`); where a range is taken, `2-5m` or `30m-2h`. `m` is minutes, `mo` months.',
      '- **Dates** are `2026-11-20`. Times are `2026-11-20T03:12Z` or with another zone (`+01:00`); without one they are UTC.',
      '- **Ids** are a page’s path below its kind’s folder, without the ending: `kubernetes/pod-not-ready`.',
      '- **Numbers that are names** stay as they are written: `number: 7.10` is "7.10".',
      '- **Severities and priorities** are your own labels; `handrail.yaml` ranks them.',
      '- Values with `: `, ` #`, or a first character of `*&!|>%@{["\'` need quotes: that is YAML.',
    ].join('\n'),
  ]);
}

function sharedPage(): string {
  const list = fieldsOf(SCHEMAS[DEFAULT_KIND]).filter(({ name }) => Object.hasOwn(sharedFields, name));
  return page('Fields of every entry', [
    'A page of any kind may have these, and needs none of them.',
    tables(list),
  ]);
}

function kindPage(kind: Kind): string {
  const list = fieldsOf(SCHEMAS[kind]).filter(({ name }) => !Object.hasOwn(sharedFields, name));
  const required = list.filter((field) => field.isRequired).map(({ name }) => `\`${name}\``);
  const needs = required.length > 0 ? ` In a strict tree it needs ${required.join(' and ')}.` : '';
  return page(KINDS[kind].label, [
    `${KINDS[kind].intro} A page is of this kind in a folder \`${KINDS[kind].folders[0]}/\` or with \`kind: ${kind}\`.${needs}`,
    `These come beside the [fields of every entry](${SHARED_PAGE}).`,
    tables(list),
    ...labelTable(kind),
    '## Example',
    `\`\`\`yaml\n---\n${KINDS[kind].example.trim()}\n---\n\`\`\``,
  ]);
}

/** The labels by which a text says a field: the table that the reader has. */
function labelTable(kind: Kind): string[] {
  const rows = (KINDS[kind].body ?? []).map(
    ({ field, label, as }) => `| \`${field}\` | ${labelWords(label).join(', ')} | ${WRITTEN_AS[as]} |`,
  );
  if (rows.length === 0) return [];
  return [
    '## Labels in the text',
    'The text may say these instead of the frontmatter, e.g. `**Priority:** high`. `docs/plans.md` shows the forms.',
    ['| field | label | value |', '|---|---|---|', ...rows].join('\n'),
  ];
}

const WRITTEN_AS: Readonly<Record<BodyValue, string>> = {
  text: 'a line',
  prose: 'a line or a section',
  choice: 'one of the words of the field',
  state: 'planned, active or done, or a word like these',
  outcome: 'approved, approved with conditions, rejected or pending',
  grade: 'a label of your severity scale',
  date: 'a date',
  estimate: 'time or units of work',
  duration: 'a duration',
  score: 'a score, such as 8.5/10',
  texts: 'a list, or a line with commas',
  goals: 'a list or a task list',
  successes: 'a list or a task list',
  steps: 'a list, a task list or a table',
  evidence: 'a list',
  locations: 'paths or links, with lines',
  references: 'links to pages, or ids',
  dependencies: 'links to pages, or text',
};

function settingsPage(): string {
  return page('handrail.yaml', [
    'Lies at the top of the content folder. Every setting is optional; one that cannot be used is an error at its line.',
    tables(fieldsOf(settingsSchema)),
  ]);
}

function page(title: string, parts: readonly string[]): string {
  return `${[`# ${title}`, MADE, ...parts].join('\n\n')}\n`;
}

/** A table of the fields, and one more for each set of fields within. */
function tables(list: readonly Field[], path: readonly string[] = []): string {
  const rows = list.map((field) => row(field, [...path, field.name]));
  const inner = list
    .filter(({ fields }) => fields.length > 0)
    .map(({ name, fields }) => `### \`${[...path, name].join('.')}\`\n\n${tables(fields, [...path, name])}`);
  return [['| field | takes | |', '|---|---|---|', ...rows].join('\n'), ...inner].join('\n\n');
}

function row(
  { name, description, isRequired, words, fallback, fields }: Field,
  path: readonly string[],
): string {
  const taken =
    fields.length > 0 ? words.replace(/a set of fields: .*$/, `[a set of fields](#${path.join('')})`) : words;
  const meaning = fallback === undefined ? description : `${description} Default: \`${fallback}\`.`;
  return `| \`${name}\`${isRequired ? ' (required)' : ''} | ${cell(taken.replaceAll('*', String.raw`\*`))} | ${cell(meaning)} |`;
}

function cell(text: string): string {
  return text.replaceAll('|', String.raw`\|`);
}
