import type { Grade } from './record.ts';

/**
 * What is known of all pages at once: the one file that a search begins with. Lists have an item for each page, sparse ones
 * only for the pages (by number) that have something.
 */
export interface Catalogue {
  /** Names the folder that the other files are in. */
  readonly version: string;
  readonly kinds: readonly string[];
  /** Those of the kinds that say what to do. */
  readonly answers: readonly string[];
  readonly services: readonly string[];
  readonly severities: readonly Grade[];
  readonly urls: readonly string[];
  readonly titles: readonly string[];
  /** Numbers of kinds. */
  readonly kindOf: readonly number[];
  readonly severityOf: Sparse<number>;
  readonly servicesOf: Sparse<readonly number[]>;
  readonly namesOf: Sparse<readonly string[]>;
  readonly alertsOf: Sparse<readonly string[]>;
  readonly symptomsOf: Sparse<readonly (readonly string[])[]>;
  /** In words. */
  readonly lengths: readonly number[];
  /** The first term of each file of terms. */
  readonly terms: readonly string[];
  /** The first page of each file of texts. */
  readonly texts: readonly number[];
  /** The team's: words that mean the same. */
  readonly glossary: readonly (readonly string[])[];
  readonly newEntry?: NewEntry;
}

export type Sparse<Item> = Readonly<Record<number, Item>>;

/** Where a new page is begun at the repository's host: its form, and what its fields are called. */
export interface NewEntry {
  readonly url: string;
  readonly fileField: string;
  readonly textField: string;
  /** The folder that the file goes to, with a slash at its end. */
  readonly path: string;
}

/** A page's text, by section: where its places begin, and what it says. */
export interface PageText {
  readonly sections: readonly SectionText[];
}

export interface SectionText {
  readonly id: string;
  readonly heading: string;
  /** Of the first word, in the page's places. */
  readonly at: number;
  readonly pieces: readonly { readonly at: number; readonly text: string; readonly isCode: boolean }[];
}

export const CATALOGUE_FILE = 'names.idx';
/** Below the site's base. */
export const INDEX_FOLDER = 'search-index/';

export function termsFile(version: string, number: number): string {
  return `${version}/t${number}.idx`;
}

export function textsFile(version: string, number: number): string {
  return `${version}/p${number}.idx`;
}
