import type { Differences, PageChange, StateChange } from '../graph/differences.ts';
import { KINDS } from '../kinds/registry.ts';
import { count } from '../shared/text.ts';
import type { Line } from './output-line.ts';

export const DIFFERENCE_FORMATS = ['text', 'markdown', 'json'] as const;

interface Compared extends Differences {
  /** As it was written. */
  readonly ref: string;
  readonly commit: string;
}

/** Rows of a section of Markdown: hosts refuse comments above 65,536 characters. */
const MAX_ROWS = 50;

const CHANGES = ['added', 'changed', 'moved', 'removed'] as const satisfies readonly PageChange['change'][];

/** The differences as lines: for people, for a comment on a pull request, or for programs (`docs/command.md` has the members). */
export function differenceLines(format: (typeof DIFFERENCE_FORMATS)[number], compared: Compared): Line[] {
  const { ref, commit, pages, states } = compared;
  if (format === 'json')
    return JSON.stringify({ version: 1, ref, commit, pages, states }, null, 2).split('\n');
  const isMarkdown = format === 'markdown';
  const sections = [
    ...CHANGES.map((change) => ({
      title: `${change[0]?.toUpperCase()}${change.slice(1)}`,
      rows: pages.filter((page) => page.change === change).map(pageRow),
    })),
    { title: 'States', rows: states.map(stateRow) },
  ].filter(({ rows }) => rows.length > 0);
  const head = `${summary(compared)}, compared with ${ref} (${commit.slice(0, 7)})`;
  if (!isMarkdown)
    return [
      `${head}.`,
      ...sections.flatMap(({ title, rows }) => ['', title, ...rows.map((row) => `  ${row.join(': ')}`)]),
    ];
  return [
    '### Operations knowledge',
    '',
    `${escaped(head)}.`,
    ...sections.flatMap(({ title, rows }) => [
      '',
      `**${title}**`,
      '',
      ...rows.slice(0, MAX_ROWS).map((row) => `- ${row.map(escaped).join(': ')}`),
      ...(rows.length > MAX_ROWS ? [`- and ${rows.length - MAX_ROWS} more`] : []),
    ]),
  ];
}

function summary({ pages, states }: Differences): string {
  const changed = CHANGES.flatMap((change) => {
    const n = pages.filter((page) => page.change === change).length;
    return n > 0 ? [`${n} ${change}`] : [];
  });
  const parts = [
    ...(changed.length > 0 ? [`Pages: ${changed.join(', ')}`] : ['No page changed']),
    ...(states.length > 0 ? [count(states.length, 'state changed', 'states changed')] : []),
  ];
  return parts.join('; ');
}

type Row = readonly [subject: string, what: string];

function pageRow({ kind, title, file, from }: PageChange): Row {
  return [`${KINDS[kind].singular} ${title}`, from === undefined ? file : `${from} → ${file}`];
}

function stateRow({ kind, title, from, to }: StateChange): Row {
  const words = [from, to].map((word) => word ?? 'none');
  return [`${kind === 'alert' ? 'Alert' : KINDS[kind].singular} ${title}`, words.join(' → ')];
}

/** Text in Markdown as it is: without emphasis, links and HTML, and without notifying the people of an `@name`. */
function escaped(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_[\]<>|~#!]/g, '\\$&')
    .replaceAll('@', '&#64;')
    .replaceAll('://', ':&#47;&#47;');
}
