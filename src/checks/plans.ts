import type { Entry, EntryOf } from '../entries/entry.ts';
import { spanOf } from '../entries/spans.ts';
import type { Graph } from '../graph/build.ts';
import { referencedBy } from '../graph/relations.ts';
import type { DerivedStates } from '../graph/derived.ts';
import { reviewInterval } from '../graph/freshness.ts';
import { incidentActions } from '../graph/incidents.ts';
import { isFinished, shortfallText } from '../graph/verification.ts';
import { formatDuration } from '../shared/duration.ts';
import { FILE_START } from '../shared/position.ts';
import { diagnostic, type Diagnostic } from '../shared/diagnostic.ts';
import { severityOf } from '../shared/severity.ts';
import { withoutStop } from '../shared/text.ts';

/** Gaps, remediations and phases whose fields contradict each other, or that are forgotten. */
export function checkPlans(graph: Graph, derived: DerivedStates): Diagnostic[] {
  return graph.content.entries.flatMap((entry) => {
    switch (entry.kind) {
      case 'gaps':
        return [
          ...rejected(entry),
          ...overdue(entry, derived),
          ...violatedInSpite(entry, derived),
          ...unknownPriority(entry, graph),
          ...claimed(entry, derived),
        ];
      case 'remediations':
        return [
          ...unverified(entry, graph, derived),
          ...resolvesNothing(entry, graph, derived),
          ...unfinished(entry),
          ...contradicted(entry, derived),
          ...unknownPriority(entry, graph),
        ];
      case 'incidents':
        return openActions(entry, derived);
      case 'phases':
        return [...reviews(entry), ...tasksOutside(entry)];
      default:
        return [];
    }
  });
}

function rejected({ data, file, spans }: EntryOf<'gaps'>): Diagnostic[] {
  const { verdict } = data;
  const isBare = verdict?.is === 'not-a-gap' && (verdict.evidence ?? []).length === 0;
  return isBare
    ? [diagnostic('gap/rejected-without-evidence', file, spanOf(spans, ['verdict', 'is']), {})]
    : [];
}

/** States in which nothing is left to do. */
const CLOSED: ReadonlySet<string> = new Set(['rejected', 'verified', 'passed']);

/** A gap whose author says that it is fixed, and nothing shows it; or that it is open, and it is closed. */
function claimed(entry: EntryOf<'gaps'>, { gaps }: DerivedStates): Diagnostic[] {
  const { claim, file } = entry;
  const state = gaps.get(entry)?.state ?? 'open';
  if (!claim || claim.says === 'other' || (claim.says === 'done') === CLOSED.has(state)) return [];
  return [diagnostic('plan/claim', file, claim.span, { claim: claim.text, state })];
}

function unknownPriority(
  { data, file, spans }: EntryOf<'gaps'> | EntryOf<'remediations'>,
  { scale }: Graph,
): Diagnostic[] {
  const { priority } = data;
  if (priority === undefined || severityOf(priority, scale)) return [];
  const facts = { field: 'priority', value: priority, known: scale.map(({ id }) => id).join(', ') };
  return [diagnostic('plan/unknown-priority', file, spanOf(spans, ['priority']), facts)];
}

function overdue(entry: EntryOf<'gaps'>, { gaps }: DerivedStates): Diagnostic[] {
  const { waits_for: wait } = entry.data;
  if (!gaps.get(entry)?.overdue || !wait?.since || !wait.within) return [];
  const facts = { what: withoutStop(wait.text), since: wait.since.text, within: wait.within.text };
  return [diagnostic('gap/overdue', entry.file, spanOf(entry.spans, ['waits_for', 'since']), facts)];
}

function openActions(entry: EntryOf<'incidents'>, { today }: DerivedStates): Diagnostic[] {
  const { file, spans } = entry;
  return incidentActions(entry, today).flatMap(({ action, index, state }) => {
    const { text, due, owner = '' } = action;
    const late = { action: withoutStop(text), due: due?.text ?? '', owner };
    return [
      ...(state === 'overdue'
        ? [diagnostic('incident/action-overdue', file, spanOf(spans, ['actions', index, 'due']), late)]
        : []),
      ...(state !== 'done' && owner === ''
        ? [
            diagnostic('incident/action-without-owner', file, spanOf(spans, ['actions', index]), {
              action: late.action,
            }),
          ]
        : []),
    ];
  });
}

/** Milliseconds; where no policy says otherwise. */
const VERIFY_WITHIN = 30 * 24 * 60 * 60 * 1000;

/** Work that was finished on an unknown day may have been finished years ago. */
function unverified(entry: EntryOf<'remediations'>, graph: Graph, { today }: DerivedStates): Diagnostic[] {
  const { finished, verified, priority } = entry.data;
  if (!isFinished(entry) || verified !== undefined) return [];
  const { review } = graph.content.settings;
  const policy = reviewInterval(review, priority, 'remediations')?.to ?? VERIFY_WITHIN;
  const since = typeof finished === 'object' ? finished : undefined;
  if (since !== undefined && since.at + policy >= today) return [];
  const facts = {
    finished: since?.text ?? '(no date)',
    policy: formatDuration(policy),
  };
  return [diagnostic('remediation/unverified', entry.file, spanOf(entry.spans, ['finished']), facts)];
}

