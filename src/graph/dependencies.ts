import type { EntryOf } from '../entries/entry.ts';
import { cleanId } from '../shared/path.ts';
import type { Graph } from './build.ts';

/** A service that another one needs, or that needs it. */
export interface Dependency {
  readonly id: string;
  /** `unsaid`: only its name is known. */
  readonly state: 'configured' | 'verified' | 'unsaid';
}

/** What services need of each other, from both ends, by their ids. */
export interface Dependencies {
  readonly needs: ReadonlyMap<string, readonly Dependency[]>;
  readonly neededBy: ReadonlyMap<string, readonly Dependency[]>;
}

export function dependenciesOf(graph: Graph): Dependencies {
  const needs = new Map<string, Dependency[]>();
  const neededBy = new Map<string, Dependency[]>();
  for (const service of graph.byKind.get('services') ?? []) {
    if (service.kind !== 'services') continue;
    for (const { id, state } of neededOf(service)) {
      add(needs, service.id, { id, state });
      add(neededBy, id, { id: service.id, state });
    }
  }
  return { needs, neededBy };
}

/** Every service that cannot work without another, by how many steps it is away: the nearest first. */
export function blastRadius(
  id: string,
  { neededBy }: Dependencies,
): { readonly distance: number; readonly ids: readonly string[] }[] {
  const seen = new Set([id]);
  const rings: { distance: number; ids: string[] }[] = [];
  for (let ring = [id]; ring.length > 0;) {
    const next = new Set(ring.flatMap((one) => (neededBy.get(one) ?? []).map((dependency) => dependency.id)));
    ring = [...next].filter((one) => !seen.has(one));
    for (const one of ring) seen.add(one);
    if (ring.length > 0) rings.push({ distance: rings.length + 1, ids: ring });
  }
  return rings;
}

function neededOf({ id, data }: EntryOf<'services'>): Dependency[] {
  return (data.depends_on ?? [])
    .map((written): Dependency =>
      typeof written === 'string'
        ? { id: cleanId(written), state: 'unsaid' }
        : { id: cleanId(written.service), state: written.state },
    )
    .filter((dependency) => dependency.id !== id && dependency.id !== '');
}

function add(map: Map<string, Dependency[]>, id: string, dependency: Dependency): void {
  map.set(id, [...(map.get(id) ?? []), dependency]);
}
