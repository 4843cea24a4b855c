import { referencedBy } from '../../graph/relations.ts';
import { referenceLinks, linkTo } from '../../site/links.ts';
import type { Entry, EntryOf, Heading } from '../../entries/entry.ts';
import { sectionsOf } from '../../entries/sections.ts';
import type { SectionName } from '../headings/headings.ts';
import type { Alert } from '../../graph/alerts.ts';
import { isOutage, lastDrill } from '../../graph/incidents.ts';
import { textOf } from '../../shared/child.ts';
import { firstCommand } from '../../shared/fence.ts';
import { severityOf, sortRank } from '../../shared/severity.ts';
import { titleFromName } from '../../shared/text.ts';
import { contactsOf, dashboardsOf, onCallOf, type Contact } from '../../site/contacts.ts';
import { leadText } from '../../site/contents.ts';
import type { LabelledLink, Link, SeverityMark } from '../../site/page.ts';
import { writtenServices } from '../../site/services.ts';
import { markOf } from '../../site/severity.ts';
import { markOfEntry } from '../../site/page-props.ts';
import type { Site } from '../../site/site.ts';
import { incidentRow, latestFirst, type IncidentRow } from '../incidents/view.ts';
import { causesOf, partOfOutage, type Cause, type PartOf } from './causes.ts';
import type { KindView } from '../../site/kind-view.ts';
import { siteTexts } from '../../texts/texts.ts';

export const view: KindView<'runbooks'> = {
  components: { summary: 'RunbookSummary', head: 'RunbookHead' },
  details: runbookDetails,
  facts: { validated: 'Last validated' },
  factsInDetails: ['Severity'],
  foldsFacts: true,
  relationsInDetails: { there: ['part_of'], back: ['part_of'] },
  featured: (site, all) => all.toSorted((a, b) => urgency(site, a) - urgency(site, b)),
};

type Runbook = EntryOf<'runbooks'>;

/** What a responder needs before the text: severity, what not to do, first step, contacts. What is unknown is empty. */
export interface RunbookDetails {
  readonly kind: 'runbooks';
  /** What is said first below Meaning, where there is no summary and the text does not begin with it. */
  readonly meaning: string;
  /** Its own, else the gravest of its alerts. */
  readonly severity?: SeverityMark;
  /** It pages, by its severity or one of its alerts. */
  readonly pages: boolean;
  /** The shortest that its severity allows, or one of its alerts that is no less grave. */
  readonly respondWithin: string;
  readonly recovery: string;
  readonly doNot: readonly string[];
  readonly first?: FirstStep;
  /** In the order in which to call them. */
  readonly contacts: readonly Contact[];
  readonly onCall: readonly Link[];
  readonly escalateAfter: string;
  readonly owner: string;
  /** The sections that it has, in the order of the text. */
  readonly sections: readonly Link[];
  readonly dashboards: readonly Link[];
  readonly runFrom: string;
  readonly access: readonly string[];
  readonly lastTime?: LastTime;
  /** The day of the last exercise; empty where there was none. */
  readonly lastDrill: string;
  /** The check that tells this cause from others. */
  readonly recognise: string;
  /** The outage that this is one cause of. */
  readonly partOf?: PartOf;
  /** Where this is an outage: its causes. */
  readonly causes: readonly Cause[];
}

/** Where the work begins: what stands first in that section. */
export interface FirstStep extends Link {
  readonly isCode: boolean;
}

export interface LastTime extends IncidentRow {
  readonly fixedBy: readonly LabelledLink[];
  /** How often it is known to have happened. */
  readonly times: number;
}

