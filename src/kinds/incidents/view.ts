import type { EntryOf } from '../../entries/entry.ts';
import {
  incidentActions,
  incidentsOf,
  responseTimes,
  type IncidentAction,
  type MeanTime,
} from '../../graph/incidents.ts';
import { formatDuration } from '../../shared/duration.ts';
import { compareText } from '../../shared/text.ts';
import { contentsOf, type Contents } from '../../site/contents.ts';
import type { Link, SeverityMark, StateMark } from '../../site/page.ts';
import { href, markOfEntry } from '../../site/page-props.ts';
import type { Site } from '../../site/site.ts';
import type { KindView } from '../../site/kind-view.ts';
import { siteTexts } from '../../texts/texts.ts';
import type { Step } from '../remediations/view.ts';

export const view: KindView<'incidents'> = {
  components: { tail: 'IncidentTail' },
  details: incidentDetails,
  facts: { date: 'Date', lasted: 'Lasted', detected_in: 'Detected in' },
  linkedFacts: { fixed_by: 'Fixed by', runbooks: 'Runbooks' },
  relationsInDetails: { there: ['runbooks', 'fixed_by'], back: [] },
  showsPlans: true,
  listSummary: (site) =>
    meanTimes(site, incidentsOf(site.graph))
      .map(({ label, time }) => `${label}: ${time}.`)
      .join(' '),
};

type Incident = EntryOf<'incidents'>;

/** What follows from an incident. */
export interface IncidentDetails {
  readonly kind: 'incidents';
  readonly contents: Contents;
  readonly actions: readonly Step[];
}

const STATES: Readonly<Record<IncidentAction['state'], StateMark>> = {
  open: { word: 'open', shape: 'open' },
  overdue: { word: 'overdue', shape: 'bad' },
  done: { word: 'done', shape: 'proven' },
};

/** Nothing where no action was agreed. */
function incidentDetails(site: Site, entry: Incident): IncidentDetails | undefined {
  const { incidents, labels } = siteTexts(site);
  const actions = incidentActions(entry, site.derived.today);
  if (actions.length === 0) return undefined;
  return {
    kind: 'incidents',
    contents: { above: [], below: contentsOf([['Actions', labels.actions, true]]) },
    actions: actions.map(({ action: { text, owner, due, done }, state }) => ({
      text,
      state: STATES[state],
      files: [],
      note: [
        owner,
        state !== 'done' && due && incidents.due(due.text),
        typeof done === 'object' && incidents.done(done.text),
      ]
        .filter(Boolean)
        .join(', '),
    })),
  };
}

export interface MeanTimeRow {
  /** `Mean time to detect (4 incidents)` */
  readonly label: string;
  /** `6m` */
  readonly time: string;
}

/** None where too few incidents say it. */
export function meanTimes(site: Site, incidents: readonly Incident[]): MeanTimeRow[] {
  const { meanTimeToDetect, meanTimeToRecover } = siteTexts(site).incidents;
  const { detect, recover } = responseTimes(incidents);
  return [...meanTime(meanTimeToDetect, detect), ...meanTime(meanTimeToRecover, recover)];
}

function meanTime(label: (n: number) => string, mean: MeanTime | undefined): MeanTimeRow[] {
  return mean ? [{ label: label(mean.incidents), time: formatDuration(rounded(mean.time)) }] : [];
}

/** To minutes, where it is at least one. */
function rounded(milliseconds: number): number {
  const size = milliseconds < 60_000 ? 1000 : 60_000;
  return Math.round(milliseconds / size) * size;
}

/** An incident in a list. What is not given is empty. */
export interface IncidentRow extends Link {
  readonly date: string;
  readonly lasted: string;
  readonly severity?: SeverityMark;
}

export function incidentRow(site: Site, incident: Incident): IncidentRow {
  const { title, url, data } = incident;
  const severity = markOfEntry(site, incident);
  return {
    label: title,
    url: href(site, url),
    date: data.date?.text ?? '',
    lasted: data.lasted?.text ?? '',
    ...(severity && { severity }),
  };
}

/** Those without a date last. */
export function latestFirst(a: Incident, b: Incident): number {
  return compareText(b.data.date?.text ?? '', a.data.date?.text ?? '');
}
