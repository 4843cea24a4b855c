import { distance } from 'fastest-levenshtein';
import { termsFile, textsFile, type Catalogue, type PageText } from './catalogue.ts';
import { termsIn, unpack, type Postings } from './postings.ts';

/** Reads a file of the index, by its path in the index's folder. */
export type ReadFile = (path: string) => Promise<Uint8Array>;

/** The files of terms and texts, each read when it is first asked for. */
export class Library {
  readonly catalogue: Catalogue;
  readonly #read: ReadFile;
  readonly #terms = new Map<number, Promise<TermFile>>();
  readonly #texts = new Map<number, Promise<readonly PageText[]>>();

  constructor(catalogue: Catalogue, read: ReadFile) {
    this.catalogue = catalogue;
    this.#read = read;
  }

  async postings(term: string): Promise<Postings | undefined> {
    return (await this.#fileOf(term))?.postings(term);
  }

  /** Terms of the index that a word begins, or that differ from it by a typing error; the likeliest first. */
  async alike(term: string): Promise<readonly string[]> {
    return (await this.#fileOf(term))?.alike(term) ?? [];
  }

  async text(page: number): Promise<PageText | undefined> {
    const { texts, version } = this.catalogue;
    const file = lastNotAfter(texts, page);
    const pages = await remember(this.#texts, file, async () => {
      const bytes = await this.#read(textsFile(version, file));
      return JSON.parse(new TextDecoder().decode(bytes)) as PageText[];
    });
    return pages[page - (texts[file] ?? 0)];
  }

  async #fileOf(term: string): Promise<TermFile | undefined> {
    const { terms, version } = this.catalogue;
    const file = lastNotAfter(terms, term);
    if (file < 0) return undefined;
    return remember(this.#terms, file, async () => new TermFile(await this.#read(termsFile(version, file))));
  }
}

/** What failed is asked for again the next time. */
function remember<Value>(
  known: Map<number, Promise<Value>>,
  key: number,
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

/** The number of the last item that is not after `value`; -1 where all are. */
function lastNotAfter<Value extends string | number>(sorted: readonly Value[], value: Value): number {
  let from = 0;
  let to = sorted.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((sorted[middle] as Value) <= value) from = middle + 1;
    else to = middle;
  }
  return from - 1;
}

const LEAST_PREFIX = 3;
const MOST_ALIKE = 6;

class TermFile {
  readonly #bytes: Uint8Array;
  readonly #begins: ReadonlyMap<string, number>;
  readonly #known = new Map<string, Postings>();

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#begins = termsIn(bytes);
  }

  postings(term: string): Postings | undefined {
    const begin = this.#begins.get(term);
    if (begin === undefined) return undefined;
    const postings = this.#known.get(term) ?? unpack(this.#bytes, begin);
    this.#known.set(term, postings);
    return postings;
  }

  /** Errors in the first letters are not found: such a term lies in another file. */
  alike(term: string): string[] {
    if (term.length < LEAST_PREFIX || /^\d+$/.test(term)) return [];
    const most = term.length < 4 ? 0 : term.length < 8 ? 1 : 2;
    const near = [...this.#begins.keys()]
      .filter((other) => Math.abs(other.length - term.length) <= most)
      .map((other) => ({ other, away: isSwapped(term, other) ? 1 : distance(term, other) }))
      .filter(({ away }) => away <= most)
      .toSorted((one, two) => one.away - two.away)
      .map(({ other }) => other);
    const begun = [...this.#begins.keys()].filter((other) => other.startsWith(term));
    return [...new Set([...near, ...begun])].slice(0, MOST_ALIKE);
  }
}

/** Two letters in each other's place are one error of a typist, and two of the measure. */
function isSwapped(one: string, other: string): boolean {
  if (one.length !== other.length) return false;
  const at = [...one].findIndex((letter, index) => letter !== other[index]);
  return one[at] === other[at + 1] && one[at + 1] === other[at] && one.slice(at + 2) === other.slice(at + 2);
}
