import type { Language } from './languages.ts';
import type { SeverityGrade } from './search-document.ts';

/**
 * What is known of all pages at once: the one file that a search begins with. Lists have an item for each page, sparse ones
 * only for the pages (by number) that have something.
 */
export interface IndexManifest {
  readonly kinds: readonly string[];
  /** Those of the kinds that say what to do. */
  readonly answers: readonly string[];
  readonly services: readonly string[];
  /** Of the pages, that of most pages first. */
  readonly languages: readonly Language[];
  readonly severities: readonly SeverityGrade[];
  /** In ascending order, so that a page's number is its place among them. */
  readonly urls: readonly string[];
  readonly titles: readonly string[];
  /** Numbers of kinds. */
  readonly kindOf: readonly number[];
  /** Numbers of languages. */
  readonly languageOf: readonly number[];
  readonly severityOf: SparseArray<number>;
  readonly servicesOf: SparseArray<readonly number[]>;
  readonly namesOf: SparseArray<readonly string[]>;
  readonly alertsOf: SparseArray<readonly string[]>;
  readonly symptomsOf: SparseArray<readonly (readonly string[])[]>;
  /** In words, about. */
  readonly lengths: readonly number[];
  /** Files of posting lists, each with its first term. */
  readonly terms: readonly IndexFile<string>[];
  /** Files of texts, each with the number of its first page. */
  readonly texts: readonly IndexFile<number>[];
  /** The team's: words that mean the same. */
  readonly glossary: readonly (readonly string[])[];
  readonly newEntry?: NewEntry;
}

export interface IndexFile<First> {
  readonly first: First;
  /** Of the file, without its ending: a digest of its content (`contentName`). */
  readonly name: string;
}

export type SparseArray<Item> = Readonly<Record<number, Item>>;

/** Where a new page is begun at the repository's host: its form, and what its fields are called. */
export interface NewEntry {
  readonly url: string;
  readonly fileField: string;
  readonly textField: string;
  /** The folder that the file goes to, with a slash at its end. */
  readonly path: string;
}

/** A page's sections: id and heading, empty for the first; the position of the first word; the text. */
export type PageText = readonly SectionText[];
export type SectionText = readonly [id: string, heading: string, position: number, text: string];

/** The one file that keeps its name when its content changes. */
export const MANIFEST_FILE = 'names.idx';
/** Below the site's base. */
export const INDEX_FOLDER = 'search-index/';
/** A name has two digits for each. `public/sw.js` compares it with the content's digest. */
export const NAME_BYTES = 8;

export function indexFile(name: string): string {
  return `${name}.idx`;
}
