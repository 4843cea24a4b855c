import { ByteWriter } from './bytes.ts';
import { INDEXED_FIELDS, FIELD_GAP_WORDS, type IndexedField } from './fields.ts';
import { detectLanguage, LANGUAGES, loadLanguages, type Language } from './languages.ts';
import { indexFile, MANIFEST_FILE, type IndexManifest, type NewEntry, type PageText } from './manifest.ts';
import { sparseLists, packManifest, sparseArray } from './manifest-bytes.ts';
import { packTerms, unpackTerms, type PackedPostings } from './postings.ts';
import { documentSections, type DocumentSection, type SearchDocument } from './search-document.ts';
import { hashText, pageSlots } from './slots.ts';
import { patchTerms } from './term-patch.ts';
import { splitWords } from './words.ts';

await loadLanguages(LANGUAGES);

/** Sections begin at multiples of this, so that hardly an edit moves the words of the sections after it. */
const SECTION_STEP = 32;

export interface IndexSource {
  readonly pages: readonly IndexPage[];
  readonly glossary: readonly (readonly string[])[];
  readonly newEntry?: NewEntry;
}

/** Without HTML where the page is the same as in the index that was made before. */
export type IndexPage = Omit<SearchDocument, 'html'> & Partial<Pick<SearchDocument, 'html'>>;

/** What an index is made of, to make the next one from. */
export interface IndexState {
  /** By address. */
  readonly pages: ReadonlyMap<string, PageState>;
  /** All posting lists, as `packTerms` writes them. */
  readonly terms: Uint8Array;
}

export interface PageState {
  readonly language: Language;
  /** In words. */
  readonly length: number;
  /** `PageText` as JSON. */
  readonly text: Uint8Array;
}

