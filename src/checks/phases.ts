import type { EntryOf } from '../entries/entry.ts';
import { spanOf } from '../entries/spans.ts';
import type { Graph } from '../graph/build.ts';
import type { DerivedStates } from '../graph/derived.ts';
import { doneTasks, type IsDone } from '../graph/phase-progress.ts';
import { referencesOf } from '../graph/relations.ts';
import type { FieldPath } from '../schemas/walk.ts';
import { diagnostic, type Diagnostic } from '../shared/diagnostic.ts';

type Phase = EntryOf<'phases'>;
type Review = NonNullable<NonNullable<Phase['data']['checkpoints']>[number]['review']>;

/** Phases whose states and numbers their own parts contradict. */
export function checkPhases(graph: Graph, derived: DerivedStates): Diagnostic[] {
  const phases = graph.content.entries.filter((entry) => entry.kind === 'phases');
  return phases.flatMap((phase) => checkPhase(phase, graph, derived));
}

/** A task with its place in the phase. */
interface Task {
  readonly id: string | undefined;
  readonly title: string;
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
    const { id, title, done = false } = task;
    return { id, title, claimsDone: done, done: isDone(task, at), path: at };
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

/** A phase that is done has nothing open. A task without `done` is open; a criterion without `met` is not. */
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
