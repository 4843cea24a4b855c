import { referencesOf } from '../graph/relations.ts';
import type { Entry, EntryOf } from '../entries/entry.ts';
import { serviceIds } from '../graph/alerts.ts';
import { formatLargestUnit } from '../shared/duration.ts';
import { dayAfter, incidentActions, incidentsOf } from '../graph/incidents.ts';
import { assessmentChain } from '../graph/assessment-chain.ts';
import { HORIZONS, horizonOf, nextActions, type RemediationWork } from '../graph/plan.ts';
import { openGaps, readinessOf, type GapsOfPriority } from '../graph/readiness.ts';
import { compareText } from '../shared/text.ts';
import { overdueBy } from '../kinds/gaps/words.ts';
import { unsettledWords } from '../kinds/remediations/words.ts';
import { amountWords } from '../kinds/assessments/trend.ts';
import { boardUrl, priorityMark } from '../kinds/gaps/board.ts';
import { isListed } from './listed.ts';
import type { Link, SeverityMark, StateMark } from './page.ts';
import { href, markOfEntry } from './page-props.ts';
import type { Site } from './site.ts';
import { linkTo } from './links.ts';
import { WORK } from './states.ts';
import { siteTexts } from '../texts/texts.ts';

type Assessment = EntryOf<'assessments'>;
type Subject = EntryOf<'phases'> | EntryOf<'services'>;

/** How things stand: what is missing, what people measured, and what to do next. */
export interface StatusSummary {
  /** Gaps that are not closed, by priority, the gravest first. */
  readonly open: readonly OpenGaps[];
  /** Where all of them are; absent where there are none. */
  readonly gaps?: Link;
  readonly overdue: readonly (Link & { readonly by: string })[];
  /** Pages whose review is overdue, the gravest first. */
  readonly reviews: readonly (Link & { readonly severity?: SeverityMark; readonly reviewed?: string })[];
  /** How many others there are. */
  readonly otherReviews: number;
  readonly latest: readonly LatestAssessment[];
  /** By horizon, the nearest first. */
  readonly next: readonly NextActions[];
  /** The list of remediations; absent where nothing is left to be done. */
  readonly remediations?: Link;
}

export interface OpenGaps {
  readonly priority: SeverityMark;
  readonly count: number;
  /** The board of gaps with those in it. */
  readonly url: string;
}

/** What an assessment gave. */
export interface LatestAssessment {
  readonly assessment: Link;
  /** Empty where not given. */
  readonly date: string;
  /** `Score 8.5 of 10`, `Production readiness 90 %` */
  readonly measures: readonly string[];
}

export interface NextActions {
  /** `Within a week` */
  readonly horizon: string;
  readonly actions: readonly NextAction[];
}

export interface NextAction extends Link {
  readonly state: StateMark;
  readonly priority?: SeverityMark;
  readonly waits: string;
}

/** What a summary has room for. */
const MAX_SHOWN = { overdue: 5, reviews: 5, latest: 3, measures: 4, actions: 6 };

/** Of the whole site; nothing where there are no gaps, remediations and assessments, and no action of an incident and no review is overdue. */
export function siteStatus(site: Site): StatusSummary | undefined {
  const { graph, derived } = site;
  return statusSummary(site, {
    open: openGaps(graph, derived.gaps),
    assessments: latestOfAll(site),
    actions: nextActions(derived.plan, graph.scale),
    incidents: incidentsOf(graph),
    reviews: [...derived.overdueReviews.keys()],
    filter: {},
  });
}

/** Of one phase or service. */
export function subjectStatus(site: Site, subject: Subject): StatusSummary | undefined {
  const { graph, derived } = site;
  const { assessment, openGaps: open } = readinessOf(subject, graph, derived.gaps);
  const gaps = new Set<Entry>(open.flatMap((group) => group.gaps));
  return statusSummary(site, {
    open,
    assessments: assessment ? [assessment] : [],
    actions: nextActions(derived.plan, graph.scale).filter(({ remediation }) =>
      isFor(site, remediation, subject, gaps),
    ),
    incidents: subject.kind === 'services' ? incidentsOf(graph, [subject.id]) : [],
    reviews: [...derived.overdueReviews.keys()].filter(
      (entry) => entry === subject || (subject.kind === 'services' && entry.services.includes(subject.id)),
    ),
    filter: subject.kind === 'services' ? { service: subject.id } : { phase: subject.id },
  });
}

interface StatusFacts {
  readonly open: readonly GapsOfPriority[];
  readonly assessments: readonly Assessment[];
  readonly actions: readonly RemediationWork[];
  readonly incidents: readonly EntryOf<'incidents'>[];
  readonly reviews: readonly Entry[];
  /** What the board of gaps is to show. */
  readonly filter: { readonly service?: string; readonly phase?: string };
}

