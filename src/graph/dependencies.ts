import type { EntryOf } from '../entries/entry.ts';
import { cleanId } from '../shared/path.ts';
import type { Graph } from './build.ts';

/** A service that another one needs, or that needs it. */
export interface ServiceDependency {
  readonly id: string;
  /** `unsaid`: only its name is known. */
  readonly state: 'configured' | 'verified' | 'unsaid';
}

/** What services need of each other, from both ends, by their ids. */
export interface ServiceDependencies {
  readonly needs: ReadonlyMap<string, readonly ServiceDependency[]>;
  readonly neededBy: ReadonlyMap<string, readonly ServiceDependency[]>;
}

export function serviceDependencies(graph: Graph): ServiceDependencies {
  const needs = new Map<string, ServiceDependency[]>();
  const neededBy = new Map<string, ServiceDependency[]>();
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
  { neededBy }: ServiceDependencies,
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

function neededOf({ id, data }: EntryOf<'services'>): ServiceDependency[] {
  return (data.depends_on ?? [])
    .map((written): ServiceDependency =>
      typeof written === 'string'
        ? { id: cleanId(written), state: 'unsaid' }
        : { id: cleanId(written.service), state: written.state },
    )
    .filter((dependency) => dependency.id !== id && dependency.id !== '');
}

function add(map: Map<string, ServiceDependency[]>, id: string, dependency: ServiceDependency): void {
  map.set(id, [...(map.get(id) ?? []), dependency]);
}
