import { ascendingTextReader, ascendingTextWriter, ByteReader, ByteWriter } from './bytes.ts';

/** The places of a term: in each page, the positions, ascending, as `position * 8 + field`. */
export type PostingList = ReadonlyMap<number, readonly number[]>;

/** More of them in one page say nothing more. */
const MAX_POSITIONS = 40;

/** A term with its packed posting list. */
export type PackedPostings = readonly [term: string, postings: Uint8Array];

/** Terms in ascending order; each states how much it shares with the one before it. */
export function packTerms(terms: readonly PackedPostings[]): Uint8Array<ArrayBuffer> {
  const out = new ByteWriter();
  const write = ascendingTextWriter(out);
  for (const [term, postings] of terms) {
    write(term);
    out.number(postings.length);
    out.append(postings);
  }
  return out.bytes;
}

/** The packed posting list of each term; reads no postings. */
export function unpackTerms(bytes: Uint8Array): Map<string, Uint8Array> {
  const terms = new Map<string, Uint8Array>();
  const reader = new ByteReader(bytes);
  const read = ascendingTextReader(reader);
  while (!reader.isAtEnd) terms.set(read(), reader.bytes(reader.number()));
  return terms;
}

export function unpackPostings(bytes: Uint8Array): Map<number, readonly number[]> {
  const reader = new ByteReader(bytes);
  const postings = new Map<number, readonly number[]>();
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

export function packPostings(postings: PostingList): Uint8Array {
  const out = new ByteWriter();
  out.number(postings.size);
  let lastPage = -1;
  for (const [page, all] of postings) {
    const places = all.slice(0, MAX_POSITIONS);
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

/** Whether one of the pages is in a packed posting list. */
export function containsAnyPage(bytes: Uint8Array, pages: ReadonlyMap<number, unknown>): boolean {
  const reader = new ByteReader(bytes);
  let page = -1;
  for (let left = reader.number(); left > 0; left--) {
    page += reader.number() + 1;
    if (pages.has(page)) return true;
    for (let more = reader.number() + 1; more > 0; more--) reader.number();
  }
  return false;
}
