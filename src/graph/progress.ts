/** A task of a phase, with its estimate in milliseconds where it has one. */
export interface TaskFacts {
  readonly done: boolean;
  readonly estimate?: number;
}

export interface TaskProgress {
  readonly done: number;
  readonly total: number;
  /** From 0 to 1; weighted by estimates where every task has one. 0 where there are no tasks. */
  readonly share: number;
}

export function taskProgress(tasks: readonly TaskFacts[]): TaskProgress {
  const done = tasks.filter((task) => task.done);
  const counted = { done: done.length, total: tasks.length };
  if (tasks.length === 0) return { ...counted, share: 0 };
  const weigh = tasks.every(({ estimate }) => estimate !== undefined && estimate > 0);
  const sum = (some: readonly TaskFacts[]) =>
    some.reduce((total, { estimate = 1 }) => total + (weigh ? estimate : 1), 0);
  return { ...counted, share: sum(done) / sum(tasks) };
}
