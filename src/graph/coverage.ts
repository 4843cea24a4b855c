import type { Entry, EntryOf } from '../entries/entry.ts';
import { EXPECTATIONS } from '../schemas/parts.ts';
import { rankOf, type Scale } from '../shared/severity.ts';
import { compareTitles } from '../shared/text.ts';
import { serviceIds } from './alerts.ts';
import type { Graph } from './build.ts';
import {
  coverageColumns,
  type BuiltInColumn,
  type ColumnFindings,
  type CoverageColumn,
  type CoverageSubject,
} from './coverage-columns.ts';
import { cleanId } from '../shared/path.ts';

/** A row of the matrix of services against what each should have. */
export interface ServiceCoverage {
  readonly id: string;
  /** Absent where the service is only referenced. */
  readonly entry?: EntryOf<'services'>;
  /** One for each column, in their order. */
  readonly cells: readonly ItemCoverage[];
}

/** What there is and what is missing of it, also where it is not expected; only an expected item can be missing. */
export interface ItemCoverage extends ColumnFindings {
  readonly column: CoverageColumn;
  readonly state: 'covered' | 'missing' | 'not expected';
}

/** By the number that people give a tier: 1 is what everything depends on. */
const BY_TIER: readonly (readonly BuiltInColumn[])[] = [
  EXPECTATIONS,
  EXPECTATIONS,
  ['runbooks', 'alerting', 'rollback', 'contacts'],
  ['contacts'],
];
const USUAL_TIER = 2;

/** Services with a page in the order of their titles, then those that are only referenced. */
export function serviceCoverage(graph: Graph): ServiceCoverage[] {
  const { settings } = graph.content;
  const columns = [...coverageColumns(settings).values()];
  const about = pagesByService(graph.content.entries);
  const alerts = [...graph.alerts.values()];
  const row = (id: string, entry?: EntryOf<'services'>): ServiceCoverage => {
    const own = alerts.filter(({ setups }) => setups.some(({ services }) => services.includes(id)));
    const service = entry ? { id, entry } : { id };
    const subject = { ...service, pages: about.get(id) ?? [], alerts: own, scale: graph.scale };
    return { ...service, cells: cellsOf(subject, columns, settings.coverage.expect) };
  };
  const written = (graph.byKind.get('services') ?? [])
    .filter((entry) => entry.kind === 'services')
    // The page of the folder is about all of them.
    .filter(({ id }) => id !== '');
  const ids = new Set(written.map(({ id }) => id));
  const implied = [...impliedIds(graph, about.keys())].filter((id) => !ids.has(id));
  return [
    ...written.map((entry) => row(entry.id, entry)),
    ...implied.toSorted(compareTitles).map((id) => row(id)),
  ];
}

function cellsOf(
  subject: CoverageSubject,
  columns: readonly CoverageColumn[],
  usual: readonly string[] | undefined,
): ItemCoverage[] {
  const expected = expectedOf(subject, usual);
  return columns.map((column) => {
    const found = column.find(subject);
    return { column, ...found, state: stateOf(found, expected.has(column.id)) };
  });
}

function stateOf({ evidence, missing }: ColumnFindings, isExpected: boolean): ItemCoverage['state'] {
  if (isExpected && (missing.length > 0 || evidence.length === 0)) return 'missing';
  return evidence.length > 0 ? 'covered' : 'not expected';
}

/** What the service says, else what the settings expect of every service, else what follows from its tier. */
function expectedOf(
  { entry, scale }: CoverageSubject,
  ofSettings: readonly string[] | undefined,
): ReadonlySet<string> {
  if (!entry) return new Set();
  const { expects, tier, depends_on: dependencies = [] } = entry.data;
  if (expects) return new Set(expects);
  // A README that was taken for a service's page promised nothing.
  if (tier === undefined && entry.isTakenForService) return new Set();
  if (ofSettings) return new Set(ofSettings);
  const usual = BY_TIER[Math.min(tierNumber(tier, scale), BY_TIER.length - 1)] ?? [];
  // A service that depends on nothing has nothing to integrate with.
  return new Set(usual.filter((column) => column !== 'integrations' || dependencies.length > 0));
}

/** `1`, `Tier 1` and `critical` are one. */
function tierNumber(tier: string | undefined, scale: Scale): number {
  if (tier === undefined) return USUAL_TIER;
  const number = /\d+/.exec(tier)?.[0];
  if (number !== undefined) return Number(number);
  const rank = rankOf(tier, scale);
  return rank === undefined ? USUAL_TIER : rank + 1;
}

/** A service's own page is no evidence of anything but what its fields say. */
function pagesByService(entries: readonly Entry[]): Map<string, Entry[]> {
  const pages = new Map<string, Entry[]>();
  for (const entry of entries) {
    if (entry.kind === 'services') continue;
    for (const id of new Set(serviceIds(entry))) {
      const known = pages.get(id);
      if (known) known.push(entry);
      else pages.set(id, [entry]);
    }
  }
  return pages;
}

function impliedIds(graph: Graph, named: Iterable<string>): Set<string> {
  const dependedOn = [...graph.relations.values()].flatMap((relations) =>
    relations
      .filter(({ target }) => target.to === 'none' && target.is === 'service')
      .map(({ reference }) => cleanId(reference.value)),
  );
  const all = [
    ...named,
    ...dependedOn,
    ...[...graph.alerts.values()].flatMap(({ setups }) => setups.flatMap(({ services }) => services)),
  ];
  return new Set(all.filter((id) => id !== ''));
}
