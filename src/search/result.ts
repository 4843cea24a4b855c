import type { NewEntry } from './manifest.ts';
import type { Grade } from './record.ts';

/** What is chosen beside the question; empty means any. */
export interface Filters {
  readonly kind: string;
  readonly service: string;
  readonly severity: string;
}

export type FilterName = keyof Filters;
export const FILTER_NAMES: readonly FilterName[] = ['kind', 'service', 'severity'];

export interface Asked extends Filters {
  /** As typed or pasted: may have lines. */
  readonly query: string;
}

/** Filter → value → number of pages that the choice would leave, given the other filters. */
export type Counts = Readonly<Record<FilterName, ReadonlyMap<string, number>>>;

/** Why a page was found: the surest reason there is. */
export type Reason = 'symptom' | 'alert' | 'name' | 'similar name' | 'text';

/** What the reader sees of a page that was found. */
export interface Result {
  readonly title: string;
  /** Without the site's base; leads to the section. */
  readonly url: string;
  /** The kind's label. */
  readonly kind: string;
  readonly severity?: Grade;
  readonly services: readonly string[];
  readonly why: Reason;
  /** The symptom, the alert or the name that was found, where it is not the title. */
  readonly by?: string;
  /** The part of the page that fits best, where that is not its beginning. */
  readonly section?: string;
  readonly excerpt: readonly Piece[];
  /** The one of the pasted lines that led here. */
  readonly line?: readonly Piece[];
  /** Words of the page as they stand there: they are marked when the reader arrives. */
  readonly marks: readonly string[];
}

export interface Piece {
  readonly text: string;
  readonly marked: boolean;
}

/** What a search came to. */
export interface Answer {
  /** Best first: as many as were asked for. */
  readonly results: readonly Result[];
  /** How many there are. */
  readonly total: number;
  /** Whether there is a page that has every word. */
  readonly isComplete: boolean;
  readonly counts: Counts;
  /** Where nothing was found. */
  readonly nothing?: Nothing;
}

export interface Nothing {
  /** The words that were looked for. */
  readonly tried: readonly string[];
  /** What was pasted and not looked for: times, ids, addresses. */
  readonly setAside: readonly string[];
  readonly nearest: readonly { readonly title: string; readonly url: string }[];
  readonly newEntry?: NewEntry;
}
