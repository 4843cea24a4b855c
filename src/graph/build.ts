import type { Content, Entry, Reference } from '../entries/entry.ts';
import { publishedFiles, type PublishedFile } from '../entries/published/publication.ts';
import { KIND_NAMES, KINDS, orderOf, type Kind } from '../kinds/registry.ts';
import { momentField } from '../kinds/schemas.ts';
import { DEFAULT_SCALE, type Scale } from '../shared/severity.ts';
import { compareText, compareTitles } from '../shared/text.ts';
import { alertsOf, type Alert } from './alerts.ts';
import { incomingRelations, relationsOf, type IncomingRelation, type Relation } from './relations.ts';
import { taskUrls } from './tasks.ts';
import { linkTargets, resolveLink, type LinkTargets, type ResolvedLink } from './resolve.ts';

/** A link of an entry with where it leads. */
export interface LinkEdge {
  readonly reference: Reference;
  readonly isImage: boolean;
  readonly resolution: ResolvedLink;
}

/** Everything known of a content folder, linked both ways. */
export interface Graph {
  readonly content: Content;
  /** Of severities and priorities. */
  readonly scale: Scale;
  /** In the order of their titles; incidents by date, the latest first. */
  readonly byKind: ReadonlyMap<Kind, readonly Entry[]>;
  readonly byUrl: ReadonlyMap<string, Entry>;
  readonly edges: ReadonlyMap<Entry, readonly LinkEdge[]>;
  /** Entries whose text links to an entry, each once, in the order of their titles. */
  readonly backlinks: ReadonlyMap<Entry, readonly Entry[]>;
  /** What the frontmatter of each entry names. */
  readonly relations: ReadonlyMap<Entry, readonly Relation[]>;
  /** Whose frontmatter names an entry, and as what. */
  readonly incoming: ReadonlyMap<Entry, readonly IncomingRelation[]>;
  /** By name, in the order of the names. */
  readonly alerts: ReadonlyMap<string, Alert>;
  /** Where a task's number leads that only one phase has: `/phases/shop/7/#task-7-1-4`, without the site's base. */
  readonly tasks: ReadonlyMap<string, string>;
  readonly resolve: (target: string, from: Entry) => ResolvedLink;
  /** What becomes of a content file that a page shows or links to; it is read when it is asked about first. */
  readonly publicationOf: (file: string) => PublishedFile;
}

export function buildGraph(content: Content): Graph {
  const scale = content.settings.severities ?? DEFAULT_SCALE;
  const known = linkTargets(content);
  const relations = relationsOf(content.entries);
  const edges = new Map(content.entries.map((entry) => [entry, edgesOf(entry, known)]));
  return {
    content,
    scale,
    byKind: groupByKind(content.entries),
    byUrl: known.byUrl,
    edges,
    backlinks: reverse(edges),
    relations,
    incoming: incomingRelations(relations),
    alerts: alertsOf(content, scale, known.byUrl),
    tasks: taskUrls(content.entries),
    resolve: (target, from) => resolveLink(target, from, known),
    publicationOf: publishedFiles(content.root),
  };
}

function edgesOf(entry: Entry, known: LinkTargets): LinkEdge[] {
  const edge = (isImage: boolean) => (reference: Reference) => ({
    reference,
    isImage,
    resolution: resolveLink(reference.target, entry, known),
  });
  return [...entry.outline.links.map(edge(false)), ...entry.outline.images.map(edge(true))];
}

function reverse(edges: ReadonlyMap<Entry, readonly LinkEdge[]>): Map<Entry, Entry[]> {
  const sources = new Map<Entry, Set<Entry>>();
  for (const [from, out] of edges) {
    for (const { resolution } of out) {
      if (resolution.to !== 'entry' || resolution.entry === from) continue;
      const set = sources.get(resolution.entry) ?? new Set();
      sources.set(resolution.entry, set.add(from));
    }
  }
  return new Map([...sources].map(([entry, set]) => [entry, [...set].toSorted(byTitle)]));
}

function groupByKind(entries: readonly Entry[]): Map<Kind, Entry[]> {
  const grouped = Map.groupBy(entries, (entry) => entry.kind);
  return new Map(
    KIND_NAMES.flatMap((kind) =>
      grouped.has(kind)
        ? [[kind, (grouped.get(kind) ?? []).toSorted((a, b) => latestFirst(a, b) || byTitle(a, b))]]
        : [],
    ),
  );
}

/** Those without a date last. */
function latestFirst(a: Entry, b: Entry): number {
  return KINDS[a.kind].latestFirst
    ? compareText(momentField(b, 'date')?.text ?? '', momentField(a, 'date')?.text ?? '')
    : 0;
}

function byTitle(a: Entry, b: Entry): number {
  return orderOf(a) - orderOf(b) || compareTitles(a.title, b.title) || compareTitles(a.url, b.url);
}
