import type { RunbookToolbar } from '../../../site/runbook-toolbar.ts';
import type { LogLine } from './session.ts';
import { toolbarTexts } from '../../../texts/toolbar.ts';

export interface IncidentNotes {
  readonly toolbar: Pick<RunbookToolbar, 'title' | 'severity' | 'services' | 'entry'>;
  readonly alert: string;
  /** The page's address, without values. */
  readonly page: string;
  readonly started: number;
  readonly log: readonly LogLine[];
  readonly now: number;
}

/** What was done and when, in Markdown, for the channel or the review. All times are UTC. */
export function timeline({ toolbar, alert, page, started, log, now }: IncidentNotes): string {
  const texts = toolbarTexts().notes;
  const head = [toolbar.severity, alert]
    .filter((word) => word !== '')
    .map(inText)
    .join(', ');
  return [
    `## ${inText(toolbar.title)}${head === '' ? '' : ` (${head})`}`,
    '',
    `${texts.runbook}: <${page}>`,
    texts.times(moment(started), moment(now)),
    '',
    ...log.map((line) => logLine(line, page)),
    '',
  ].join('\n');
}

/** The same as an entry of `incidents/`, with its frontmatter. */
export function incidentEntry(notes: IncidentNotes): string {
  const { toolbar, alert, started, log, now, page } = notes;
  const texts = toolbarTexts().notes;
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
    `## ${texts.whatHappened}`,
    '',
    texts.whatHappenedHint,
    '',
    `## ${texts.timeline}`,
    '',
    texts.utc,
    '',
    ...log.map((line) => logLine(line, page)),
    '',
    `## ${texts.whatFixedIt}`,
    '',
  ].join('\n');
}

function logLine({ at, is, text, anchor }: LogLine, page: string): string {
  const texts = toolbarTexts().notes;
  const time = new Date(at).toISOString().slice(11, 16);
  if (is === 'copied')
    return `- ${time} ${texts.copied}:${text.includes('\n') ? `\n\n${fenced(text)}\n` : ` ${code(text)}`}`;
  const link = anchor ? `[${inText(text)}](<${page}#${encodeURIComponent(anchor)}>)` : inText(text);
  return `- ${time} ${texts[is]}: ${link}`;
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
