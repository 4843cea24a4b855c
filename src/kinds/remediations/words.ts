import { referenceLinks } from '../../site/links.ts';
import type { EntryOf } from '../../entries/entry.ts';
import type { Prerequisite } from '../../graph/prerequisites.ts';
import { isFinished, shortfallText, type VerificationShortfall } from '../../graph/verification.ts';
import type { RemediationWork } from '../../graph/plan.ts';
import { count, withoutStop } from '../../shared/text.ts';
import type { Site } from '../../site/site.ts';

type Remediation = EntryOf<'remediations'>;

export function actionsDone({ data }: Remediation): { done: number; total: number } {
  const actions = data.actions ?? [];
  return { done: actions.filter(({ done }) => done === true).length, total: actions.length };
}

/** How it was checked, when and by whom; empty where it was not. */
export function verificationWords({ data }: Remediation): string {
  const { verified } = data;
  if (!verified) return '';
  const { result, how, date, by } = verified;
  const facts = [date && `on ${date.text}`, by && `by ${by}`].filter(Boolean).join(' ');
  return `Check ${result}${facts && ` ${facts}`}: ${withoutStop(how)}.`;
}

/** What a remediation has come to and why, in a sentence. */
export function whyInWorkState(
  site: Site,
  { remediation, state, dependsOn, parts, shortfalls }: RemediationWork,
): string {
  const { finished, verified } = remediation.data;
  const on = typeof finished === 'object' ? ` on ${finished.text}` : '';
  const checkedOn = verified?.date === undefined ? '' : ` on ${verified.date.text}`;
  switch (state) {
    case 'verified':
    case 'failed':
      return `${on ? `It was finished${on}` : 'It is finished'}, and its check ${state === 'failed' ? 'failed' : 'passed'}${checkedOn}.`;
    case 'finished':
      return finishedWords(on, shortfalls);
    case 'deferred':
      return `Deferred to ${referenceLinks(site, remediation, 'deferred_to')[0]?.label ?? 'later'}.`;
    case 'in progress':
      return begunWords(remediation, parts, shortfalls);
    case 'waits':
      return waitsWords(dependsOn, parts);
    case 'can start':
      return startWords(dependsOn);
  }
}

/** `the staging cluster; the end of Phase 6`: what is not settled; empty where everything is. */
export function unsettledWords(dependsOn: readonly Prerequisite[]): string {
  return dependsOn
    .filter(({ settled }) => !settled)
    .map(dependencyWords)
    .join('; ');
}

/** `Waits for the staging cluster; the end of Phase 6`; empty where everything is settled. */
export function waitsFor(dependsOn: readonly Prerequisite[]): string {
  const waits = unsettledWords(dependsOn);
  return waits && `Waits for ${waits}`;
}

function dependencyWords(one: Prerequisite): string {
  if (one.on === 'text') return withoutStop(one.text);
  if (one.on === 'phase') return `the end of ${one.entry.title}`;
  return one.entry.title;
}

function finishedWords(on: string, shortfalls: readonly VerificationShortfall[]): string {
  const why = shortfalls.filter(({ is }) => is !== 'unchecked').map(shortfallText);
  return `Finished${on}, not verified${why.length > 0 ? `: ${why.join('; ')}` : ''}.`;
}

function begunWords(
  remediation: Remediation,
  parts: readonly Remediation[],
  shortfalls: readonly VerificationShortfall[],
): string {
  const { done, total } = actionsDone(remediation);
  if (parts.length > 0) {
    const open = shortfalls.filter(({ is }) => is === 'open part').length;
    return `${parts.length - open} of ${count(parts.length, 'part')} verified, ${parts.filter(isFinished).length} finished.`;
  }
  return `${done} of ${count(total, 'action')} done.`;
}

function waitsWords(dependsOn: readonly Prerequisite[], parts: readonly Remediation[]): string {
  const waits = waitsFor(dependsOn);
  return waits === '' ? `None of its ${count(parts.length, 'part')} can start yet.` : `${waits}.`;
}

function startWords(dependsOn: readonly Prerequisite[]): string {
  return dependsOn.length > 0
    ? 'It can start now: everything it depends on is settled.'
    : 'It can start now: it depends on nothing.';
}
