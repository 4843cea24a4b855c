import { distance } from 'fastest-levenshtein';

/** What is longer was not mistyped, and measuring it would take minutes. */
const LONGEST_WORD = 200;

/**
 * The candidate that was most likely meant, or nothing where none is close: at most a third of the letters differ; in a word
 * of five two may, since swapped letters count as two.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  if (word.length > LONGEST_WORD) return undefined;
  const wanted = word.toLowerCase();
  let best: string | undefined;
  let least = Math.max(word.length < 5 ? 1 : 2, Math.floor(word.length / 3)) + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - wanted.length) >= least) continue;
    const away = distance(wanted, candidate.toLowerCase());
    if (away < least) [best, least] = [candidate, away];
  }
  return best;
}
