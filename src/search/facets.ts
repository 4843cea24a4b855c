import type { FilterName, Filters, Hit } from './pagefind.ts';
import { search, valuesOf } from './pagefind.ts';

const NAMES: readonly FilterName[] = ['kind', 'service'];

/** Filter → value → the pages that have it. */
export type Facets = Readonly<Record<FilterName, ReadonlyMap<string, ReadonlySet<string>>>>;

/** Filter → value → number of pages. */
export type Counts = Readonly<Record<FilterName, Readonly<Record<string, number>>>>;

let loading: Promise<Facets> | undefined;

/** Asked of the index once: what is found word by word can be counted and filtered only by knowing who belongs where. */
export function facets(): Promise<Facets> {
  loading ??= Promise.all(NAMES.map(members)).then(([kind, service]) => ({
    kind: kind ?? new Map(),
    service: service ?? new Map(),
  }));
  loading.catch(() => (loading = undefined));
  return loading;
}

async function members(name: FilterName): Promise<Map<string, Set<string>>> {
  const values = await valuesOf(name);
  const pages = await Promise.all(values.map((value) => search(null, { [name]: value })));
  return new Map(values.map((value, at) => [value, new Set(pages[at]?.map(({ id }) => id))]));
}

export function filterHits(hits: readonly Hit[], known: Facets, chosen: Partial<Filters>): readonly Hit[] {
  return hits.filter(({ id }) =>
    NAMES.every((name) => (chosen[name] ?? '') === '' || known[name].get(chosen[name] ?? '')?.has(id)),
  );
}

/** What each choice would leave, given the choice in the other filter. No hits at all means all pages. */
export function countFacets(hits: readonly Hit[] | 'all', known: Facets, { kind, service }: Filters): Counts {
  return { kind: count('kind', { service }), service: count('service', { kind }) };

  function count(name: FilterName, others: Partial<Filters>): Record<string, number> {
    const left = hits === 'all' ? hits : new Set(filterHits(hits, known, others).map(({ id }) => id));
    const sizes = [...known[name]].map(([value, ids]) => [
      value,
      left === 'all' ? ids.size : ids.intersection(left).size,
    ]);
    return Object.fromEntries(sizes);
  }
}
