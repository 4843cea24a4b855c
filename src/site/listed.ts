import type { Entry } from '../entries/entry.ts';
import { cleanId } from '../shared/path.ts';
import { compareTitles } from '../shared/text.ts';
import type { Site } from './site.ts';

/** Drafts have their page, and no list leads to it; nor does one to the page of a folder that says nothing. */
export function isListed({ data, isFolder, outline }: Entry): boolean {
  const isSilent =
    outline.firstParagraph === '' && outline.headings.length === 0 && outline.blocks.length === 0;
  return data.draft !== true && !(isFolder && isSilent);
}

const services = new WeakMap<Site, ReadonlyMap<string, readonly Entry[]>>();

/** Every service, with an entry of its own or only named, and what names it, by its id in the order of the ids. */
export function servicesInUse(site: Site): ReadonlyMap<string, readonly Entry[]> {
  const known = services.get(site);
  if (known) return known;
  const found = new Map<string, Entry[]>();
  const add = (id: string, ...entries: readonly Entry[]): void => {
    const about = found.get(id) ?? [];
    about.push(...entries);
    if (id !== '') found.set(id, about);
  };
  for (const entries of site.graph.byKind.values()) {
    for (const entry of entries.filter(isListed)) {
      if (entry.kind === 'services') add(entry.id);
      for (const id of new Set(entry.services.map(cleanId))) add(id, entry);
    }
  }
  // Those that only other services or alerts name.
  for (const { id } of site.derived.coverage) add(id);
  const sorted = new Map([...found].toSorted(([a], [b]) => compareTitles(a, b)));
  services.set(site, sorted);
  return sorted;
}
