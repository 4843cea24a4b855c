import type { EntryOf } from '../entries/entry.ts';
import { spanOf } from '../entries/spans.ts';
import type { Graph } from '../graph/build.ts';
import type { DerivedStates } from '../graph/derived.ts';
import { doneTasks, type IsDone } from '../graph/phase-progress.ts';
import { referencesOf } from '../graph/relations.ts';
import type { FieldPath } from '../schemas/walk.ts';
import { contradictsSum, sumOfEstimates, type Estimate } from '../shared/estimate.ts';
import { diagnostic, type Diagnostic } from '../shared/diagnostic.ts';

type Phase = EntryOf<'phases'>;
type Review = NonNullable<NonNullable<Phase['data']['checkpoints']>[number]['review']>;

/** Plans whose parts contradict each other: numbers, sums, and states that their own parts do not bear out. */
export function checkPlanConsistency(graph: Graph, derived: DerivedStates): Diagnostic[] {
  return graph.content.entries.flatMap((entry) => {
    switch (entry.kind) {
      case 'phases':
        return checkPhase(entry, graph, derived);
      case 'assessments':
        return averages(entry);
      case 'remediations':
        return efforts(entry, derived);
      default:
        return [];
    }
  });
}

/** A task with its place in the phase. */
interface Task {
  readonly id: string | undefined;
  readonly title: string;
  readonly estimate: Estimate | undefined;
  readonly claimsDone: boolean;
  readonly done: boolean;
  readonly path: FieldPath;
}

function checkPhase(phase: Phase, graph: Graph, derived: DerivedStates): Diagnostic[] {
  const isDone = doneTasks(phase, graph, derived.plan);
  const { tasks, checkpoints = [] } = phase.data;
  const own = tasksAt(tasks, [], isDone);
  const stages = checkpoints.map((stage, index) => tasksAt(stage.tasks, ['checkpoints', index], isDone));
  const all = [...stages.flat(), ...own];
  return [
    ...duplicates(phase, all),
    ...sums(phase, all, stages),
    ...claims(phase, all),
    ...doneInSpite(phase, all),
    ...checkpoints.flatMap(({ id, review }, index) =>
      review ? reviewProblems(phase, { id, index, review, stages }, derived.today) : [],
    ),
    ...tooEarly(phase, graph),
  ];
}

function tasksAt(tasks: Phase['data']['tasks'] = [], path: FieldPath, isDone: IsDone): Task[] {
  return tasks.map((task, index) => {
    const at = [...path, 'tasks', index];
    const { id, title, estimate, done = false } = task;
    return { id, title, estimate, claimsDone: done, done: isDone(task, at), path: at };
  });
}

function nameOf({ id, title }: Task): string {
  return id ?? title;
}

function duplicates({ file, spans }: Phase, tasks: readonly Task[]): Diagnostic[] {
  const byId = Map.groupBy(
    tasks.filter(({ id }) => id !== undefined),
    ({ id }) => id,
  );
  return [...byId.values()].flatMap(([first, ...others]) =>
    others.map(({ id = '', path }) =>
      diagnostic('phase/duplicate-task', file, spanOf(spans, [...path, 'id']), { task: id }, [
        { file, line: spanOf(spans, first?.path ?? []).line, message: 'first task' },
      ]),
    ),
  );
}

/** Only where every part says how long it takes. */
function sums({ data, file, spans }: Phase, all: readonly Task[], stages: readonly Task[][]): Diagnostic[] {
  const { checkpoints = [], estimate, unit } = data;
  const compare = (
    what: string,
    parts: readonly (Estimate | undefined)[],
    whole: Estimate | undefined,
    path: FieldPath,
  ) => {
    const known = parts.filter((part) => part !== undefined);
    if (whole === undefined || known.length < parts.length) return [];
    const verdict = contradictsSum(known, whole, unit);
    return verdict === 'more' || verdict === 'less'
      ? [
          diagnostic('phase/estimate-sum', file, spanOf(spans, path), {
            what,
            whole: whole.text,
            sum: sumOfEstimates(known),
          }),
        ]
      : [];
  };
  const parts = all.every((task) => task.estimate) ? all : checkpoints;
  return [
    ...compare(
      'phase',
      parts.map((part) => part.estimate),
      estimate,
      ['estimate'],
    ),
    ...checkpoints.flatMap((stage, index) =>
      compare(
        `checkpoint ${stage.id}`,
        (stages[index] ?? []).map((task) => task.estimate),
        stage.estimate,
        ['checkpoints', index, 'estimate'],
      ),
    ),
  ];
}

/** A phase that is done has nothing open. What nobody said counts as open for tasks only. */
function claims({ data, file, spans }: Phase, tasks: readonly Task[]): Diagnostic[] {
  if (data.state !== 'done') return [];
  const open = (what: string, path: FieldPath): Diagnostic =>
    diagnostic('phase/done-with-open-work', file, spanOf(spans, path), { what });
  const unmet = (field: 'deliverables' | 'criteria', word: string): Diagnostic[] =>
    (data[field] ?? []).flatMap(({ text, met }, index) =>
      met === false ? [open(`${word} not met: ${text}`, [field, index])] : [],
    );
  return [
    ...tasks.filter(({ done }) => !done).map((task) => open(`open task: ${nameOf(task)}`, task.path)),
    ...unmet('deliverables', 'deliverable'),
    ...unmet('criteria', 'criterion'),
  ];
}

