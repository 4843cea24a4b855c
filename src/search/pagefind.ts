import type { PagefindRecord, Result } from './results.ts';
import { toResult } from './results.ts';

/** Empty means any. */
export interface Filters {
  readonly kind: string;
  readonly service: string;
}

export type FilterName = keyof Filters;

export interface Hit {
  /** Of the page: the same in every search. */
  readonly id: string;
  readonly score: number;
  load(): Promise<Result>;
}

/** The part of `pagefind.js` that is used here; Pagefind publishes no types for the browser. */
interface Pagefind {
  options(options: { readonly baseUrl: string; readonly excerptLength: number }): Promise<void>;
  filters(): Promise<Readonly<Record<string, Readonly<Record<string, number>> | undefined>>>;
  search(
    query: string | null,
    options: { readonly filters: Readonly<Record<string, string>> },
  ): Promise<{
    readonly results: readonly {
      readonly id: string;
      readonly score: number;
      data(): Promise<PagefindRecord>;
    }[];
  }>;
}

let loading: Promise<Pagefind> | undefined;

/**
 * Pages that have all words of the query, best first; of no query at all, every page.
 * @throws where the site has no index
 */
export async function search(query: string | null, filters: Partial<Filters> = {}): Promise<readonly Hit[]> {
  const pagefind = await load();
  const chosen = Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== ''));
  const { results } = await pagefind.search(query, { filters: chosen });
  return results.map((result) => ({
    id: result.id,
    score: result.score,
    load: async () => toResult(await result.data()),
  }));
}

/** The values a filter can have. */
export async function valuesOf(filter: FilterName): Promise<readonly string[]> {
  const filters = await (await load()).filters();
  return Object.keys(filters[filter] ?? {});
}

function load(): Promise<Pagefind> {
  loading ??= start().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

/** Addresses in the index are without the site's base. */
async function start(): Promise<Pagefind> {
  const base = document.documentElement.dataset['base'] ?? '/';
  const pagefind: Pagefind = await import(/* @vite-ignore */ `${base}pagefind/pagefind.js`);
  await pagefind.options({ baseUrl: base, excerptLength: 28 });
  return pagefind;
}
