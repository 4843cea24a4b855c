import type { EntryOf } from '../../entries/entry.ts';
import { checkpointAnchor, partAnchors, taskAnchor } from '../../graph/tasks.ts';
import type { Link, LabelledLink } from '../../site/page.ts';

type Phase = EntryOf<'phases'>;
type Written = NonNullable<Phase['data']['scope']>[number];

/** A part of the roadmap, in its own numbering. */
export interface ScopePart {
  readonly id: string;
  readonly title: string;
  /** Without an address where the phase has no such task. */
  readonly tasks: readonly LabelledLink[];
  readonly checkpoints: readonly Link[];
}

export function scopeOf({ id, title, tasks = [] }: Written, phase: Phase): ScopePart {
  const anchors = partAnchors(phase);
  const around = (phase.data.checkpoints ?? []).filter((checkpoint) =>
    checkpoint.tasks?.some((task) => task.id !== undefined && tasks.includes(task.id)),
  );
  return {
    id,
    title,
    tasks: tasks.map((label) => ({ label, ...(anchors.has(label) && { url: `#${taskAnchor(label)}` }) })),
    checkpoints: around.map((checkpoint) => ({
      label: checkpoint.id,
      url: `#${checkpointAnchor(checkpoint.id)}`,
    })),
  };
}