function doneInSpite({ file, spans }: Phase, tasks: readonly Task[]): Diagnostic[] {
  return tasks
    .filter(({ claimsDone, done }) => claimsDone && !done)
    .map((task) =>
      diagnostic('phase/task-not-verified', file, spanOf(spans, [...task.path, 'done']), {
        task: nameOf(task),
      }),
    );
}

interface Stage {
  readonly id: string;
  readonly index: number;
  readonly review: Review;
  readonly stages: readonly (readonly Task[])[];
}

function reviewProblems(phase: Phase, { id, index, review, stages }: Stage, today: number): Diagnostic[] {
  const { file, spans } = phase;
  const { outcome, criteria = [], conditions = [], since, within } = review;
  const at = (...path: FieldPath) => spanOf(spans, ['checkpoints', index, ...path]);
  if (outcome === 'approved') {
    const open = (stages[index] ?? []).filter(({ done }) => !done);
    return [
      ...open.map((task) =>
        diagnostic('phase/approved-with-open-work', file, spanOf(spans, task.path), {
          checkpoint: id,
          what: `open task: ${nameOf(task)}`,
        }),
      ),
      ...criteria.flatMap(({ text, met }, number) =>
        met === false
          ? [
              diagnostic('phase/approved-with-open-work', file, at('review', 'criteria', number), {
                checkpoint: id,
                what: `criterion not met: ${text}`,
              }),
            ]
          : [],
      ),
    ];
  }
  if (outcome === 'approved-with-conditions' && phase.data.state !== 'done') {
    const isNext = stages.slice(index + 1).some((tasks) => tasks.some(({ done }) => done));
    const isApproved = (phase.data.checkpoints ?? [])
      .slice(index + 1)
      .some((later) => later.review?.outcome?.startsWith('approved'));
    const none = conditions.length > 0 && conditions.every(({ met }) => met !== true);
    return none && (isNext || isApproved)
      ? [
          diagnostic('phase/approved-with-open-conditions', file, at('review', 'conditions'), {
            checkpoint: id,
            conditions: conditions.length,
            says: 'a later checkpoint has begun',
          }),
        ]
      : [];
  }
  const isOver = outcome === 'pending' && since && within && since.at + within.to < today;
  return isOver
    ? [
        diagnostic('phase/review-overdue', file, at('review', 'since'), {
          checkpoint: id,
          since: since.text,
          within: within.text,
        }),
      ]
    : [];
}

function tooEarly(phase: Phase, graph: Graph): Diagnostic[] {
  const { state } = phase.data;
  if (state !== 'active' && state !== 'done') return [];
  return referencesOf(graph, phase, 'after').flatMap((before) =>
    before.kind === 'phases' && before.data.state !== undefined && before.data.state !== 'done'
      ? [
          diagnostic('phase/before-predecessor', phase.file, spanOf(phase.spans, ['state']), {
            state,
            before: before.title,
            other: before.data.state,
          }),
        ]
      : [],
  );
}

/** Of the whole: 0.25 of 10. A score is rounded, and its factors may weigh differently. */
const TOLERANCE = 0.025;

function averages({ data, file, spans }: EntryOf<'assessments'>): Diagnostic[] {
  const { score, factors = [] } = data;
  const scores = factors.flatMap((factor) => factor.score ?? []);
  if (!score || scores.length < 2 || scores.length < factors.length || score.of <= 0) return [];
  const average = scores.reduce((sum, { value, of }) => sum + value / of, 0) / scores.length;
  if (Math.abs(average - score.value / score.of) <= TOLERANCE + Number.EPSILON) return [];
  const words = String(Math.round(average * score.of * 100) / 100);
  const facts = { score: String(score.value), average: words, factors: scores.length };
  return [diagnostic('assessment/score-average', file, spanOf(spans, ['score']), facts)];
}

/** A plan against its parts, and a remediation against its actions, by those that say how long they take. */
function efforts(entry: EntryOf<'remediations'>, { plan }: DerivedStates): Diagnostic[] {
  const { effort, actions = [] } = entry.data;
  if (!effort) return [];
  const parts = plan.get(entry)?.parts.map((part) => part.data.effort) ?? [];
  return [
    ...effortSum(entry, effort, parts, 'parts'),
    ...effortSum(
      entry,
      effort,
      actions.map((action) => action.effort),
      'actions',
    ),
  ];
}

function effortSum(
  { file, spans }: EntryOf<'remediations'>,
  effort: Estimate,
  parts: readonly (Estimate | undefined)[],
  what: 'parts' | 'actions',
): Diagnostic[] {
  const known = parts.filter((part) => part !== undefined);
  const verdict = contradictsSum(known, effort);
  if (verdict !== 'more' && verdict !== 'less') return [];
  const facts = {
    effort: effort.text,
    sum: sumOfEstimates(known),
    what,
    known: known.length,
    total: parts.length,
    isCertain: verdict === 'more' || known.length === parts.length,
  };
  return [diagnostic('remediation/effort-sum', file, spanOf(spans, ['effort']), facts)];
}
