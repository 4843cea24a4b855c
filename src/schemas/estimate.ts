import { parseEstimate } from '../shared/estimate.ts';
import { parsedBy, said, textAs } from './types.ts';

/** `30m`, `4-6h`, `2`, `4-6 units`. */
export const estimate = said('time or units of work, such as 4-6h or 2', (words) =>
  textAs(words).transform(parsedBy(parseEstimate, words)),
);
