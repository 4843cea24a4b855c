import type { Entry } from '../entries/entry.ts';
import type { FactValue } from './page.ts';
import { href } from './shell.ts';
import type { Site } from './site.ts';

/** What a field says: each entry that it names as a link, else its words. */
export function namedBy(site: Site, entry: Entry, relation: string): FactValue[] {
  return (site.graph.relations.get(entry) ?? [])
    .filter(({ reference }) => reference.relation === relation)
    .map(({ reference, target }) =>
      target.to === 'entry'
        ? { text: target.entry.title, url: href(site, target.entry.url) }
        : { text: reference.value },
    );
}
