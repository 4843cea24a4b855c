import type { Entry, EntryOf } from '../../entries/entry.ts';
import { serviceIds, type Alert } from '../../graph/alerts.ts';
import { blastRadius, type Dependency } from '../../graph/dependencies.ts';
import { isClosed } from '../../graph/states.ts';
import { sortRank } from '../../shared/severity.ts';
import { compareTitles, count } from '../../shared/text.ts';
import { contactsOf, dashboardsOf, onCallOf, type Contact } from '../contacts.ts';
import { coverageCells, holesOf, type CoverageCell } from '../coverage-cells.ts';
import { servicesInUse } from '../listed.ts';
import type { Link, SeverityMark } from '../page.ts';
import { everythingAbout, serviceLink, writtenServices } from '../services.ts';
import { markOf } from '../severity.ts';
import { href, markOfEntry } from '../shell.ts';
import { siteSource, type SiteSource } from '../source.ts';
import { incidentRow, latestFirst, type IncidentRow } from './incidents.ts';

/** Everything about one service, also about one that nobody wrote a page for. */
export interface ServiceDetails {
  readonly kind: 'services';
  /** In the order in which to call them. */
  readonly contacts: readonly Contact[];
  readonly onCall: readonly Link[];
  readonly dashboards: readonly Link[];
  readonly slos: readonly Objective[];
  readonly needs: readonly Needed[];
  readonly neededBy: readonly Needed[];
  /** Who is affected when it is down: from those next to it outwards. */
  readonly affected: readonly { readonly distance: number; readonly services: readonly Link[] }[];
  readonly runbooks: Bounded<RunbookRow>;
  /** Pages that set up its alerts. */
  readonly alerting: readonly Link[];
  readonly alerts: Bounded<AlertRow>;
  readonly problems: Bounded<Link>;
  readonly incidents: Bounded<IncidentRow>;
  readonly tests: readonly Suite[];
  /** Those that are open, the most urgent first. */
  readonly gaps: Bounded<GapRow> & { readonly closed: number };
  /** Its row of the matrix; empty where nothing is expected of it. */
  readonly coverage: readonly CoverageCell[];
  readonly holes: number;
  /** What the page has of these, as links within it. */
  readonly parts: readonly Link[];
}

/** What a list has room for, of all there are. */
export interface Bounded<Row> {
  readonly rows: readonly Row[];
  readonly count: number;
  /** Where all of them are; absent where these are all. */
  readonly all?: string;
}

export interface Objective {
  readonly objective: string;
  readonly target: string;
  readonly window: string;
}

export interface Needed extends Link {
  readonly state: Dependency['state'];
}

/** What nobody said is empty. */
export interface RunbookRow extends Link {
  readonly severity?: SeverityMark;
  /** Empty for incidents, which most are for. */
  readonly purpose: string;
  readonly recovery: string;
}

export interface AlertRow extends Link {
  /** The gravest that it has for this service. */
  readonly severity?: SeverityMark;
  readonly respondWithin: string;
  readonly runbooks: readonly Link[];
}

export interface GapRow extends Link {
  readonly priority?: SeverityMark;
  readonly state: string;
}

export interface Suite {
  readonly name: string;
  readonly kind: string;
  readonly state: 'present' | 'planned' | 'missing';
  /** `37 of 49`; empty where nobody counted. */
  readonly passing: string;
}

/** Rows of a list on the page of a service. */
const MOST = 20;

export function serviceDetails(id: string): ServiceDetails {
  const known = knownOf(id);
  return { ...known, parts: partsOf(known) };
}

type Known = Omit<ServiceDetails, 'parts'>;

function knownOf(id: string): Known {
  const [entry] = writtenServices([id]);
  const about = servicesInUse().get(id) ?? [];
  const { dependencies, coverage } = siteSource().derived;
  const row = entry && coverage.find((service) => service.id === id);
  return {
    kind: 'services',
    contacts: entry ? contactsOf([entry]) : [],
    onCall: entry ? onCallOf([entry]) : [],
    dashboards: entry ? dashboardsOf(entry) : [],
    slos: entry?.data.slos ?? [],
    needs: (dependencies.needs.get(id) ?? []).map(needed),
    neededBy: (dependencies.neededBy.get(id) ?? []).map(needed),
    affected: blastRadius(id, dependencies).map(({ distance, ids }) => ({
      distance,
      services: ids.map(serviceLink),
    })),
    runbooks: bounded(bySeverity(about), runbookRow, href(everythingAbout(id))),
    alerting: about.filter(({ kind }) => kind === 'alerting').map(linkTo),
    alerts: bounded(alertsOf(id), (alert) => alertRow(alert, id), href('/alerts/')),
    problems: bounded(
      about.filter(({ kind }) => kind === 'troubleshooting'),
      linkTo,
      href(everythingAbout(id)),
    ),
    incidents: bounded(
      about.filter((one) => one.kind === 'incidents').toSorted(latestFirst),
      incidentRow,
      href(everythingAbout(id)),
    ),
    tests: (entry?.data.tests ?? []).map(suite),
    gaps: gapsOf(about, href(everythingAbout(id))),
    coverage: row ? coverageCells(row, MOST) : [],
    holes: row ? holesOf(row) : 0,
  };
}

