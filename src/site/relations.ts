import type { Entry } from '../entries/entry.ts';
import { KINDS } from '../kinds/registry.ts';
import { linkTo } from './links.ts';
import type { LinkGroup } from './page.ts';
import type { Site } from './site.ts';
import { viewOf } from './views.ts';
import { siteTexts } from '../texts/texts.ts';

/** Some pages are named from everywhere; a reader wants some, the page must stay light. */
const MAX_LINKS = 20;

/** Everything that is tied to an entry by a field, here or there, and who links to it in prose: each page once. */
export function relationGroups(site: Site, entry: Entry): { related: LinkGroup[]; linkedFrom: LinkGroup[] } {
  const { graph } = site;
  const labels = siteTexts(site).relations;
  const groups = new Map<string, Entry[]>();
  const shown = new Set<Entry>([entry]);
  const { there = [], back = [] } = viewOf(entry.kind).relationsInDetails ?? {};
  for (const { reference, target } of graph.relations.get(entry) ?? [])
    if (target.to === 'entry' && there.includes(reference.relation)) shown.add(target.entry);
  for (const { relation, from } of graph.incoming.get(entry) ?? [])
    if (back.includes(relation) || back.includes(`${from.kind}.${relation}`)) shown.add(from);
  const add = (label: string, other: Entry): void => {
    if (shown.has(other)) return;
    shown.add(other);
    groups.set(label, [...(groups.get(label) ?? []), other]);
  };
  for (const { reference, target } of graph.relations.get(entry) ?? []) {
    // Services stand in the facts.
    if (target.to === 'entry' && reference.relation !== 'services')
      add(labels[reference.relation]?.[0] ?? reference.relation, target.entry);
  }
  for (const { relation, from } of graph.incoming.get(entry) ?? [])
    add(labels[relation]?.[1] ?? KINDS[from.kind].label, from);
  const others = (graph.backlinks.get(entry) ?? []).filter((from) => !shown.has(from));
  const byKind = Map.groupBy(others, (from) => KINDS[from.kind].label);
  return {
    related: [...groups].map((one) => group(site, one)),
    linkedFrom: [...byKind].map((one) => group(site, one)),
  };
}

function group(site: Site, [label, entries]: readonly [string, readonly Entry[]]): LinkGroup {
  const links = entries.slice(0, MAX_LINKS).map((other) => linkTo(site, other));
  return { label, links, others: entries.length - links.length };
}
