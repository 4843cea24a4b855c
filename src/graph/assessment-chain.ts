import type { EntryOf } from '../entries/entry.ts';
import type { Graph } from './build.ts';
import type { Target } from './relations.ts';

type Assessment = EntryOf<'assessments'>;

/** An assessment and those before it, back to the first. A circle ends where it began. */
export function chainOf(assessment: Assessment, { relations }: Graph): Assessment[] {
  const chain = new Set<Assessment>();
  for (let next: Assessment | undefined = assessment; next && !chain.has(next);) {
    chain.add(next);
    const before: Target | undefined = relations
      .get(next)
      ?.find(({ reference }) => reference.relation === 'after')?.target;
    next = before?.to === 'entry' && before.entry.kind === 'assessments' ? before.entry : undefined;
  }
  return [...chain];
}
