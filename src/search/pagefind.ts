import type { PagefindRecord, Result } from './results.ts';
import { toResult } from './results.ts';

/** Empty means any. */
export interface Filters {
  readonly kind: string;
  readonly service: string;
}

/** Filter name → value → number of pages. */
export type Counts = Readonly<Record<string, Readonly<Record<string, number>> | undefined>>;

export interface Hit {
  readonly id: string;
  readonly score: number;
  load(): Promise<Result>;
}

export interface Found {
  /** Best first. */
  readonly hits: readonly Hit[];
  /** Empty before `filters()` was called once. */
  readonly counts: Counts;
}

/** The part of `pagefind.js` that is used here; Pagefind publishes no types for the browser. */
interface Pagefind {
  options(options: { readonly baseUrl: string; readonly excerptLength: number }): Promise<void>;
  filters(): Promise<Counts>;
  search(
    query: string,
    options: { readonly filters: Readonly<Record<string, string>> },
  ): Promise<{
    readonly results: readonly {
      readonly id: string;
      readonly score: number;
      data(): Promise<PagefindRecord>;
    }[];
    /** Within the results. */
    readonly filters: Counts;
    /** Whatever filter is on. */
    readonly totalFilters: Counts;
  }>;
}

let loading: Promise<Pagefind> | undefined;

/** Rejects where the site has no index. Addresses in the index are without the site's base. */
export async function search(query: string, { kind, service }: Filters): Promise<Found> {
  const pagefind = await load();
  const chosen = { ...(kind !== '' && { kind }), ...(service !== '' && { service }) };
  const { results, filters: left, totalFilters } = await pagefind.search(query, { filters: chosen });
  const hits = results.map((result) => ({
    id: result.id,
    score: result.score,
    load: async () => toResult(await result.data()),
  }));
  // What a choice in one filter would leave is counted under the other one.
  return {
    hits,
    counts: {
      kind: (kind === '' ? left : totalFilters)['kind'],
      service: (service === '' ? left : totalFilters)['service'],
    },
  };
}

export async function filters(): Promise<Counts> {
  return (await load()).filters();
}

function load(): Promise<Pagefind> {
  loading ??= start().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function start(): Promise<Pagefind> {
  const base = document.documentElement.dataset['base'] ?? '/';
  const pagefind: Pagefind = await import(/* @vite-ignore */ `${base}pagefind/pagefind.js`);
  await pagefind.options({ baseUrl: base, excerptLength: 28 });
  return pagefind;
}
