import type { EntryOf } from '../../entries/entry.ts';
import type { TaskProgress } from '../../graph/progress.ts';
import { checkpointAnchor } from '../../graph/tasks.ts';
import { count } from '../../shared/text.ts';
import type { StateMark } from '../../site/page.ts';
import { goalsOf, type Goal } from '../../site/contents.ts';
import type { Claim, Task, WrittenTask } from './tasks.ts';

type Phase = EntryOf<'phases'>;
type Written = NonNullable<Phase['data']['checkpoints']>[number];

/** How far something is: from 0 to 1, and in words. */
export interface Bar {
  readonly share: number;
  readonly words: string;
}

export interface Checkpoint {
  readonly id: string;
  /** What links in this page lead to. */
  readonly anchor: string;
  /** Absent where the text has a heading of the same id, or another checkpoint has. */
  readonly htmlId?: string;
  readonly title: string;
  readonly estimate: string;
  readonly progress?: Bar;
  /** The roadmap's numbers for what it does. */
  readonly scope: readonly string[];
  readonly tasks: readonly Task[];
  readonly review: Review;
}

export interface Review {
  readonly outcome: StateMark;
  readonly criteria: readonly Goal[];
  readonly conditions: readonly Goal[];
  readonly within: string;
}

const OUTCOMES: Readonly<Record<NonNullable<Written['review']>['outcome'], StateMark>> = {
  pending: { word: 'pending', shape: 'waits' },
  approved: { word: 'approved', shape: 'proven' },
  'approved-with-conditions': { word: 'approved with conditions', shape: 'done' },
  rejected: { word: 'rejected', shape: 'bad' },
};

export function checkpointOf(
  { id, title, estimate, tasks = [], review }: Written,
  progress: TaskProgress | undefined,
  phase: Phase,
  taskAt: (task: WrittenTask, index: number) => Task,
  claim: Claim,
): Checkpoint {
  const bar = progress && barOf(progress);
  const ids = new Set(tasks.map((task) => task.id));
  return {
    id,
    anchor: checkpointAnchor(id),
    ...claim(checkpointAnchor(id)),
    title,
    estimate: estimate?.text ?? '',
    ...(bar && { progress: bar }),
    scope: (phase.data.scope ?? []).flatMap((part) =>
      part.tasks?.some((task) => ids.has(task)) ? [part.id] : [],
    ),
    tasks: tasks.map(taskAt),
    review: {
      outcome: OUTCOMES[review?.outcome ?? 'pending'],
      criteria: goalsOf(review?.criteria),
      conditions: goalsOf(review?.conditions),
      within: review?.within?.text ?? '',
    },
  };
}

/** Where estimates make a difference, they are mentioned. */
export function barOf({ done, total, share }: TaskProgress): Bar | undefined {
  if (total === 0) return undefined;
  const percent = Math.round(share * 100);
  const isWeighed = Math.abs(share - done / total) > 0.005;
  return {
    share,
    words: `${done} of ${count(total, 'task')} done, ${percent}\u00A0%${isWeighed ? ' of the estimated work' : ''}`,
  };
}
