import type { EntryOf, Entry } from '../../entries/entry.ts';
import { blastRadius, type ServiceDependency } from '../../graph/dependencies.ts';
import { isClosed } from '../../graph/states.ts';
import { incidentRow, latestFirst, type IncidentRow } from '../incidents/view.ts';
import { alertsOfService, type AlertRow } from './alerts.ts';
import { sortRank } from '../../shared/severity.ts';
import { count, compareTitles } from '../../shared/text.ts';
import { bounded, MOST_ROWS, type Bounded } from '../../site/bounded-list.ts';
import { contactsOf, dashboardsOf, onCallOf, type Contact } from '../../site/contacts.ts';
import { coverageCells, missingCount, type CoverageCell } from '../../site/coverage-cells.ts';
import { linkTo } from '../../site/links.ts';
import { servicesInUse } from '../../site/listed.ts';
import type { Link, SeverityMark } from '../../site/page.ts';
import { everythingAbout, serviceLink, writtenServices } from '../../site/services.ts';
import { markOf } from '../../site/severity.ts';
import { href, markOfEntry } from '../../site/page-props.ts';
import type { Site } from '../../site/site.ts';
import { siteTexts } from '../../texts/texts.ts';

/** Everything about one service, also about one without a page. */
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
  readonly gaps: ServiceGaps;
  /** Its row of the matrix; empty where nothing is expected of it. */
  readonly coverage: readonly CoverageCell[];
  readonly missing: number;
  /** What the page has of these, as links within it. */
  readonly parts: readonly Link[];
}

export interface Objective {
  readonly objective: string;
  readonly target: string;
  readonly window: string;
}

export interface Needed extends Link {
  readonly state: ServiceDependency['state'];
}

export interface Suite {
  readonly name: string;
  readonly kind: string;
  readonly state: 'present' | 'planned' | 'missing';
  /** `37 of 49`; empty where not counted. */
  readonly passing: string;
}

export function serviceDetails(site: Site, id: string): ServiceDetails {
  const known = knownOf(site, id);
  return { ...known, parts: partsOf(site, known) };
}

type Known = Omit<ServiceDetails, 'parts'>;

function knownOf(site: Site, id: string): Known {
  const [entry] = writtenServices(site, [id]);
  const about = servicesInUse(site).get(id) ?? [];
  const { dependencies, coverage } = site.derived;
  const all = href(site, everythingAbout(id));
  const row = entry && coverage.find((service) => service.id === id);
  return {
    kind: 'services',
    contacts: entry ? contactsOf([entry]) : [],
    onCall: entry ? onCallOf([entry], siteTexts(site).services) : [],
    dashboards: entry ? dashboardsOf(entry) : [],
    slos: (entry?.data.slos ?? []).map((slo) => ({ ...slo, window: slo.window.text })),
    needs: (dependencies.needs.get(id) ?? []).map((one) => needed(site, one)),
    neededBy: (dependencies.neededBy.get(id) ?? []).map((one) => needed(site, one)),
    affected: blastRadius(id, dependencies).map(({ distance, ids }) => ({
      distance,
      services: ids.map((other) => serviceLink(site, other)),
    })),
    runbooks: runbooksOfService(site, about, all),
    alerting: about.filter(({ kind }) => kind === 'alerting').map((one) => linkTo(site, one)),
    alerts: alertsOfService(site, id),
    problems: bounded(
      about.filter(({ kind }) => kind === 'troubleshooting'),
      (one) => linkTo(site, one),
      all,
    ),
    incidents: bounded(
      about.filter((one) => one.kind === 'incidents').toSorted(latestFirst),
      (incident) => incidentRow(site, incident),
      all,
    ),
    tests: (entry?.data.tests ?? []).map(suite),
    gaps: gapsOfService(site, about, all),
    coverage: row ? coverageCells(site, row, MOST_ROWS) : [],
    missing: row ? missingCount(row) : 0,
  };
}

/** The anchors have capitals: no heading of a text can have the same. */
function partsOf(site: Site, known: Known): Link[] {
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
    [
      'Coverage',
      known.coverage.length,
      known.missing === 0 ? 'Complete' : siteTexts(site).coverage.missing(known.missing),
    ],
  ];
  return parts.filter(([, items]) => items > 0).map(([id, , label]) => ({ label, url: `#${id}` }));
}

function needed(site: Site, { id, state }: ServiceDependency): Needed {
  return { ...serviceLink(site, id), state };
}

type Test = NonNullable<EntryOf<'services'>['data']['tests']>[number];

function suite({ name, kind, state, passing, total }: Test): Suite {
  const counted = total === undefined ? passing?.toString() : `${passing ?? 0} of ${total}`;
  return { name, kind, state, passing: counted ?? '' };
}

/** Those that are open, the most urgent first. */
export type ServiceGaps = Bounded<GapRow> & { readonly closed: number };

export interface GapRow extends Link {
  readonly priority?: SeverityMark;
  readonly state: string;
}

/**
 * @param about every page about the service
 * @param all where all of them are
 */
function gapsOfService(site: Site, about: readonly Entry[], all: string): ServiceGaps {
  const { derived, graph } = site;
  const gaps = about.filter((entry) => entry.kind === 'gaps');
  const rank = ({ data }: EntryOf<'gaps'>): number => sortRank(data.priority, graph.scale);
  const open = gaps
    .filter((gap) => {
      const status = derived.gaps.get(gap);
      return status === undefined || !isClosed(status);
    })
    .toSorted((a, b) => rank(a) - rank(b) || compareTitles(a.title, b.title));
  return { ...bounded(open, (gap) => gapRow(site, gap), all), closed: gaps.length - open.length };
}

function gapRow(site: Site, gap: EntryOf<'gaps'>): GapRow {
  const { priority } = gap.data;
  return {
    ...linkTo(site, gap),
    state: site.derived.gaps.get(gap)?.state ?? '',
    ...(priority !== undefined && { priority: markOf(site, priority) }),
  };
}

/** What is not given is empty. */
export interface RunbookRow extends Link {
  readonly severity?: SeverityMark;
  /** Empty for incidents, which most are for. */
  readonly purpose: string;
  readonly recovery: string;
}

/**
 * @param about every page about the service
 * @param all where all of them are
 */
function runbooksOfService(site: Site, about: readonly Entry[], all: string): Bounded<RunbookRow> {
  return bounded(bySeverity(site, about), (entry) => runbookRow(site, entry), all);
}

/** The gravest first. */
function bySeverity(site: Site, about: readonly Entry[]): EntryOf<'runbooks'>[] {
  const { scale } = site.graph;
  const rank = ({ data }: EntryOf<'runbooks'>): number => sortRank(data.severity, scale);
  return about
    .filter((entry) => entry.kind === 'runbooks')
    .toSorted((a, b) => rank(a) - rank(b) || compareTitles(a.title, b.title));
}

function runbookRow(site: Site, entry: EntryOf<'runbooks'>): RunbookRow {
  const severity = markOfEntry(site, entry);
  const { purpose, recovery } = entry.data;
  return {
    ...linkTo(site, entry),
    purpose: purpose === 'incident' ? '' : purpose,
    recovery: recovery?.text ?? '',
    ...(severity && { severity }),
  };
}
