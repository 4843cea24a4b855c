import type { EntryOf } from '../../entries/entry.ts';
import { waitFacts, type GapStatus } from '../../graph/states.ts';
import { isFinished, shortfallText } from '../../graph/verification.ts';
import type { Moment } from '../../schemas/moment.ts';
import { formatLargestUnit } from '../../shared/duration.ts';
import { count, withoutStop } from '../../shared/text.ts';
import { plain, referenceLinks, statedLink } from '../../site/links.ts';
import type { LabelledLink } from '../../site/page.ts';
import { actionsDone } from '../remediations/words.ts';
import type { Site } from '../../site/site.ts';

type Gap = EntryOf<'gaps'>;
type Wait = NonNullable<Gap['data']['waits_for']>;
type Remediations = GapStatus['remediations'];

/**
 * Why a gap is in its state, in a sentence.
 * @param today milliseconds since 1970, UTC
 */
export function whyInState(site: Site, gap: Gap, status: GapStatus, today: number): string {
  const { state, remediations } = status;
  const { verdict, waits_for: wait } = gap.data;
  switch (state) {
    case 'rejected':
      return `Rejected by a review: ${count(verdict?.evidence?.length ?? 0, 'piece')} of evidence.`;
    case 'verified':
      return verifiedWords(remediations);
    case 'passed':
      return `Condition met${wait?.met ? `: ${metWords(wait.met)}` : ''}.`;
    case 'deferred':
      return `Deferred to ${referenceLinks(site, gap, 'deferred_to')[0]?.label ?? 'later'}.`;
    case 'waiting':
      return wait ? waitWords(wait, today) : '';
    case 'remediated':
      return remediatedWords(status);
    case 'in progress':
      return begunWords(remediations);
    case 'planned':
      return `${count(remediations.length, 'remediation')} ${isOrAre(remediations)} planned, not started.`;
    case 'open':
      return verdict?.is === 'not-a-gap'
        ? 'Rejected without evidence. No remediation resolves it.'
        : 'No remediation resolves it.';
  }
}

/** What the next state takes, as a row: `Missing for verified`. What was put off, or is closed, has no next one. */
export function missingForNext(site: Site, gap: Gap, status: GapStatus): [string, LabelledLink[]] {
  const { state, shortfalls, violated, remediations } = status;
  const of = (remediation: Remediations[number], words: string): LabelledLink => ({
    ...statedLink(site, remediation),
    label: `${remediation.title}: ${words}`,
  });
  const { verdict, waits_for: wait } = gap.data;
  switch (state) {
    case 'open':
      return verdict?.is === 'not-a-gap'
        ? ['Missing for rejected', plain('Evidence for the verdict')]
        : ['Missing for planned', plain('A remediation that resolves it')];
    case 'planned':
    case 'in progress':
      return [
        'Missing for remediated',
        remediations.filter((one) => !isFinished(one)).map((one) => of(one, 'not finished')),
      ];
    case 'waiting':
      return ['Missing for passed', remediations.length > 0 ? [] : plain(wait?.text)];
    case 'remediated':
      return [
        'Missing for verified',
        [
          ...shortfalls.map(({ remediation, shortfall }) => of(remediation, shortfallText(shortfall))),
          ...(violated ? [{ ...statedLink(site, violated), label: `${violated.title}: violated` }] : []),
        ],
      ];
    default:
      return ['', []];
  }
}

/** How long a wait is over its time, in its largest unit: `3d`; nothing where it is not. */
export function overdueBy(wait: Wait | undefined, today: number): string | undefined {
  const end = wait && endOf(wait);
  if (end === undefined || wait?.met !== undefined || end >= today) return undefined;
  return formatLargestUnit(today - end);
}

/** What a gap waits for, one row for each thing that is known of it. */
export function waitRows(
  site: Site,
  gap: Gap,
  { overdue }: GapStatus,
  today: number,
): [string, LabelledLink[]][] {
  const wait = gap.data.waits_for;
  if (!wait) return [];
  const end = endOf(wait);
  const until = end === undefined ? '' : `, until ${minuteWords(end)}`;
  const over = overdue ? `; overdue by ${overdueBy(wait, today)}` : '';
  return [
    ['Waits for', plain(wait.text)],
    ['After', referenceLinks(site, gap, 'waits_for')],
    ['Since', plain(wait.since && momentWords(wait.since))],
    ['Expected within', plain(wait.within && `${wait.within.text}${until}${over}`)],
    ['Met', plain(wait.met && metWords(wait.met))],
  ];
}

function verifiedWords(remediations: Remediations): string {
  const checks = remediations.flatMap(({ data }) => (data.verified ? [data.verified] : []));
  const days = checks.flatMap(({ date }) => date?.text ?? []).toSorted();
  const on = days.length === 0 ? '' : ` ${days.length > 1 ? 'last ' : ''}on ${days.at(-1)}`;
  if (remediations.length > 1)
    return `${remediations.length} remediations are finished, and every check passed${on && `,${on}`}.`;
  const how = checks[0] ? `: ${withoutStop(checks[0].how)}` : '';
  return `1 remediation is finished, and its check passed${on}${how}.`;
}

function remediatedWords({ remediations, shortfalls, violated }: GapStatus): string {
  const open = new Set(shortfalls.map(({ remediation }) => remediation)).size;
  const finished = `${count(remediations.length, 'remediation')} finished, ${remediations.length - open} verified`;
  return `${finished}${violated ? `; the requirement “${violated.title}” is violated` : ''}.`;
}

function begunWords(remediations: Remediations): string {
  const finished = remediations.filter(isFinished).length;
  if (remediations.length > 1) return `${finished} of ${remediations.length} remediations are finished.`;
  const [done, total] = remediations
    .map(actionsDone)
    .reduce(([a, b], steps) => [a + steps.done, b + steps.total], [0, 0]);
  return `${done} of ${count(total, 'action')} done.`;
}

function waitWords(wait: Wait, today: number): string {
  const since = wait.since === undefined ? '' : ` since ${momentWords(wait.since)}`;
  const over = overdueBy(wait, today);
  const limit =
    over === undefined ? wait.within && `, expected within ${wait.within.text}` : `: overdue by ${over}`;
  return `Waits for “${withoutStop(wait.text)}”${since}${limit ?? ''}.`;
}

function endOf(wait: Wait): number | undefined {
  const { since, within } = waitFacts(wait);
  return since === undefined || within === undefined ? undefined : since + within;
}

function metWords({ how, date }: NonNullable<Wait['met']>): string {
  return `${withoutStop(how)}${date === undefined ? '' : `, on ${date.text}`}`;
}

/** `2026-11-20T03:12Z` → `2026-11-20 03:12 UTC`; a day stays a day. */
function momentWords({ text, at }: Moment): string {
  return text.length <= 10 ? text : minuteWords(at);
}

function minuteWords(at: number): string {
  return `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

function isOrAre({ length }: readonly unknown[]): 'is' | 'are' {
  return length === 1 ? 'is' : 'are';
}