export function runbookDetails(site: Site, entry: Runbook): RunbookDetails {
  const { data, outline } = entry;
  const { alerts } = site.graph;
  const sections = sectionsOf(outline);
  const own = entry.alerts.flatMap((name) => alerts.get(name) ?? []);
  const services = writtenServices(site, entry.services);
  const severity = markOfEntry(site, entry) ?? gravestMark(site, own);
  const first = firstStep(entry, sections);
  const lastTime = lastTimeOf(site, entry);
  const partOf = partOfOutage(site, entry);
  const meant = data.summary ?? data.description;
  return {
    kind: 'runbooks',
    meaning: meant === undefined ? meaningOf(site, entry, sections) : '',
    ...(severity && { severity }),
    pages: severity?.pages === true || own.some(({ pages }) => pages),
    respondWithin: respondWithin(site, data.severity, own),
    recovery: data.recovery?.text ?? '',
    doNot: data.do_not ?? [],
    ...(first && { first }),
    contacts: contactsOf(services),
    onCall: onCallOf(services, siteTexts(site).services),
    escalateAfter: data.escalate_after?.text ?? '',
    owner: data.owner ?? '',
    sections: sectionLinks(sections),
    dashboards: dashboardsOf(entry),
    runFrom: data.run_from ?? '',
    access: data.access ?? [],
    ...(lastTime && { lastTime }),
    lastDrill: lastDrill(site.graph, entry)?.text ?? '',
    recognise: data.recognise ?? '',
    ...(partOf && { partOf }),
    causes: causesOf(site, entry),
  };
}

/** Where little stands before the text, and it begins with what it means, nothing needs to be said twice. */
function meaningOf(site: Site, { outline, data, services }: Runbook, sections: Sections): string {
  const meaning = sections.get('meaning');
  const [first] = outline.headings.slice(outline.startsWithTitle ? 1 : 0);
  const isNear =
    meaning === first && data.do_not === undefined && writtenServices(site, services).length === 0;
  return isNear ? '' : (meaning?.lead ?? '');
}

function gravestMark(site: Site, alerts: readonly Alert[]): SeverityMark | undefined {
  const { scale } = site.graph;
  const [gravest] = alerts
    .map(({ severity }) => severity)
    .toSorted((a, b) => sortRank(a, scale) - sortRank(b, scale));
  return gravest === undefined ? undefined : markOf(site, gravest);
}

function respondWithin(site: Site, severity: string | undefined, alerts: readonly Alert[]): string {
  const { scale } = site.graph;
  const setups = alerts
    .flatMap((alert) => alert.setups)
    .filter((setup) => sortRank(setup.severity, scale) <= sortRank(severity, scale));
  const promises = [
    severityOf(severity, scale)?.respond_within,
    ...setups.map((setup) => setup.respondWithin),
  ].filter((promise) => promise !== undefined);
  return promises.toSorted((a, b) => a.to - b.to)[0]?.text ?? '';
}

type Sections = ReadonlyMap<SectionName, Heading>;

/** Nothing where the text only explains. */
function firstStep({ outline }: Runbook, sections: Sections): FirstStep | undefined {
  const { headings, blocks, startsWithTitle } = outline;
  const named = new Set(sections.values());
  const start =
    sections.get('diagnosis') ??
    sections.get('mitigation') ??
    headings.slice(startsWithTitle ? 1 : 0).find((heading) => !named.has(heading));
  const heading = start && firstWithText(headings.slice(headings.indexOf(start)));
  if (!heading) return undefined;
  const isCode = blocks.some(({ language, code }) => firstCommand(language, code) === heading.lead);
  return { label: isCode ? heading.lead : leadText(heading), url: `#${heading.id}`, isCode };
}

/** The section's own heading, or the first one within it that is followed by text. */
function firstWithText([start, ...rest]: readonly Heading[]): Heading | undefined {
  if (!start || start.lead !== '') return start;
  const end = rest.findIndex(({ level }) => level <= start.level);
  return rest.slice(0, end === -1 ? rest.length : end).find(({ lead }) => lead !== '');
}

function sectionLinks(sections: Sections): Link[] {
  return [...sections]
    .toSorted(([, a], [, b]) => a.span.line - b.span.line)
    .map(([name, { id }]) => ({ label: titleFromName(name), url: `#${id}` }));
}

function lastTimeOf(site: Site, entry: Runbook): LastTime | undefined {
  const incidents = ['runbooks', 'fixed_by']
    .flatMap((relation) => referencedBy(site.graph, entry, relation))
    .filter((from) => from.kind === 'incidents')
    .filter(isOutage);
  const [latest, ...others] = [...new Set(incidents)].toSorted(latestFirst);
  return (
    latest && {
      ...incidentRow(site, latest),
      fixedBy: referenceLinks(site, latest, 'fixed_by', linkTo),
      times: 1 + others.length,
    }
  );
}

function urgency({ graph }: Site, { data }: Entry): number {
  return sortRank(textOf(data, 'severity'), graph.scale);
}
