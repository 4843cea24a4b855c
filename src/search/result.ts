import type { NewEntry } from './manifest.ts';
import type { SeverityGrade } from './search-document.ts';

/** What is chosen beside the question; empty means any. */
export interface Filters {
  readonly kind: string;
  readonly service: string;
  readonly severity: string;
}

export type FilterName = keyof Filters;
export const FILTER_NAMES: readonly FilterName[] = ['kind', 'service', 'severity'];

export interface SearchRequest extends Filters {
  /** As typed or pasted: may have lines. */
  readonly query: string;
}

/** Filter → value → number of pages that the choice would leave, given the other filters. */
export type FacetCounts = Readonly<Record<FilterName, ReadonlyMap<string, number>>>;

/** Why a page was found: the surest reason there is. */
export type MatchReason = 'symptom' | 'alert' | 'name' | 'similar name' | 'text';

/** What the reader sees of a page that was found. */
export interface SearchResult {
  readonly title: string;
  /** Without the site's base; leads to the section. */
  readonly url: string;
  /** The kind's label. */
  readonly kind: string;
  readonly severity?: SeverityGrade;
  readonly services: readonly string[];
  readonly why: MatchReason;
  /** The symptom, the alert or the name that was found, where it is not the title. */
  readonly by?: string;
  /** The part of the page that fits best, where that is not its beginning. */
  readonly section?: string;
  readonly excerpt: readonly MarkedText[];
  /** The one of the pasted lines that led here. */
  readonly line?: readonly MarkedText[];
  /** Words of the page as they stand there: they are marked when the reader arrives. */
  readonly marks: readonly string[];
}

export interface MarkedText {
  readonly text: string;
  readonly marked: boolean;
}

/** What a search came to. */
export interface SearchResponse {
  /** Best first: as many as were asked for. */
  readonly results: readonly SearchResult[];
  /** How many there are. */
  readonly total: number;
  /** Whether there is a page that has every word. */
  readonly isComplete: boolean;
  readonly counts: FacetCounts;
  /** Where nothing was found. */
  readonly noResults?: NoResults;
}

export interface NoResults {
  /** The words that were looked for. */
  readonly tried: readonly string[];
  /** What was pasted and not looked for: times, ids, addresses. */
  readonly ignoredTokens: readonly string[];
  readonly nearest: readonly { readonly title: string; readonly url: string }[];
  readonly newEntry?: NewEntry;
}
