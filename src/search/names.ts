import { distance } from 'fastest-levenshtein';
import MiniSearch from 'minisearch';
import type { IndexManifest } from './manifest.ts';
import { normalizeName, splitWords } from './words.ts';

/** A page by one of its names. */
export interface NameMatch {
  readonly page: number;
  readonly name: string;
  readonly isAlert: boolean;
  /** 1 where the two differ in nothing but spaces, case and signs. */
  readonly similarity: number;
}

interface Name {
  readonly page: number;
  readonly name: string;
  readonly isAlert: boolean;
  readonly squashed: string;
  /** A part of a longer name. */
  readonly isPart: boolean;
}

/** So many of the names that share words are measured letter by letter. */
const MEASURED = 40;
const MAX_NAME_CHARACTERS = 120;
/** A page by a part of its name is not as sure as one by the whole. */
const PART_WEIGHT = 0.95;
/** Shorter parts are words of any name. */
const MIN_PART_CHARACTERS = 8;

/** Titles, aliases and alerts, found as they are typed: in part, in one word or several, with typing errors. */
export class NameIndex {
  readonly #names: readonly Name[];
  readonly #search: MiniSearch;
  readonly #bySquashed: ReadonlyMap<string, readonly Name[]>;

  constructor(manifest: IndexManifest) {
    this.#names = namesIn(manifest);
    this.#search = new MiniSearch({
      fields: ['name'],
      idField: 'id',
      tokenize: tokens,
      processTerm: (term) => term,
      searchOptions: { prefix: true, fuzzy: 0.2, maxFuzzy: 3, combineWith: 'OR', tokenize: tokens },
    });
    this.#search.addAll(this.#names.map(({ name }, id) => ({ id, name })));
    this.#bySquashed = Map.groupBy(this.#names, ({ squashed }) => squashed);
  }

  /** The names that look most like what was typed, best first. */
  like(typed: string): NameMatch[] {
    const wanted = normalizeName(typed);
    if (wanted === '' || wanted.length > MAX_NAME_CHARACTERS) return [];
    return this.#search
      .search(typed)
      .slice(0, MEASURED)
      .flatMap(({ id }) => this.#names[id as number] ?? [])
      .map(({ squashed, isPart, ...name }) => ({
        ...name,
        similarity: similarity(wanted, squashed) * (isPart ? PART_WEIGHT : 1),
      }))
      .toSorted((one, other) => other.similarity - one.similarity);
  }

  /** The pages that have exactly this name, however it is spelt. */
  exactly(name: string): readonly NameMatch[] {
    return (this.#bySquashed.get(normalizeName(name)) ?? []).map((found) => ({ ...found, similarity: 1 }));
  }
}

function namesIn({ titles, namesOf, alertsOf }: IndexManifest): Name[] {
  return titles.flatMap((title, page) => {
    const alerts = new Set(alertsOf[page]);
    const all = new Set([title, ...(namesOf[page] ?? []), ...alerts]);
    return [...all].flatMap((name) => {
      const isAlert = alerts.has(name);
      const parts = partsOf(name).map((part) => ({ page, name: part, isAlert, isPart: true }));
      return [{ page, name, isAlert, isPart: false }, ...parts].map((one) => ({
        ...one,
        squashed: normalizeName(one.name),
      }));
    });
  });
}

/** Names next to each other in one: `Cluster down / ApiServerNotReachable`. */
function partsOf(name: string): string[] {
  const parts = name.split(/\s*[/|]\s*|\s+[–—-]\s+|[:(),]\s*/);
  return parts.length < 2 ? [] : parts.filter((part) => normalizeName(part).length >= MIN_PART_CHARACTERS);
}

/** The words of a name, and the name in one. */
function tokens(text: string): string[] {
  const words = splitWords(text).words.map(({ term }) => term);
  return [...new Set([...words, normalizeName(text)])].filter((token) => token !== '');
}

/** 1 for the same letters, 0 for none in common; what is only begun is like as far as it goes. */
function similarity(typed: string, name: string): number {
  const same = 1 - distance(typed, name) / Math.max(typed.length, name.length);
  const begun = name.includes(typed) ? 0.5 + (0.5 * typed.length) / name.length : 0;
  return Math.max(same, begun);
}
