import { parseEstimate } from '../shared/estimate.ts';
import { said, textAs } from './types.ts';

/** `30m`, `4-6h`, `2`, `4-6 units`. `parseEstimate` reads it. */
export const estimate = said('time or units of work, such as 4-6h or 2', (words) =>
  textAs(words).refine((value) => parseEstimate(value) !== undefined, words),
);
