export type Freshness = 'fresh' | 'stale' | 'never reviewed' | 'no policy';

/** @param every how long a review holds, in milliseconds; where no policy applies, nothing is stale */
export function freshnessOf(
  reviewed: string | undefined,
  every: number | undefined,
  today: number,
): Freshness {
  if (every === undefined) return 'no policy';
  if (reviewed === undefined) return 'never reviewed';
  return Date.parse(reviewed) + every < today ? 'stale' : 'fresh';
}
