import type { Hit } from './pagefind.ts';
import { search } from './pagefind.ts';
import { oneLine, tellingWords } from './query.ts';

export interface Answer {
  /** Best first. */
  readonly hits: readonly Hit[];
  /** Whether there is a page that has every word. */
  readonly complete: boolean;
}

/** How fast a word's score levels off, against the middle page that has it; tuned on real questions. */
const SATURATION = 3;
/** A page must have this part of what the best covered page has of the query's telling words. */
const LEAST_COVER = 0.25;

/**
 * What people paste or describe hardly ever stands in one page word for word. So each word is asked for by itself, a rare word
 * says more than a frequent one (BM25), and the pages with the most telling words come first.
 */
export async function answer(query: string): Promise<Answer> {
  const words = tellingWords(query);
  const [whole = [], ...each] = await Promise.all([oneLine(query), ...words].map((text) => search(text)));
  if (words.length < 2) return { hits: whole, complete: true };
  const size = (await search(null)).length;
  const hits = rank(each, size);
  // The hit of the whole query marks all its words in the excerpt.
  const marked = new Map(whole.map((hit) => [hit.id, hit]));
  return {
    hits: hits.map((hit) => marked.get(hit.id) ?? hit),
    complete: whole.length > 0 || hits.length === 0,
  };
}

interface Rank {
  readonly hit: Hit;
  /** Of the word whose hit this is. */
  readonly best: number;
  readonly cover: number;
  readonly score: number;
}

function rank(each: readonly (readonly Hit[])[], size: number): Hit[] {
  const ranks = new Map<string, Rank>();
  for (const hits of each) {
    const rarity = Math.log(1 + (size - hits.length + 0.5) / (hits.length + 0.5));
    const middle = hits[hits.length >> 1]?.score ?? 1;
    for (const hit of hits) {
      const { hit: old = hit, best = 0, cover = 0, score = 0 } = ranks.get(hit.id) ?? {};
      const gain = rarity * (hit.score / (hit.score + SATURATION * middle));
      ranks.set(hit.id, {
        hit: gain > best ? hit : old,
        best: Math.max(best, gain),
        cover: cover + rarity,
        score: score + gain,
      });
    }
  }
  const all = [...ranks.values()].toSorted((one, other) => other.score - one.score);
  const most = Math.max(0, ...all.map(({ cover }) => cover));
  return all.filter(({ cover }) => cover >= LEAST_COVER * most).map(({ hit }) => hit);
}