/** The anchors have capitals: no heading of a text can have the same. */
function partsOf(known: Known): Link[] {
  const { runbooks, alerts, alerting, problems, incidents, needs, neededBy, slos, tests, gaps } = known;
  const parts: readonly (readonly [id: string, items: number, label: string])[] = [
    ['Runbooks', runbooks.count, count(runbooks.count, 'runbook')],
    ['Alerts', alerts.count + alerting.length, count(alerts.count, 'alert')],
    ['Problems', problems.count, count(problems.count, 'known problem')],
    ['Incidents', incidents.count, count(incidents.count, 'incident')],
    ['Dependencies', needs.length + neededBy.length, 'Dependencies'],
    ['Objectives', slos.length, count(slos.length, 'objective')],
    ['Tests', tests.length, 'Tests'],
    ['Gaps', gaps.count, count(gaps.count, 'open gap')],
    ['Coverage', known.coverage.length, known.holes === 0 ? 'No holes' : count(known.holes, 'hole')],
  ];
  return parts.filter(([, items]) => items > 0).map(([id, , label]) => ({ label, url: `#${id}` }));
}

function bounded<Item, Row>(items: readonly Item[], rowOf: (item: Item) => Row, all: string): Bounded<Row> {
  const rows = items.slice(0, MOST).map(rowOf);
  return { rows, count: items.length, ...(items.length > MOST && { all }) };
}

function linkTo({ title, url }: Entry): Link {
  return { label: title, url: href(url) };
}

function needed({ id, state }: Dependency): Needed {
  return { ...serviceLink(id), state };
}

function bySeverity(about: readonly Entry[]): EntryOf<'runbooks'>[] {
  const { scale } = siteSource().graph;
  const rank = ({ data }: EntryOf<'runbooks'>): number => sortRank(data.severity ?? '', scale);
  return about
    .filter((entry) => entry.kind === 'runbooks')
    .toSorted((a, b) => rank(a) - rank(b) || compareTitles(a.title, b.title));
}

function runbookRow(entry: EntryOf<'runbooks'>): RunbookRow {
  const severity = markOfEntry(entry);
  const { purpose, recovery = '' } = entry.data;
  return {
    ...linkTo(entry),
    purpose: purpose === 'incident' ? '' : purpose,
    recovery,
    ...(severity && { severity }),
  };
}

/** Those that are set up for it, and those that its runbooks answer; the gravest first. */
function alertsOf(id: string): Alert[] {
  const { scale } = siteSource().graph;
  const rank = (alert: Alert): number => sortRank(severityFor(alert, id), scale);
  return (alertsByService().get(id) ?? []).toSorted((a, b) => rank(a) - rank(b));
}

/** One name may be grave for one service and not for another. */
function severityFor({ setups, severity }: Alert, id: string): string {
  const { scale } = siteSource().graph;
  const own = setups.filter(({ services }) => services.includes(id)).map((setup) => setup.severity);
  return own.toSorted((a, b) => sortRank(a, scale) - sortRank(b, scale))[0] ?? severity;
}

function alertRow(alert: Alert, id: string): AlertRow {
  const { name, url, setups, runbooks } = alert;
  const severity = severityFor(alert, id);
  const setup = setups.find((one) => one.severity === severity && one.services.includes(id)) ?? setups[0];
  return {
    label: name,
    url: href(url),
    respondWithin: setup?.respondWithin ?? '',
    runbooks: runbooks.map(linkTo),
    ...(severity !== '' && { severity: markOf(severity) }),
  };
}

const alertIndexes = new WeakMap<SiteSource, ReadonlyMap<string, readonly Alert[]>>();

function alertsByService(): ReadonlyMap<string, readonly Alert[]> {
  const source = siteSource();
  const known = alertIndexes.get(source);
  if (known) return known;
  const index = new Map<string, Alert[]>();
  for (const alert of source.graph.alerts.values()) {
    const ids = [...alert.setups.flatMap(({ services }) => services), ...alert.runbooks.flatMap(serviceIds)];
    for (const id of new Set(ids)) {
      const own = index.get(id);
      if (own) own.push(alert);
      else index.set(id, [alert]);
    }
  }
  alertIndexes.set(source, index);
  return index;
}

function gapsOf(about: readonly Entry[], all: string): ServiceDetails['gaps'] {
  const { derived, graph } = siteSource();
  const gaps = about.filter((entry) => entry.kind === 'gaps');
  const rank = ({ data }: EntryOf<'gaps'>): number => sortRank(data.priority ?? '', graph.scale);
  const open = gaps
    .filter((gap) => {
      const status = derived.gaps.get(gap);
      return status === undefined || !isClosed(status);
    })
    .toSorted((a, b) => rank(a) - rank(b) || compareTitles(a.title, b.title));
  return { ...bounded(open, gapRow, all), closed: gaps.length - open.length };
}

function gapRow(gap: EntryOf<'gaps'>): GapRow {
  const { priority } = gap.data;
  return {
    ...linkTo(gap),
    state: siteSource().derived.gaps.get(gap)?.state ?? '',
    ...(priority !== undefined && { priority: markOf(priority) }),
  };
}

type Test = NonNullable<EntryOf<'services'>['data']['tests']>[number];

function suite({ name, kind, state, passing, total }: Test): Suite {
  const counted = total === undefined ? passing?.toString() : `${passing ?? 0} of ${total}`;
  return { name, kind, state, passing: counted ?? '' };
}
