import type { EntryOf } from '../entries/entry.ts';
import type { FieldPath } from '../schemas/walk.ts';
import type { Estimate } from '../shared/estimate.ts';
import type { Graph } from './build.ts';
import type { RemediationPlan } from './plan.ts';
import type { Prerequisite } from './prerequisites.ts';
import { referencesOf } from './relations.ts';
import { taskProgress, type TaskProgress } from './progress.ts';

export interface PhaseProgress extends TaskProgress {
  /** In the order of the phase's checkpoints. */
  readonly checkpoints: readonly TaskProgress[];
}

interface Task {
  readonly done: boolean;
  readonly estimate: Estimate | undefined;
}

type Phase = EntryOf<'phases'>;
type Written = NonNullable<Phase['data']['tasks']>[number];

/** Whether a task is done; `path` is where it is in its phase. */
export type IsDone = (task: Written, path: FieldPath) => boolean;

/** A task that is a remediation is done when that is verified; any other when it says so. */
export function doneTasks(phase: Phase, graph: Graph, plan: RemediationPlan): IsDone {
  return ({ done, remediation }, path) => {
    if (remediation === undefined) return done === true;
    const [named] = referencesOf(graph, phase, 'task', path);
    return named !== undefined && plan.get(named)?.state === 'verified';
  };
}

/** What a task waits for before it can begin: what it says itself, and what its remediation depends on. */
export function taskWaits(
  phase: Phase,
  graph: Graph,
  plan: RemediationPlan,
): (task: Written, path: FieldPath) => Prerequisite[] {
  return ({ waits_for: text }, path) => {
    const own = text === undefined ? [] : [{ on: 'text' as const, text, settled: false }];
    const works = referencesOf(graph, phase, 'task', path).flatMap((named) => plan.get(named) ?? []);
    const waiting = works.filter(({ state }) => state === 'waits');
    return [...own, ...waiting.flatMap(({ dependsOn }) => dependsOn.filter(({ settled }) => !settled))];
  };
}

/** How far a phase is, all its tasks together, and each of its checkpoints. */
export function phaseProgress({ data }: Phase, isDone: IsDone = ({ done }) => done === true): PhaseProgress {
  const tasksOf = (tasks: readonly Written[] = [], path: FieldPath = []): Task[] =>
    tasks.map((task, index) => ({
      done: isDone(task, [...path, 'tasks', index]),
      estimate: task.estimate,
    }));
  const own = tasksOf(data.tasks);
  const checkpoints = (data.checkpoints ?? []).map(({ tasks }, index) =>
    tasksOf(tasks, ['checkpoints', index]),
  );
  return { ...weighed([...own, ...checkpoints.flat()]), checkpoints: checkpoints.map(weighed) };
}

/** Hours and units of work have no common measure: where both occur, tasks are only counted. A range weighs its middle. */
function weighed(tasks: readonly Task[]): TaskProgress {
  const units = new Set(tasks.map(({ estimate }) => estimate?.unit));
  const weigh = units.size === 1;
  return taskProgress(
    tasks.map(({ done, estimate }) =>
      weigh && estimate ? { done, estimate: (estimate.from + estimate.to) / 2 } : { done },
    ),
  );
}
