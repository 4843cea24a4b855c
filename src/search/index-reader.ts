import { distance } from 'fastest-levenshtein';
import { indexFile, type IndexFile, type IndexManifest, type PageText } from './manifest.ts';
import { unpackTerms, unpackPostings, type PostingList } from './postings.ts';
import { pageSlots } from './slots.ts';

/** Reads a file of the index, by its path in the index's folder. */
export type ReadFile = (path: string) => Promise<Uint8Array>;

/** The files of terms and texts, each read when it is first asked for. */
export class IndexReader {
  readonly manifest: IndexManifest;
  readonly #read: ReadFile;
  /** By slot. */
  readonly #pages: ReadonlyMap<number, number>;
  readonly #terms = new Map<string, Promise<TermFile>>();
  readonly #texts = new Map<string, Promise<readonly PageText[]>>();

  constructor(manifest: IndexManifest, read: ReadFile) {
    this.manifest = manifest;
    this.#read = read;
    this.#pages = new Map(pageSlots(manifest.urls).map((slot, page) => [slot, page]));
  }

  async postings(term: string): Promise<PostingList | undefined> {
    return (await this.#fileOf(term))?.postings(term);
  }

  /** Terms of the index that a word begins, or that differ from it by a typing error; the likeliest first. */
  async alike(term: string): Promise<readonly string[]> {
    return (await this.#fileOf(term))?.alike(term) ?? [];
  }

  async text(page: number): Promise<PageText | undefined> {
    const file = lastNotAfter(this.manifest.texts, page);
    if (!file) return undefined;
    const pages = await remember(this.#texts, file.name, async () => {
      const bytes = await this.#read(indexFile(file.name));
      return JSON.parse(new TextDecoder().decode(bytes)) as PageText[];
    });
    return pages[page - file.first];
  }

  async #fileOf(term: string): Promise<TermFile | undefined> {
    const file = lastNotAfter(this.manifest.terms, term);
    if (!file) return undefined;
    return remember(
      this.#terms,
      file.name,
      async () => new TermFile(await this.#read(indexFile(file.name)), this.#pages),
    );
  }
}

/** What failed is asked for again the next time. */
function remember<Value>(
  known: Map<string, Promise<Value>>,
  key: string,
  make: () => Promise<Value>,
): Promise<Value> {
  let value = known.get(key);
  if (!value) {
    value = make();
    known.set(key, value);
    value.catch(() => known.delete(key));
  }
  return value;
}

/** The last file whose first item is not after `value`. */
function lastNotAfter<First extends string | number>(
  files: readonly IndexFile<First>[],
  value: First,
): IndexFile<First> | undefined {
  let from = 0;
  let to = files.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((files[middle] as IndexFile<First>).first <= value) from = middle + 1;
    else to = middle;
  }
  return files[from - 1];
}

const LEAST_PREFIX = 3;
/** Words of dense scripts, which begin here, have one or two letters. */
const FIRST_DENSE = '\u0e00';
/** Digits in each other's place are another version, port or code. */
const MANY_DIGITS = /\d.*\d/;
const MAX_FUZZY_TERMS = 6;

class TermFile {
  readonly #packed: ReadonlyMap<string, Uint8Array>;
  readonly #pages: ReadonlyMap<number, number>;
  readonly #known = new Map<string, PostingList>();

  constructor(bytes: Uint8Array, pages: ReadonlyMap<number, number>) {
    this.#packed = unpackTerms(bytes);
    this.#pages = pages;
  }

  /** By the pages' numbers in the manifest, not by their slots. */
  postings(term: string): PostingList | undefined {
    const packed = this.#packed.get(term);
    if (!packed) return undefined;
    const known = this.#known.get(term);
    if (known) return known;
    const postings = new Map<number, readonly number[]>();
    for (const [slot, positions] of unpackPostings(packed)) {
      const page = this.#pages.get(slot);
      if (page !== undefined) postings.set(page, positions);
    }
    this.#known.set(term, postings);
    return postings;
  }

  /** Errors in the first letters are not found: such a term is in another file. */
  alike(term: string): string[] {
    if ((term.length < LEAST_PREFIX && term < FIRST_DENSE) || /^\d+$/.test(term)) return [];
    const most = term.length < 4 || MANY_DIGITS.test(term) ? 0 : term.length < 8 ? 1 : 2;
    const near = [...this.#packed.keys()]
      .filter((other) => Math.abs(other.length - term.length) <= most)
      .map((other) => ({ other, away: isSwapped(term, other) ? 1 : distance(term, other) }))
      .filter(({ away }) => away <= most)
      .toSorted((one, two) => one.away - two.away)
      .map(({ other }) => other);
    const begun = [...this.#packed.keys()].filter((other) => other.startsWith(term));
    return [...new Set([...near, ...begun])].slice(0, MAX_FUZZY_TERMS);
  }
}

/** Two letters in each other's place are one error of a typist, and two of the measure. */
function isSwapped(one: string, other: string): boolean {
  if (one.length !== other.length) return false;
  const at = [...one].findIndex((letter, index) => letter !== other[index]);
  return one[at] === other[at + 1] && one[at + 1] === other[at] && one.slice(at + 2) === other.slice(at + 2);
}
