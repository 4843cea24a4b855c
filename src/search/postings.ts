import { Reader, Writer } from './bytes.ts';

/** Where a term stands: in each page, the places, ascending, as `place * 8 + field`. */
export type Postings = ReadonlyMap<number, readonly number[]>;

/** More of them in one page say nothing more. */
const MOST_PLACES = 40;

/** Terms in their order, each with its postings; a term says how much it shares with the one before it. */
export function packTerms(
  terms: readonly (readonly [term: string, postings: Postings])[],
): Uint8Array<ArrayBuffer> {
  const out = new Writer();
  let before = '';
  for (const [term, postings] of terms) {
    const shared = sharedLength(before, term);
    const packed = pack(postings);
    out.number(shared);
    out.text(term.slice(shared));
    out.number(packed.length);
    out.append(packed);
    before = term;
  }
  return out.bytes;
}

/** Where the postings of each term begin; reads no postings. */
export function termsIn(bytes: Uint8Array): Map<string, number> {
  const terms = new Map<string, number>();
  const reader = new Reader(bytes);
  let before = '';
  while (!reader.isAtEnd) {
    const shared = reader.number();
    before = before.slice(0, shared) + reader.text();
    const length = reader.number();
    terms.set(before, reader.at);
    reader.at += length;
  }
  return terms;
}

/** @param at as `termsIn` says */
export function unpack(bytes: Uint8Array, at: number): Postings {
  const reader = new Reader(bytes, at);
  const postings = new Map<number, number[]>();
  let page = -1;
  for (let left = reader.number(); left > 0; left--) {
    page += reader.number() + 1;
    const places: number[] = [];
    let place = 0;
    for (let more = reader.number() + 1; more > 0; more--) {
      const packed = reader.number();
      place += packed >>> 3;
      places.push(place * 8 + (packed & 7));
    }
    postings.set(page, places);
  }
  return postings;
}

function pack(postings: Postings): Uint8Array {
  const out = new Writer();
  out.number(postings.size);
  let lastPage = -1;
  for (const [page, all] of postings) {
    const places = all.slice(0, MOST_PLACES);
    out.number(page - lastPage - 1);
    out.number(places.length - 1);
    let last = 0;
    for (const packed of places) {
      const place = packed >>> 3;
      out.number((place - last) * 8 + (packed & 7));
      last = place;
    }
    lastPage = page;
  }
  return out.bytes;
}

function sharedLength(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length++;
  return length;
}
