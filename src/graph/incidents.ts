import type { Entry, EntryOf } from '../entries/entry.ts';
import type { Moment } from '../schemas/moment.ts';
import type { WrittenDuration } from '../shared/duration.ts';
import { serviceIds } from './alerts.ts';
import type { Graph } from './build.ts';
import { referencedBy } from './relations.ts';

type Incident = EntryOf<'incidents'>;
type Action = NonNullable<Incident['data']['actions']>[number];

/** What follows from an incident. */
export interface IncidentAction {
  readonly action: Action;
  /** Its place in `actions`. */
  readonly index: number;
  readonly state: 'open' | 'overdue' | 'done';
}

const DAY = 24 * 60 * 60 * 1000;

/**
 * The actions of an incident, with their states. One is overdue from the day after its last one.
 * @param today milliseconds since 1970, UTC
 */
export function incidentActions({ data }: Incident, today: number): IncidentAction[] {
  return (data.actions ?? []).map((action, index) => ({ action, index, state: stateOf(action, today) }));
}

function stateOf({ done, due }: Action, today: number): IncidentAction['state'] {
  if (done !== undefined && done !== false) return 'done';
  return due !== undefined && dayAfter(due) <= today ? 'overdue' : 'open';
}

/** When an action that is due on a day becomes overdue: milliseconds since 1970, UTC. */
export function dayAfter(due: Moment): number {
  return due.at + DAY;
}

/** A mean over incidents. */
export interface MeanTime {
  /** Milliseconds. */
  readonly time: number;
  /** How many incidents it was computed from. */
  readonly incidents: number;
}

/** Fewer incidents have no mean worth reading. */
const MIN_INCIDENTS = 3;

/**
 * Mean time to detect (`detected_in`) and to recover (`lasted`) of outages; drafts and drills are none. A range counts as its
 * middle. Absent where fewer than three incidents say it.
 */
export function responseTimes(incidents: readonly Incident[]): { detect?: MeanTime; recover?: MeanTime } {
  const outages = incidents.filter(isOutage);
  const detect = meanOf(outages.flatMap(({ data }) => data.detected_in ?? []));
  const recover = meanOf(outages.flatMap(({ data }) => data.lasted ?? []));
  return { ...(detect && { detect }), ...(recover && { recover }) };
}

function meanOf(times: readonly WrittenDuration[]): MeanTime | undefined {
  if (times.length < MIN_INCIDENTS) return undefined;
  const sum = times.reduce((total, { from, to }) => total + (from + to) / 2, 0);
  return { time: Math.round(sum / times.length), incidents: times.length };
}

/** Whether it was one; an exercise and an unfinished page are not. */
export function isOutage({ data }: Incident): boolean {
  return data.drill !== true && data.draft !== true;
}

/** Whether it was an exercise that is written down. */
function isDrill({ data }: Incident): boolean {
  return data.drill === true && data.draft !== true;
}

/** Every incident, of one service where one is given. */
export function incidentsOf({ byKind }: Graph, services: readonly string[] = []): Incident[] {
  return (byKind.get('incidents') ?? [])
    .filter((entry) => entry.kind === 'incidents')
    .filter((entry) => services.length === 0 || serviceIds(entry).some((id) => services.includes(id)));
}

/** The day of the last drill that names the page in `runbooks`. */
export function lastDrill(graph: Graph, page: Entry): Moment | undefined {
  return referencedBy(graph, page, 'runbooks')
    .flatMap((from) => (from.kind === 'incidents' && isDrill(from) ? (from.data.date ?? []) : []))
    .toSorted((a, b) => a.at - b.at)
    .at(-1);
}
