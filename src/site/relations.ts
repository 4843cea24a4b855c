import type { Entry } from '../entries/entry.ts';
import { KINDS } from '../kinds/registry.ts';
import { linkTo } from './links.ts';
import type { LinkGroup } from './page.ts';
import type { Site } from './site.ts';
import { viewOf } from './views.ts';

/**
 * How a relation is called on the page that states it, and on the page that it leads to. Where the second is missing, the
 * kind of the page that states it says enough.
 */
const LABELS: Readonly<Record<string, readonly [there: string, back?: string]>> = {
  related: ['Related', 'Related'],
  depends_on: ['Depends on', 'Needed by'],
  part_of: ['Part of', 'Parts'],
  after: ['After', 'Followed by'],
  resolves: ['Resolves', 'Resolved by'],
  found_in: ['Found in', 'Gaps found'],
  found: ['Gaps found', 'Found in'],
  objective: ['Gaps to close', 'Objective of'],
  phase: ['Phase'],
  phases: ['Phases'],
  requirement: ['Requirement'],
  blocks: ['Blocks', 'Blocked by'],
  waits_for: ['Waits for', 'Waited for by'],
  verdict: ['Verdict in', 'Verdicts'],
  of: ['About'],
  recommends: ['Recommends', 'Recommended in'],
  runbook: ['Runbook'],
  runbooks: ['Runbooks'],
  fixed_by: ['Fixed by', 'Fixed'],
  deferred_to: ['Deferred to', 'Deferred to this'],
};

/** Some pages are named from everywhere; a reader wants some, the page must stay light. */
const MOST = 20;

/** Everything that is tied to an entry by a field, here or there, and who links to it in prose: each page once. */
export function relationGroups(site: Site, entry: Entry): { related: LinkGroup[]; linkedFrom: LinkGroup[] } {
  const { graph } = site;
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
      add(LABELS[reference.relation]?.[0] ?? reference.relation, target.entry);
  }
  for (const { relation, from } of graph.incoming.get(entry) ?? [])
    add(LABELS[relation]?.[1] ?? KINDS[from.kind].label, from);
  const others = (graph.backlinks.get(entry) ?? []).filter((from) => !shown.has(from));
  const byKind = Map.groupBy(others, (from) => KINDS[from.kind].label);
  return {
    related: [...groups].map((one) => group(site, one)),
    linkedFrom: [...byKind].map((one) => group(site, one)),
  };
}

function group(site: Site, [label, entries]: readonly [string, readonly Entry[]]): LinkGroup {
  const links = entries.slice(0, MOST).map((other) => linkTo(site, other));
  return { label, links, others: entries.length - links.length };
}
