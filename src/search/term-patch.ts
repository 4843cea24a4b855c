import {
  containsAnyPage,
  packPostings,
  unpackPostings,
  type PackedPostings,
  type PostingList,
} from './postings.ts';

/**
 * Posting lists after pages moved, went and came, in ascending order of their terms; a term that is in no page has none.
 * @param moves the new slot of each page that has another one; nothing for a page that is gone
 * @param added positions of new pages, by term and slot
 */
export function patchTerms(
  before: ReadonlyMap<string, Uint8Array>,
  moves: ReadonlyMap<number, number | undefined>,
  added: ReadonlyMap<string, PostingList>,
): PackedPostings[] {
  const kept = [...before].flatMap(([term, packed]): PackedPostings[] => {
    const more = added.get(term);
    if (!more && (moves.size === 0 || !containsAnyPage(packed, moves))) return [[term, packed]];
    const postings = [...moved(unpackPostings(packed), moves), ...(more ?? [])];
    return postings.length === 0 ? [] : [[term, packSorted(postings)]];
  });
  const found = [...added].filter(([term]) => !before.has(term));
  return [
    ...kept,
    ...found.map(([term, postings]): PackedPostings => [term, packSorted([...postings])]),
  ].toSorted(([one], [other]) => (one < other ? -1 : 1));
}

type Posting = readonly [slot: number, positions: readonly number[]];

function moved(postings: PostingList, moves: ReadonlyMap<number, number | undefined>): Posting[] {
  return [...postings].flatMap(([slot, positions]): Posting[] => {
    const to = moves.has(slot) ? moves.get(slot) : slot;
    return to === undefined ? [] : [[to, positions]];
  });
}

function packSorted(postings: readonly Posting[]): Uint8Array {
  return packPostings(new Map(postings.toSorted(([one], [other]) => one - other)));
}
