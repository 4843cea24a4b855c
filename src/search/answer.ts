import type { Filters, Found, Hit } from './pagefind.ts';
import { search } from './pagefind.ts';
import { oneLine, tellingWords } from './query.ts';

export interface Answer extends Found {
  /** some: no page has all words, these have the most telling of them. */
  readonly words: 'all' | 'some';
}

/** Pages with all words of the query; where there are none, those with its rarest words. */
export async function answer(query: string, filters: Filters): Promise<Answer> {
  const exact = await search(oneLine(query), filters);
  if (exact.hits.length > 0) return { ...exact, words: 'all' };
  const words = tellingWords(query);
  const found = await Promise.all(words.map((word) => search(word, filters)));
  return { hits: byRarity(found), counts: exact.counts, words: 'some' };
}

/** A word on few pages says more than one on many. */
function byRarity(found: readonly Found[]): Hit[] {
  const scores = new Map<string, { hit: Hit; score: number }>();
  for (const { hits } of found) {
    const best = hits[0]?.score ?? 1;
    for (const hit of hits) {
      const score =
        (scores.get(hit.id)?.score ?? 0) + (0.5 + hit.score / best / 2) / Math.log2(hits.length + 2);
      scores.set(hit.id, { hit, score });
    }
  }
  return [...scores.values()].toSorted((one, other) => other.score - one.score).map(({ hit }) => hit);
}
