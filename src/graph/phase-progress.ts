import type { EntryOf } from '../entries/entry.ts';
import type { Estimate } from '../shared/estimate.ts';
import { progressOf, type Progress } from './progress.ts';

export interface PhaseProgress extends Progress {
  /** In the order of the phase's checkpoints. */
  readonly checkpoints: readonly Progress[];
}

interface Task {
  readonly done: boolean;
  readonly estimate: Estimate | undefined;
}

/** How far a phase is, all its tasks together, and each of its checkpoints. */
export function phaseProgress({ data }: EntryOf<'phases'>): PhaseProgress {
  const own = tasksOf(data.tasks);
  const checkpoints = (data.checkpoints ?? []).map(({ tasks }) => tasksOf(tasks));
  return { ...weighed([...own, ...checkpoints.flat()]), checkpoints: checkpoints.map(weighed) };
}

type Written = NonNullable<EntryOf<'phases'>['data']['tasks']>;

function tasksOf(tasks: Written = []): Task[] {
  return tasks.map(({ done = false, estimate }) => ({ done, estimate }));
}

/** Hours and units of work have no common measure: where both occur, tasks are only counted. A range weighs its middle. */
function weighed(tasks: readonly Task[]): Progress {
  const units = new Set(tasks.map(({ estimate }) => estimate?.unit));
  const weigh = units.size === 1;
  return progressOf(
    tasks.map(({ done, estimate }) =>
      weigh && estimate ? { done, estimate: (estimate.from + estimate.to) / 2 } : { done },
    ),
  );
}
