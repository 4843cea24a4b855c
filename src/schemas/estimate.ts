import { parseDuration } from '../shared/duration.ts';
import { said, textAs } from './types.ts';

/** Work that is expected or was spent. Only estimates of one unit can be added up. */
export interface Estimate {
  readonly from: number;
  readonly to: number;
  /** Milliseconds of time, or the team's own units of work. */
  readonly unit: 'time' | 'work';
}

const UNITS_OF_WORK =
  /^(\d+(?:\.\d+)?)(?: ?(?:-|–|to) ?(\d+(?:\.\d+)?))?(?: (?:work )?(?:units?|points?))?$/i;

/** `30m`, `4-6h`, `2`, `4-6 units`. `parseEstimate` reads it. */
export const estimate = said('time or units of work, such as 4-6h or 2', (words) =>
  textAs(words).refine((value) => parseEstimate(value) !== undefined, words),
);

export function parseEstimate(written: string): Estimate | undefined {
  const duration = parseDuration(written);
  if (duration) return { ...duration, unit: 'time' };
  const [, first, last = first] = UNITS_OF_WORK.exec(written.trim()) ?? [];
  if (first === undefined) return undefined;
  const work = { from: Number(first), to: Number(last), unit: 'work' } as const;
  return work.from <= work.to ? work : undefined;
}
