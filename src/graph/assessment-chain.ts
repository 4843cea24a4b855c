import { referencesOf } from './relations.ts';
import type { EntryOf } from '../entries/entry.ts';
import type { Graph } from './build.ts';

type Assessment = EntryOf<'assessments'>;

/** An assessment and those before it, back to the first. A circle ends where it began. */
export function assessmentChain(assessment: Assessment, { relations }: Graph): Assessment[] {
  const chain = new Set<Assessment>();
  for (let next: Assessment | undefined = assessment; next && !chain.has(next);) {
    chain.add(next);
    const [before] = referencesOf({ relations }, next, 'after');
    next = before?.kind === 'assessments' ? before : undefined;
  }
  return [...chain];
}
