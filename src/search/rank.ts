import { INDEXED_FIELDS, type IndexedField } from './fields.ts';
import type { PostingList } from './postings.ts';
import type { Phrase } from './query.ts';

/** It says what to do, or is of a kind that the question names, or neither. */
export type PageRole = 'answer' | 'named' | 'other';

/** What ranking needs to know of the pages. */
export interface RankedIndex {
  readonly count: number;
  /** In words. */
  readonly lengthOf: (page: number) => number;
  readonly averageLength: number;
  /** What a page is by its kind, for this question. */
  readonly roleOf: (page: number) => PageRole;
  /** The distinct terms of a page's title and names, each with how much it says among names. */
  readonly namesOf: (page: number) => ReadonlyMap<string, number>;
}

/** One thing that is asked for. */
export interface QueryTerm {
  /** What the question says. */
  readonly term: string;
  readonly weight: number;
  /** A name written in one, such as an alert's: it says as much in a long page as in a short one. */
  readonly isName?: boolean;
  /** A page that has every word has this one. */
  readonly isRequired?: boolean;
  /** The term itself, where there are pages that have it, and what counts as it. */
  readonly variants: readonly TermVariant[];
}

export interface TermVariant {
  readonly term: string;
  /** 1 for the term itself. */
  readonly weight: number;
  readonly postings: PostingList;
  /** The terms that it is in the languages of the site, where they differ. */
  readonly forms?: readonly string[];
}

/** A page that has some of what is wanted. */
export interface Ranked {
  readonly page: number;
  readonly score: number;
  /** Where the most of what is wanted stands closest together. */
  readonly place: number;
  /** How many of the required words it has, as they were asked for. */
  readonly has: number;
}

/** How much a word counts where it stands. */
const FIELD_WEIGHT: Readonly<Record<IndexedField, number>> = {
  title: 4,
  heading: 1.5,
  about: 1.5,
  where: 1.5,
  body: 1,
  code: 0.6,
};
const WEIGHTS = INDEXED_FIELDS.map((field) => FIELD_WEIGHT[field]);
const FIRST_OF_TEXT = INDEXED_FIELDS.indexOf('body');
/** The same word again in a name, heading or summary says little more. */
const REPEAT_WEIGHT = 0.2;
/** BM25: how slowly a word's count levels off, and how much less it says in a long page. */
const BM25_K1 = 2;
const BM25_B = 0.85;
/** Beside the words themselves: that they stand close together, in the question's order, and that they cover a name. */
const PROXIMITY_WEIGHT = 0.6;
const PHRASE_WEIGHT = 0.6;
const TITLE_WEIGHT = 1;
/** What a page is worth that does not say what to do, against one that does. */
const NON_ANSWER_WEIGHT = 0.5;
/** And what a page is worth of a kind that the question names. */
const NAMED_KIND_WEIGHT = 1.3;
export const ROLE_WEIGHT: Readonly<Record<PageRole, number>> = {
  answer: 1,
  named: NAMED_KIND_WEIGHT,
  other: NON_ANSWER_WEIGHT,
};
/** What stands close together stands in so many words. */
export const BEST_WINDOW_TERMS = 50;
/** So far apart, in words, are two that still stand together. */
const MAX_PHRASE_GAP = 4;

/** What a page has of one wanted word. */
interface Part {
  readonly places: readonly number[];
  readonly gain: number;
}

interface Candidate {
  readonly page: number;
  score: number;
  has: number;
  readonly parts: Part[];
}

/** So many of the best by their words alone are looked at more closely. */
const RERANK_DEPTH = 150;

/**
 * The pages that have any of what is wanted, best first. A rare word says more than a frequent one (BM25), and more again
 * beside the others, in the order of the question, and in a name.
 */
export function rankPages(
  wanted: readonly QueryTerm[],
  phrases: readonly Phrase[],
  pages: RankedIndex,
): Ranked[] {
  const candidates = gather(wanted, pages).toSorted(byScore);
  const look = proximityScorer(wanted, phrases, pages);
  const ranked = candidates.map((candidate, at) => {
    const { page, score, parts } = candidate;
    const { more, place } =
      at < RERANK_DEPTH ? look(candidate) : { more: 0, place: (parts[0]?.places[0] ?? 0) >>> 3 };
    return {
      page,
      score: (score + more) * ROLE_WEIGHT[pages.roleOf(page)],
      place,
      has: candidate.has,
    };
  });
  return ranked.toSorted(byScore);
}

/** Best first; what is worth the same in the order of the pages. */
function byScore(one: Pick<Ranked, 'page' | 'score'>, other: Pick<Ranked, 'page' | 'score'>): number {
  return other.score - one.score || one.page - other.page;
}

/** BM25's: how much it says that a page has a word which so many pages have. */
export function idf(having: number, all: number): number {
  return Math.log(1 + (all - having + 0.5) / (having + 0.5));
}

/** What a page is worth beside its words, and where it is worth the most. */
function proximityScorer(wanted: readonly QueryTerm[], phrases: readonly Phrase[], pages: RankedIndex) {
  const asked = new Set(
    wanted.flatMap(({ variants }) => variants.flatMap(({ term, forms = [term] }) => forms)),
  );
  const known = new Map(
    wanted.flatMap(({ term, variants }) => {
      const own = variants.find((way) => way.term === term);
      return own ? [[term, { postings: own.postings, rarity: idf(own.postings.size, pages.count) }]] : [];
    }),
  );
  return ({ page, parts }: Candidate): { more: number; place: number } => {
    const { gain, place } = bestWindow(parts);
    const order = phrases.reduce((sum, phrase) => sum + phraseScore(phrase, page, known), 0);
    const cover = titleCoverage(pages.namesOf(page), asked);
    return { more: PROXIMITY_WEIGHT * gain + PHRASE_WEIGHT * order + TITLE_WEIGHT * cover, place };
  };
}