function statusSummary(
  site: Site,
  { open, assessments, actions, incidents, reviews, filter }: StatusFacts,
): StatusSummary | undefined {
  const overdue = [
    ...incidents.flatMap((incident) => overdueActions(site, incident)),
    ...open.flatMap(({ gaps }) => gaps.flatMap((gap) => overdueGap(site, gap))),
  ];
  const due = reviews.filter(isListed);
  if (open.length + assessments.length + actions.length + overdue.length + due.length === 0) return undefined;
  const total = open.reduce((sum, { gaps }) => sum + gaps.length, 0);
  return {
    open: open.map(({ priority, gaps }) => ({
      priority: priorityMark(site, priority),
      count: gaps.length,
      url: boardUrl(site, { ...filter, priority }),
    })),
    ...(total > 0 && { gaps: { label: siteTexts(site).home.openGaps(total), url: boardUrl(site, filter) } }),
    overdue: overdue.slice(0, MAX_SHOWN.overdue),
    reviews: due.slice(0, MAX_SHOWN.reviews).map((entry) => overdueReview(site, entry)),
    otherReviews: Math.max(0, due.length - MAX_SHOWN.reviews),
    latest: assessments
      .map((assessment) => latest(site, assessment))
      .filter(({ measures }) => measures.length > 0)
      .slice(0, MAX_SHOWN.latest),
    next: byHorizon(site, actions.slice(0, MAX_SHOWN.actions)),
    ...(actions.length > 0 && {
      remediations: {
        label: siteTexts(site).home.allActions(actions.length),
        url: href(site, '/remediations/'),
      },
    }),
  };
}

function overdueReview(site: Site, entry: Entry): StatusSummary['reviews'][number] {
  const severity = markOfEntry(site, entry);
  const reviewed = site.derived.overdueReviews.get(entry)?.seen?.text;
  return {
    ...linkTo(site, entry),
    ...(severity && { severity }),
    ...(reviewed !== undefined && { reviewed }),
  };
}

function overdueGap(site: Site, gap: EntryOf<'gaps'>): StatusSummary['overdue'][number][] {
  const { gaps, today } = site.derived;
  if (gaps.get(gap)?.overdue !== true) return [];
  return [{ ...linkTo(site, gap), by: overdueBy(gap.data.waits_for, today) ?? '' }];
}

function overdueActions(site: Site, incident: EntryOf<'incidents'>): StatusSummary['overdue'][number][] {
  const { today } = site.derived;
  if (!isListed(incident)) return [];
  return incidentActions(incident, today).flatMap(({ action: { text, due }, state }) =>
    state === 'overdue' && due
      ? [
          {
            label: text,
            url: `${href(site, incident.url)}#Actions`,
            by: formatLargestUnit(today - dayAfter(due)),
          },
        ]
      : [],
  );
}

function latest(site: Site, assessment: Assessment): LatestAssessment {
  const { date, score, measures = [] } = assessment.data;
  const words = measures.map(({ name, ...amount }) => `${name} ${amountWords(amount)}`);
  const overall = score ? [siteTexts(site).home.score(amountWords(score))] : [];
  return {
    assessment: linkTo(site, assessment),
    date: date?.text ?? '',
    measures: [...overall, ...words].slice(0, MAX_SHOWN.measures),
  };
}

/** The last of each chain, the newest first. */
function latestOfAll(site: Site): Assessment[] {
  const { graph } = site;
  const all = graph.content.entries.filter((entry) => entry.kind === 'assessments');
  const earlier = new Set<Entry>(all.flatMap((assessment) => referencesOf(graph, assessment, 'after')));
  const dateOf = (assessment: Assessment): string =>
    assessmentChain(assessment, graph).find(({ data }) => data.date)?.data.date?.text ?? '';
  return all
    .filter((assessment) => !earlier.has(assessment) && assessment.id !== '' && isListed(assessment))
    .toSorted((a, b) => compareText(dateOf(b), dateOf(a)));
}

/** Work for a phase, on a service, or on one of the open gaps of either. */
function isFor(site: Site, remediation: Entry, subject: Subject, gaps: ReadonlySet<Entry>): boolean {
  const { graph } = site;
  if (subject.kind === 'services' && serviceIds(remediation).includes(subject.id)) return true;
  if (referencesOf(graph, remediation, 'phase').includes(subject)) return true;
  return referencesOf(graph, remediation, 'resolves').some((gap) => gaps.has(gap));
}

function byHorizon(site: Site, actions: readonly RemediationWork[]): NextActions[] {
  return [...Map.groupBy(actions, horizonOf)].map(([step, works]) => ({
    horizon: HORIZONS[step]?.label ?? '',
    actions: works.map(({ remediation, state, dependsOn }) => {
      const priority = markOfEntry(site, remediation);
      const waits = state === 'waits' ? unsettledWords(dependsOn) : '';
      return {
        ...linkTo(site, remediation),
        state: WORK[state],
        ...(priority && { priority }),
        waits: waits && siteTexts(site).home.waitsFor(waits),
      };
    }),
  }));
}