export interface MadeIndex {
  /** Before compression, by the path in the index's folder. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly state: IndexState;
}

const NO_INDEX: IndexState = { pages: new Map(), terms: new Uint8Array() };

/**
 * Makes everything that a search reads. The same pages give the same files, whatever the index was before.
 * @param nameOf the first digits of a digest, `NAME_BYTES` of it
 * @throws Error where a page without HTML was not in that index
 */
export function makeIndex(
  source: IndexSource,
  nameOf: (content: Uint8Array) => string,
  before: IndexState = NO_INDEX,
): MadeIndex {
  const pages = source.pages.toSorted((one, other) => (one.url < other.url ? -1 : 1));
  const slots = pageSlots(pages.map(({ url }) => url));
  const added = new Map<string, Map<number, number[]>>();
  const states = pages.map(({ html, ...page }, at) => {
    if (html !== undefined) return readPage({ ...page, html }, slots[at] ?? 0, added);
    const known = before.pages.get(page.url);
    if (!known) throw new Error(`There is no text of ${page.url}.`);
    return known;
  });
  const terms = patchTerms(unpackTerms(before.terms), movesOf(before, pages, slots), added);
  const texts = states.map(({ text }, page) => ({ page, text, url: pages[page]?.url ?? '' }));
  const files = new Map<string, Uint8Array>();
  const add = (bytes: Uint8Array): string => {
    const name = nameOf(bytes);
    files.set(indexFile(name), bytes);
    return name;
  };
  const languages = byFrequency(states.map(({ language }) => language));
  const manifest: IndexManifest = {
    ...describe(pages),
    languages,
    languageOf: states.map(({ language }) => languages.indexOf(language)),
    lengths: states.map(({ length }) => length),
    terms: cut(terms, TERMS).map((part) => ({ first: part[0]?.[0] ?? '', name: add(packTerms(part)) })),
    texts: cut(texts, TEXTS).map((part) => ({ first: part[0]?.page ?? 0, name: add(packTexts(part)) })),
    glossary: source.glossary,
    ...(source.newEntry && { newEntry: source.newEntry }),
  };
  files.set(MANIFEST_FILE, packManifest(manifest));
  return {
    files,
    state: {
      pages: new Map(states.map((state, page) => [pages[page]?.url ?? '', state])),
      terms: packTerms(terms),
    },
  };
}

/** Where postings of the index before go: from slot to slot, or to none, where the page is gone or its words are read again. */
function movesOf(
  before: IndexState,
  pages: readonly IndexPage[],
  slots: readonly number[],
): Map<number, number | undefined> {
  const urls = [...before.pages.keys()];
  const kept = new Map(
    pages.flatMap(({ url, html }, page) => (html === undefined ? [[url, slots[page]]] : [])),
  );
  const moves = pageSlots(urls).map((slot, page) => [slot, kept.get(urls[page] ?? '')] as const);
  return new Map(moves.filter(([from, to]) => from !== to));
}

/** Counts a page's words into `terms`. */
function readPage(page: SearchDocument, slot: number, terms: Map<string, Map<number, number[]>>): PageState {
  let at = 0;
  const read = documentSections(page);
  const language = languageOf(read);
  const sections: PageText = read.map(({ id, heading, pieces }) => {
    at = Math.ceil(at / SECTION_STEP) * SECTION_STEP;
    const begins = at;
    const shown = pieces.flatMap(({ field, text }) => {
      const { words, length } = splitWords(text, language);
      const code = INDEXED_FIELDS.indexOf(field);
      for (const { term, place } of words) positionsOf(terms, term, slot).push((at + place) * 8 + code);
      at += length + FIELD_GAP_WORDS;
      return isShown(field) ? [text] : [];
    });
    return [id, heading, begins, shown.join('\n')];
  });
  return { language, text: new TextEncoder().encode(JSON.stringify(sections)), length: at };
}

function languageOf(sections: readonly DocumentSection[]): Language {
  const prose = sections.flatMap(({ pieces }) => pieces.filter(({ field }) => field !== 'code'));
  return detectLanguage(prose.map(({ text }) => text).join('\n'));
}

/** Each once, the most frequent first. */
function byFrequency(languages: readonly Language[]): Language[] {
  const groups = [...Map.groupBy(languages, (language) => language)];
  return groups.toSorted(([, one], [, other]) => other.length - one.length).map(([language]) => language);
}

/** Names stand above the text already; where a page belongs is told elsewhere. */
function isShown(field: IndexedField): boolean {
  return field === 'about' || field === 'body' || field === 'code';
}

function positionsOf(terms: Map<string, Map<number, number[]>>, term: string, slot: number): number[] {
  let postings = terms.get(term);
  if (!postings) terms.set(term, (postings = new Map()));
  let positions = postings.get(slot);
  if (!positions) postings.set(slot, (positions = []));
  return positions;
}

interface PackedText {
  readonly page: number;
  readonly url: string;
  readonly text: Uint8Array;
}

/** A file has at most so many bytes before compression, unless one item has more: a question reads few files, and small ones. */
const TERMS: Cutting<PackedPostings> = {
  limit: 10_500,
  sizeOf: ([term, postings]) => term.length + postings.length,
  keyOf: ([term]) => term,
};
const TEXTS: Cutting<PackedText> = {
  limit: 16_000,
  sizeOf: ({ text }) => text.length,
  keyOf: ({ url }) => url,
};

const [OPEN, COMMA, CLOSE] = ['[', ',', ']'].map((sign) => new TextEncoder().encode(sign)) as [
  Uint8Array,
  Uint8Array,
  Uint8Array,
];

/** As one array of JSON. */
function packTexts(texts: readonly PackedText[]): Uint8Array {
  const out = new ByteWriter();
  for (const [at, { text }] of texts.entries()) {
    out.append(at === 0 ? OPEN : COMMA);
    out.append(text);
  }
  out.append(CLOSE);
  return out.bytes;
}

interface Cutting<Item> {
  /** In bytes. */
  readonly limit: number;
  readonly sizeOf: (item: Item) => number;
  readonly keyOf: (item: Item) => string;
}

/**
 * Parts items in their order. A cut is where the hash of a key is least in the last third before the limit: whatever is added
 * or removed before that place, the next parts stay the same.
 */
function cut<Item>(items: readonly Item[], cutting: Cutting<Item>): Item[][] {
  const parts: Item[][] = [];
  for (let from = 0, to: number; from < items.length; from = to) {
    to = nextCut(items, from, cutting);
    parts.push(items.slice(from, to));
  }
  return parts;
}

function nextCut<Item>(
  items: readonly Item[],
  from: number,
  { limit, sizeOf, keyOf }: Cutting<Item>,
): number {
  let size = sizeOf(items[from] as Item);
  let best = 0;
  let least = Infinity;
  for (let at = from + 1; at < items.length; at++) {
    const item = items[at] as Item;
    const hash = size < (limit * 2) / 3 ? Infinity : hashText(keyOf(item));
    if (hash < least) [best, least] = [at, hash];
    size += sizeOf(item);
    if (size > limit) return best === 0 ? at : best;
  }
  return items.length;
}

function describe(pages: readonly IndexPage[]) {
  const kinds = distinct(pages.map(({ kind }) => kind));
  const services = distinct(pages.flatMap((page) => page.services));
  const labels = distinct(pages.flatMap(({ severity }) => severity?.label ?? []));
  const levels = new Map(
    pages.flatMap(({ severity }) => (severity ? [[severity.label, severity.level]] : [])),
  );
  return {
    kinds,
    answers: distinct(pages.filter(({ isAnswer }) => isAnswer).map(({ kind }) => kind)),
    services,
    severities: labels.map((label) => ({ label, level: levels.get(label) ?? '' })),
    urls: pages.map(({ url }) => url),
    titles: pages.map(({ title }) => title),
    kindOf: pages.map(({ kind }) => kinds.indexOf(kind)),
    severityOf: sparseArray(pages.map(({ severity }) => severity && labels.indexOf(severity.label))),
    servicesOf: sparseLists(pages.map((page) => page.services.map((service) => services.indexOf(service)))),
    namesOf: sparseLists(pages.map(({ names }) => names)),
    alertsOf: sparseLists(pages.map(({ alerts }) => alerts)),
    symptomsOf: sparseLists(pages.map(({ symptoms }) => symptoms)),
  };
}

function distinct(items: readonly string[]): string[] {
  return [...new Set(items)];
}
