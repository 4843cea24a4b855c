import {
  CATALOGUE_FILE,
  termsFile,
  textsFile,
  type Catalogue,
  type NewEntry,
  type PageText,
  type Sparse,
} from './catalogue.ts';
import { FIELDS, GAP, type Field } from './fields.ts';
import { packTerms } from './postings.ts';
import { sectionsOf, type Indexed } from './record.ts';
import { wordsOf } from './words.ts';

/** How much a file holds before the next is begun, in bytes before compression: a question reads few files, and small ones. */
const TERMS_FILE = 12_000;
const TEXTS_FILE = 16_000;

export interface IndexSource {
  readonly pages: readonly Indexed[];
  readonly glossary: readonly (readonly string[])[];
  readonly newEntry?: NewEntry;
  /** Changes with the pages; names the folder. */
  readonly version: string;
}

/** A file of the index before compression, by its path in the index's folder. */
export type IndexFile = readonly [path: string, bytes: Uint8Array];

/** Everything that a search reads. */
export function makeIndex({ pages, glossary, newEntry, version }: IndexSource): IndexFile[] {
  const terms = new Map<string, Map<number, number[]>>();
  const read = pages.map((page, number) => readPage(page, number, terms));
  const termFiles = filesOfTerms(terms);
  const textFiles = filesOfTexts(read.map(({ text }) => text));
  const catalogue: Catalogue = {
    ...describe(pages),
    version,
    lengths: read.map(({ length }) => length),
    terms: termFiles.map(({ first }) => first),
    texts: textFiles.map(({ first }) => first),
    glossary,
    ...(newEntry && { newEntry }),
  };
  return [
    [CATALOGUE_FILE, json(catalogue)],
    ...termFiles.map(({ bytes }, at): IndexFile => [termsFile(version, at), bytes]),
    ...textFiles.map(({ bytes }, at): IndexFile => [textsFile(version, at), bytes]),
  ];
}

/** Counts a page's words into `terms`. */
function readPage(page: Indexed, number: number, terms: Map<string, Map<number, number[]>>) {
  let at = 0;
  const sections = sectionsOf(page).map(({ id, heading, pieces }) => {
    const begins = at;
    const kept = pieces.flatMap(({ field, text }) => {
      const piece = { at, text, isCode: field === 'code' };
      const { words, length } = wordsOf(text);
      const code = FIELDS.indexOf(field);
      for (const { term, place } of words) placesOf(terms, term, number).push((at + place) * 8 + code);
      at += length + GAP;
      return isShown(field) ? [piece] : [];
    });
    return { id, heading, at: begins, pieces: kept };
  });
  return { text: { sections } satisfies PageText, length: at };
}

/** Names stand above the text already; where a page belongs is told elsewhere. */
function isShown(field: Field): boolean {
  return field === 'about' || field === 'body' || field === 'code';
}

function placesOf(terms: Map<string, Map<number, number[]>>, term: string, page: number): number[] {
  let postings = terms.get(term);
  if (!postings) terms.set(term, (postings = new Map()));
  let places = postings.get(page);
  if (!places) postings.set(page, (places = []));
  return places;
}

function filesOfTerms(terms: ReadonlyMap<string, Map<number, number[]>>) {
  const sorted = [...terms].toSorted(([one], [other]) => (one < other ? -1 : 1));
  const size = ([term, postings]: (typeof sorted)[number]): number =>
    term.length + postings.values().reduce((sum, places) => sum + 3 + 2 * places.length, 0);
  return cut(sorted, TERMS_FILE, size).map((part) => ({ first: part[0]?.[0] ?? '', bytes: packTerms(part) }));
}

function filesOfTexts(texts: readonly PageText[]) {
  const packed = texts.map((text) => JSON.stringify(text));
  let page = 0;
  return cut(packed, TEXTS_FILE, (text) => text.length).map((part) => {
    const first = page;
    page += part.length;
    return { first, bytes: new TextEncoder().encode(`[${part.join(',')}]`) };
  });
}

/** Neighbours stay together; a part ends before it would grow over the limit. */
function cut<Item>(items: readonly Item[], limit: number, size: (item: Item) => number): Item[][] {
  const parts: Item[][] = [];
  let left = 0;
  for (const item of items) {
    const own = size(item);
    if (own > left || parts.length === 0) {
      parts.push([]);
      left = limit;
    }
    parts.at(-1)?.push(item);
    left -= own;
  }
  return parts;
}

function describe(pages: readonly Indexed[]) {
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
    severityOf: sparse(pages.map(({ severity }) => severity && labels.indexOf(severity.label))),
    servicesOf: lists(pages.map((page) => page.services.map((service) => services.indexOf(service)))),
    namesOf: lists(pages.map(({ names }) => names)),
    alertsOf: lists(pages.map(({ alerts }) => alerts)),
    symptomsOf: lists(pages.map(({ symptoms }) => symptoms)),
  };
}

function distinct(items: readonly string[]): string[] {
  return [...new Set(items)];
}

function lists<Item>(items: readonly (readonly Item[])[]): Sparse<readonly Item[]> {
  return sparse(items.map((list) => (list.length > 0 ? list : undefined)));
}

function sparse<Item>(items: readonly (Item | undefined)[]): Sparse<Item> {
  return Object.fromEntries(items.flatMap((item, page) => (item === undefined ? [] : [[page, item]])));
}

function json(value: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value));
}