/** A plan resolves what its parts do. */
function resolvesNothing(
  entry: EntryOf<'remediations'>,
  graph: Graph,
  { gaps }: DerivedStates,
): Diagnostic[] {
  const isPlan = referencedBy(graph, entry, 'part_of').length > 0;
  if (isPlan || entry.data.part_of !== undefined) return [];
  const named = (graph.relations.get(entry) ?? []).filter(
    ({ reference }) => reference.relation === 'resolves',
  );
  const known = named.flatMap(({ target }) => (target.to === 'entry' ? [gaps.get(target.entry)?.state] : []));
  const why =
    named.length === 0
      ? 'none in "resolves"'
      : known.length > 0 && known.every((state) => state === 'rejected')
        ? 'all in "resolves" are rejected'
        : undefined;
  if (why === undefined) return [];
  const own = entry.section ? spanOf(entry.spans, []) : FILE_START;
  const place = named.length === 0 ? own : spanOf(entry.spans, ['resolves']);
  return [diagnostic('remediation/resolves-nothing', entry.file, place, { why })];
}

function unfinished(entry: EntryOf<'remediations'>): Diagnostic[] {
  return entry.data.verified && !isFinished(entry)
    ? [
        diagnostic(
          'remediation/verified-unfinished',
          entry.file,
          spanOf(entry.spans, ['verified', 'result']),
          {},
        ),
      ]
    : [];
}

/** What says that a remediation is verified, and what says that it is not. */
function contradicted(entry: EntryOf<'remediations'>, { plan }: DerivedStates): Diagnostic[] {
  const { verified } = entry.data;
  if (verified?.result !== 'passed' || !isFinished(entry)) return [];
  const related = [
    { file: entry.file, line: spanOf(entry.spans, ['verified', 'result']).line, message: 'verified here' },
  ];
  return (plan.get(entry)?.shortfalls ?? []).flatMap((shortfall) => {
    if (shortfall.is === 'unfinished' || shortfall.is === 'unchecked' || shortfall.is === 'failed') return [];
    const path = 'path' in shortfall ? shortfall.path : ['verified', 'result'];
    const facts = { why: shortfallText(shortfall) };
    return diagnostic('gap/verified-in-spite', entry.file, spanOf(entry.spans, path), facts, related);
  });
}

/** Every remediation passed its check, and the requirement that the gap is about is violated. */
function violatedInSpite(entry: EntryOf<'gaps'>, { gaps }: DerivedStates): Diagnostic[] {
  const { violated, remediations = [] } = gaps.get(entry) ?? {};
  const passed = remediations.filter((one) => isFinished(one) && one.data.verified?.result === 'passed');
  if (!violated || passed.length === 0 || passed.length < remediations.length) return [];
  const related = passed.map(({ file, spans }) => ({
    file,
    line: spanOf(spans, ['verified', 'result']).line,
    message: 'verified here',
  }));
  const facts = { why: `requirement "${violated.title}" is violated` };
  return [
    diagnostic('gap/verified-in-spite', entry.file, spanOf(entry.spans, ['requirement']), facts, related),
  ];
}

function reviews({ data, file, spans }: EntryOf<'phases'>): Diagnostic[] {
  return (data.checkpoints ?? []).flatMap(({ id, review }, index) => {
    const place = ['checkpoints', index];
    const isBare = (review?.criteria ?? []).length === 0;
    const conditions = (review?.conditions ?? []).filter(({ met }) => met !== true).length;
    const says =
      review?.outcome === 'approved'
        ? 'its review is approved'
        : review?.outcome === 'approved-with-conditions' && data.state === 'done'
          ? 'the phase is done'
          : undefined;
    return [
      ...(isBare
        ? [diagnostic('phase/no-review-criteria', file, spanOf(spans, [...place, 'id']), { checkpoint: id })]
        : []),
      ...(conditions > 0 && says !== undefined
        ? [
            diagnostic(
              'phase/approved-with-open-conditions',
              file,
              spanOf(spans, [...place, 'review', 'conditions']),
              {
                checkpoint: id,
                conditions,
                says,
              },
            ),
          ]
        : []),
    ];
  });
}

function tasksOutside({ data, file, spans }: EntryOf<'phases'>): Diagnostic[] {
  if ((data.checkpoints ?? []).length === 0) return [];
  return (data.tasks ?? []).map(({ id, title }, index) =>
    diagnostic('phase/task-outside-checkpoint', file, spanOf(spans, ['tasks', index]), { task: id ?? title }),
  );
}

/** Every place that is not as a requirement asserts, and every assertion that can say nothing. */
export function checkRequirements(graph: Graph, { requirements }: DerivedStates): Diagnostic[] {
  return [...requirements].flatMap(([entry, { violations, matchesNothing, tooSlow }]) => {
    if (entry.kind !== 'requirements') return [];
    const related = [{ file: entry.file, line: 1, message: 'asserted here' }];
    const { level = 'must' } = entry.data;
    return [
      ...violations.map((violation) =>
        diagnostic(
          'requirement/violated',
          violation.file,
          violation.span,
          { requirement: entry.title, level, found: violation.found, expected: violation.expected },
          violation.entry === entry ? [] : related,
        ),
      ),
      // What reads no file was reported when it was read.
      ...matchesNothing
        .filter((index) => readsSomething(entry.data.assert?.[index]?.files, graph))
        .map((index) => assertionFinding('requirement/matches-nothing', entry, index)),
      ...tooSlow.map((index) => assertionFinding('requirement/too-slow', entry, index)),
    ];
  });
}

function readsSomething(glob: string | undefined, { content }: Graph): boolean {
  return glob === undefined || (content.repositoryFiles.get(glob) ?? []).length > 0;
}

function assertionFinding(
  id: 'requirement/matches-nothing' | 'requirement/too-slow',
  entry: Extract<Entry, { kind: 'requirements' }>,
  index: number,
): Diagnostic {
  const pattern = `/${entry.data.assert?.[index]?.match ?? ''}/`;
  return diagnostic(id, entry.file, spanOf(entry.spans, ['assert', index, 'match']), { pattern });
}
