import type { RunbookToolbar } from '../../../site/runbook-toolbar.ts';
import type { LogLine } from './session.ts';

export interface IncidentNotes {
  readonly toolbar: Pick<RunbookToolbar, 'title' | 'severity' | 'services' | 'entry'>;
  readonly alert: string;
  /** The page's address, without values. */
  readonly page: string;
  readonly started: number;
  readonly log: readonly LogLine[];
  readonly now: number;
}

const WORDS: Readonly<Record<LogLine['is'], string>> = {
  done: 'Done',
  skipped: 'Skipped',
  failed: 'FAILED',
  'open again': 'Open again',
  note: 'Note',
  copied: 'Copied',
  'ruled out': 'Ruled out',
  'not ruled out': 'Not ruled out after all',
  escalate: 'Escalate',
};

/** What was done and when, in Markdown, for the channel or the review. All times are UTC. */
export function timeline({ toolbar, alert, page, started, log, now }: IncidentNotes): string {
  const head = [toolbar.severity, alert]
    .filter((word) => word !== '')
    .map(inText)
    .join(', ');
  return [
    `## ${inText(toolbar.title)}${head === '' ? '' : ` (${head})`}`,
    '',
    `Runbook: <${page}>`,
    `Started ${moment(started)}, copied ${moment(now)}. Times are UTC.`,
    '',
    ...log.map((line) => logLine(line, page)),
    '',
  ].join('\n');
}

/** The same as an entry of `incidents/`, with its frontmatter. */
export function incidentEntry(notes: IncidentNotes): string {
  const { toolbar, alert, started, log, now, page } = notes;
  const [, id = ''] = /^runbooks\/(.*)$/.exec(toolbar.entry) ?? [];
  const fields = [
    ['title', quoted(`${toolbar.title}${alert === '' ? '' : `: ${alert}`}`)],
    ['date', new Date(started).toISOString().slice(0, 10)],
    ['severity', quoted(toolbar.severity)],
    ['services', list(toolbar.services)],
    ['runbooks', list(id === '' ? [] : [id])],
    ['lasted', `${Math.max(Math.round((now - started) / 60_000), 1)}m`],
  ].filter(([, value]) => value !== '""' && value !== '[]');
  return [
    '---',
    ...fields.map(([name, value]) => `${name}: ${value}`),
    '---',
    '',
    '## What happened',
    '',
    'What customers saw, and how it was noticed.',
    '',
    '## Timeline',
    '',
    'Times are UTC.',
    '',
    ...log.map((line) => logLine(line, page)),
    '',
    '## What fixed it',
    '',
  ].join('\n');
}

function logLine({ at, is, text, anchor }: LogLine, page: string): string {
  const time = new Date(at).toISOString().slice(11, 16);
  if (is === 'copied')
    return text.includes('\n') ? `- ${time} Copied:\n\n${fenced(text)}\n` : `- ${time} Copied: ${code(text)}`;
  const link = anchor ? `[${inText(text)}](<${page}#${encodeURIComponent(anchor)}>)` : inText(text);
  return `- ${time} ${WORDS[is]}: ${link}`;
}

function fenced(text: string): string {
  const fence = '`'.repeat(Math.max(3, longestTicks(text) + 1));
  return [`${fence}sh`, text, fence].join('\n').replace(/^/gm, '  ');
}

function code(text: string): string {
  const ticks = '`'.repeat(longestTicks(text) + 1);
  return ticks.length > 1 || text.startsWith('`') ? `${ticks} ${text} ${ticks}` : `${ticks}${text}${ticks}`;
}

function longestTicks(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
}

/** What is text here is not to become markup where it is pasted. */
function inText(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>|~]/g, String.raw`\$&`);
}

function moment(at: number): string {
  return new Date(at).toISOString().slice(0, 16).replace('T', ' ');
}

function quoted(text: string): string {
  return JSON.stringify(text);
}

function list(items: readonly string[]): string {
  return `[${items.map(quoted).join(', ')}]`;
}
