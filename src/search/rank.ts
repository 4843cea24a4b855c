import { FIELDS, type Field } from './fields.ts';
import type { Postings } from './postings.ts';
import type { Phrase } from './question.ts';

/** What ranking needs to know of the pages. */
export interface Pages {
  readonly count: number;
  /** In words. */
  readonly lengthOf: (page: number) => number;
  readonly averageLength: number;
  /** It says what to do. */
  readonly isAnswer: (page: number) => boolean;
  /** The distinct terms of a page's title and names, each with how much it says among names. */
  readonly namesOf: (page: number) => ReadonlyMap<string, number>;
}

/** One thing that is asked for. */
export interface Wanted {
  /** What the question says. */
  readonly term: string;
  readonly weight: number;
  /** A name written in one, such as an alert's: it says as much in a long page as in a short one. */
  readonly isName?: boolean;
  /** The term itself, where there are pages that have it, and what counts as it. */
  readonly ways: readonly Way[];
}

export interface Way {
  readonly term: string;
  /** 1 for the term itself. */
  readonly weight: number;
  readonly postings: Postings;
}

/** A page that has some of what is wanted. */
export interface Ranked {
  readonly page: number;
  readonly score: number;
  /** Where the most of what is wanted stands closest together. */
  readonly place: number;
  /** How many of the wanted words it has. */
  readonly has: number;
}

/** How much a word counts where it stands. */
const FIELD_WEIGHT: Readonly<Record<Field, number>> = {
  title: 4,
  heading: 1.5,
  about: 1.5,
  where: 1.5,
  body: 1,
  code: 0.6,
};
const WEIGHTS = FIELDS.map((field) => FIELD_WEIGHT[field]);
const FIRST_OF_TEXT = FIELDS.indexOf('body');
/** The same word again in a name, heading or summary says little more. */
const AGAIN = 0.2;
/** BM25: how slowly a word's count levels off, and how much less it says in a long page. */
const SATURATION = 2;
const LENGTH = 0.85;
/** Beside the words themselves: that they stand close together, in the question's order, and that they cover a name. */
const CLOSE = 0.6;
const ORDER = 0.6;
const COVER = 1;
/** What a page is worth that does not say what to do, against one that does. */
const TELLS = 0.85;
/** What stands close together stands in so many words. */
export const WINDOW = 50;
/** So far apart, in words, are two that still stand together. */
const REACH = 4;

/** What a page has of one wanted word. */
interface Part {
  readonly places: readonly number[];
  readonly gain: number;
}

interface Candidate {
  readonly page: number;
  score: number;
  readonly parts: Part[];
}

/** So many of the best by their words alone are looked at more closely. */
const CLOSELY = 150;

/**
 * The pages that have any of what is wanted, best first. A rare word says more than a frequent one (BM25), and more again
 * beside the others, in the order of the question, and in a name.
 */
export function rank(wanted: readonly Wanted[], phrases: readonly Phrase[], pages: Pages): Ranked[] {
  const candidates = gather(wanted, pages).toSorted(byScore);
  const look = closer(wanted, phrases, pages);
  const ranked = candidates.map((candidate, at) => {
    const { page, score, parts } = candidate;
    const { more, place } =
      at < CLOSELY ? look(candidate) : { more: 0, place: (parts[0]?.places[0] ?? 0) >>> 3 };
    return { page, score: (score + more) * (pages.isAnswer(page) ? 1 : TELLS), place, has: parts.length };
  });
  return ranked.toSorted(byScore);
}

/** Best first; what is worth the same in the order of the pages. */
function byScore(one: Pick<Ranked, 'page' | 'score'>, other: Pick<Ranked, 'page' | 'score'>): number {
  return other.score - one.score || one.page - other.page;
}

/** BM25's: how much it says that a page has a word which so many pages have. */
export function rarity(having: number, all: number): number {
  return Math.log(1 + (all - having + 0.5) / (having + 0.5));
}

/** What a page is worth beside its words, and where it is worth the most. */
function closer(wanted: readonly Wanted[], phrases: readonly Phrase[], pages: Pages) {
  const asked = new Set(wanted.flatMap(({ ways }) => ways.map(({ term }) => term)));
  const known = new Map(
    wanted.flatMap(({ term, ways }) => {
      const own = ways.find((way) => way.term === term);
      return own ? [[term, { postings: own.postings, rarity: rarity(own.postings.size, pages.count) }]] : [];
    }),
  );
  return ({ page, parts }: Candidate): { more: number; place: number } => {
    const { gain, place } = closest(parts);
    const order = phrases.reduce((sum, phrase) => sum + inOrder(phrase, page, known), 0);
    const cover = coverOf(pages.namesOf(page), asked);
    return { more: CLOSE * gain + ORDER * order + COVER * cover, place };
  };
}

function gather(wanted: readonly Wanted[], pages: Pages): Candidate[] {
  const candidates = new Map<number, Candidate>();
  for (const one of wanted) {
    for (const [page, { places, worth }] of merged(one, pages.count)) {
      const gain = worth * one.weight;
      const length = one.isName ? 1 : pages.lengthOf(page) / pages.averageLength;
      const count = counted(places, length);
      let candidate = candidates.get(page);
      if (!candidate) candidates.set(page, (candidate = { page, score: 0, parts: [] }));
      candidate.score += (gain * count * (SATURATION + 1)) / (count + SATURATION);
      candidate.parts.push({ places, gain });
    }
  }
  return [...candidates.values()];
}

/** The places of a wanted word in all its ways, by page; a way never says more than the word that was asked for. */
function merged(
  { term, ways }: Wanted,
  all: number,
): Map<number, { readonly places: readonly number[]; readonly worth: number }> {
  const own = ways.find((way) => way.term === term);
  const limit = own ? rarity(own.postings.size, all) : Infinity;
  const found = new Map<number, { readonly places: readonly number[]; readonly worth: number }>();
  for (const { postings, weight } of ways) {
    const worth = Math.min(limit, rarity(postings.size, all) * weight);
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
  const norm = 1 / (1 - LENGTH + LENGTH * length);
  let seen = 0;
  let count = 0;
  for (const place of places) {
    const field = place & 7;
    const weight = WEIGHTS[field] ?? 0;
    const isAgain = (seen & (1 << field)) !== 0;
    seen |= 1 << field;
    count += field >= FIRST_OF_TEXT ? weight * norm : weight * (isAgain ? AGAIN : 1);
  }
  return count;
}

/** How much the fullest window has, and where it begins. */
function closest(parts: readonly Part[]): { gain: number; place: number } {
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
    for (let left = occurrences[first]; left && left.place < place - WINDOW; left = occurrences[++first]) {
      const rest = (inside.get(left.part) ?? 1) - 1;
      inside.set(left.part, rest);
      if (rest === 0) gain -= left.part.gain;
    }
    if (gain > best.gain) best = { gain, place: occurrences[first]?.place ?? place };
  }
  return best;
}

type Known = ReadonlyMap<string, { readonly postings: Postings; readonly rarity: number }>;

/** What the longest chain of a phrase's words is worth that stands in the page as it stands in the phrase. */
function inOrder({ words, weight }: Phrase, page: number, known: Known): number {
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
    before = before.filter((link) => asked - link.asked <= REACH);
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
function coverOf(names: ReadonlyMap<string, number>, asked: ReadonlySet<string>): number {
  let all = 0;
  let covered = 0;
  for (const [term, worth] of names) {
    all += worth;
    if (asked.has(term)) covered += worth;
  }
  return all === 0 ? 0 : (covered * covered) / all;
}