function gather(wanted: readonly QueryTerm[], pages: RankedIndex): Candidate[] {
  const candidates = new Map<number, Candidate>();
  for (const one of wanted) {
    const own = one.variants.find(({ term }) => term === one.term)?.postings;
    for (const [page, { places, worth }] of merged(one, pages.count)) {
      const gain = worth * one.weight;
      const length = one.isName ? 1 : pages.lengthOf(page) / pages.averageLength;
      const count = counted(places, length);
      let candidate = candidates.get(page);
      if (!candidate) candidates.set(page, (candidate = { page, score: 0, has: 0, parts: [] }));
      candidate.score += (gain * count * (BM25_K1 + 1)) / (count + BM25_K1);
      candidate.parts.push({ places, gain });
      if (one.isRequired === true && own?.has(page) === true) candidate.has += 1;
    }
  }
  return [...candidates.values()];
}

/** The places of a wanted word in all its ways, by page; a way never says more than the word that was asked for. */
function merged(
  { term, variants }: QueryTerm,
  all: number,
): Map<number, { readonly places: readonly number[]; readonly worth: number }> {
  const own = variants.find((way) => way.term === term);
  const limit = own ? idf(own.postings.size, all) : Infinity;
  const found = new Map<number, { readonly places: readonly number[]; readonly worth: number }>();
  for (const { postings, weight } of variants) {
    const worth = Math.min(limit, idf(postings.size, all) * weight);
    for (const [page, places] of postings) {
      const before = found.get(page);
      if (before)
        found.set(page, {
          places: [...before.places, ...places],
          worth: Math.max(before.worth, worth),
        });
      else found.set(page, { places, worth });
    }
  }
  return found;
}

/** @param length of the page, against the average */
function counted(places: readonly number[], length: number): number {
  const norm = 1 / (1 - BM25_B + BM25_B * length);
  let seen = 0;
  let count = 0;
  for (const place of places) {
    const field = place & 7;
    const weight = WEIGHTS[field] ?? 0;
    const isAgain = (seen & (1 << field)) !== 0;
    seen |= 1 << field;
    count += field >= FIRST_OF_TEXT ? weight * norm : weight * (isAgain ? REPEAT_WEIGHT : 1);
  }
  return count;
}

/** How much the fullest window has, and where it begins. */
function bestWindow(parts: readonly Part[]): { gain: number; place: number } {
  const occurrences = parts
    .flatMap((part) => part.places.map((packed) => ({ place: packed >>> 3, part })))
    .toSorted((one, other) => one.place - other.place);
  const inside = new Map<Part, number>();
  let gain = 0;
  let best = { gain: 0, place: 0 };
  let first = 0;
  for (const { place, part } of occurrences) {
    const times = inside.get(part) ?? 0;
    if (times === 0) gain += part.gain;
    inside.set(part, times + 1);
    for (
      let left = occurrences[first];
      left && left.place < place - BEST_WINDOW_TERMS;
      left = occurrences[++first]
    ) {
      const rest = (inside.get(left.part) ?? 1) - 1;
      inside.set(left.part, rest);
      if (rest === 0) gain -= left.part.gain;
    }
    if (gain > best.gain) best = { gain, place: occurrences[first]?.place ?? place };
  }
  return best;
}

type Known = ReadonlyMap<string, { readonly postings: PostingList; readonly rarity: number }>;

/** What the longest chain of a phrase's words is worth that stands in the page as it stands in the phrase. */
function phraseScore({ words, weight }: Phrase, page: number, known: Known): number {
  interface Link {
    readonly place: number;
    readonly asked: number;
    readonly worth: number;
    readonly length: number;
  }
  let before: Link[] = [];
  let best = 0;
  for (const { term, place: asked } of words) {
    const word = known.get(term);
    const places = word?.postings.get(page);
    if (!word || !places) continue;
    before = before.filter((link) => asked - link.asked <= MAX_PHRASE_GAP);
    const links = places.map((packed): Link => {
      const place = packed >>> 3;
      const chain = before
        .filter((link) => follows(place - link.place, asked - link.asked))
        .reduce<Link | undefined>((most, link) => (link.worth > (most?.worth ?? 0) ? link : most), undefined);
      const worth = (chain?.worth ?? 0) + word.rarity * weight;
      return { place, asked, worth, length: (chain?.length ?? 0) + 1 };
    });
    for (const { worth, length } of links) best = Math.max(best, (worth * (length - 1)) / length);
    before = [...before, ...links];
  }
  return best;
}

/** Of two words, how far apart they are in the page and in the question: a value may be a word longer or shorter. */
function follows(inPage: number, inQuestion: number): boolean {
  return inPage > 0 && inQuestion > 0 && Math.abs(inPage - inQuestion) <= 1;
}

/** What the words of a name that were asked for are worth, less where the name has others. */
function titleCoverage(names: ReadonlyMap<string, number>, asked: ReadonlySet<string>): number {
  let all = 0;
  let covered = 0;
  for (const [term, worth] of names) {
    all += worth;
    if (asked.has(term)) covered += worth;
  }
  return all === 0 ? 0 : (covered * covered) / all;
}
