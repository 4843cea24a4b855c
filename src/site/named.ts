import type { Entry } from '../entries/entry.ts';
import type { FieldPath } from '../schemas/walk.ts';
import type { FactValue } from './page.ts';
import { namedBy } from './states.ts';
import { writtenServices } from './services.ts';
import type { Site } from './site.ts';

/** The entries that a field names, each as often as it does; at or below `path` only, where one is given. */
export function namedEntries(site: Site, entry: Entry, relation: string, path: FieldPath = []): Entry[] {
  return (site.graph.relations.get(entry) ?? []).flatMap(({ reference, target }) => {
    const isThere = path.every((key, index) => reference.path[index] === key);
    return reference.relation === relation && isThere && target.to === 'entry' ? [target.entry] : [];
  });
}

/** The entries whose field names this one. */
export function namingEntries(site: Site, entry: Entry, relation: string): Entry[] {
  return (site.graph.incoming.get(entry) ?? []).flatMap((edge) =>
    edge.relation === relation ? [edge.from] : [],
  );
}

/** The one repository of these services, where they have one. */
export function repositoryAbout(site: Site, services: readonly string[]): string | undefined {
  const repositories = writtenServices(site, services).flatMap(({ data }) => data.repository ?? []);
  return new Set(repositories).size === 1 ? repositories[0] : undefined;
}

/** What a field says: each entry that it names as a link, else its words. */
export function namedFacts(site: Site, entry: Entry, relation: string): FactValue[] {
  return namedBy(site, entry, relation).map(({ label: text, url }) =>
    url === undefined ? { text } : { text, url },
  );
}
