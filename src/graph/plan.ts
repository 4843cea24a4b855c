import { referencesOf } from './relations.ts';
import type { Entry, EntryOf } from '../entries/entry.ts';
import { sortRank, type Scale } from '../shared/severity.ts';
import { compareTitles } from '../shared/text.ts';
import type { Graph } from './build.ts';
import { prerequisitesOf, plansOf, type Prerequisite } from './prerequisites.ts';
import type { GapStatus } from './states.ts';
import { isFinished, partsOfPlan, shortfallsOf, type VerificationShortfall } from './verification.ts';

type Remediation = EntryOf<'remediations'>;

/** What a remediation has come to; the order is that in which lists show it. `failed`: finished, and the check refused it. */
export const WORK_STATES = [
  'can start',
  'in progress',
  'waits',
  'failed',
  'finished',
  'deferred',
  'verified',
] as const;

export type WorkState = (typeof WORK_STATES)[number];

export interface RemediationWork {
  readonly remediation: Remediation;
  readonly state: WorkState;
  /** Its own, and those of the plans that it belongs to. */
  readonly dependsOn: readonly Prerequisite[];
  /** What belongs to it, where it is a plan, in the order in which it can be done. */
  readonly parts: readonly Remediation[];
  /** Why it is not verified; empty where it is. */
  readonly shortfalls: readonly VerificationShortfall[];
  /** By when it is due, in milliseconds: 0 is at once, Infinity says nothing. Never later than what waits for it. */
  readonly due: number;
  /** As written; where not given, the highest of the gaps that it resolves. */
  readonly priority?: string;
  /** How many others, one after the other, must be finished first. */
  readonly depth: number;
}

export type RemediationPlan = ReadonlyMap<Entry, RemediationWork>;

/** What can be done when: every remediation with what it waits for. Circles are taken as they come. */
export function remediationPlan(graph: Graph, gaps: ReadonlyMap<Entry, GapStatus>): RemediationPlan {
  const all = graph.content.entries.filter((entry) => entry.kind === 'remediations');
  const known: KnownOf = new Map(all.map((entry) => [entry, knownOf(entry, graph, gaps)]));
  const dues = duesOf(known);
  const depths = depthsOf(known);
  const states = new Map<Remediation, WorkState>();
  const depth = (entry: Remediation): number => depths.get(entry) ?? 0;
  const step = (entry: Remediation): number => horizonOf({ due: dues.get(entry) ?? Infinity });
  const grade = (entry: Remediation): number => sortRank(known.get(entry)?.priority, graph.scale);
  return new Map(
    [...known].map(([remediation, { dependsOn, parts, priority, shortfalls }]) => {
      const work: RemediationWork = {
        remediation,
        state: stateOf(remediation, known, states),
        dependsOn,
        shortfalls,
        ...(priority !== undefined && { priority }),
        parts: parts.toSorted(
          (a, b) =>
            depth(a) - depth(b) ||
            step(a) - step(b) ||
            grade(a) - grade(b) ||
            compareTitles(a.title, b.title),
        ),
        due: dues.get(remediation) ?? Infinity,
        depth: depth(remediation),
      };
      return [remediation, work];
    }),
  );
}

const LEFT: ReadonlySet<WorkState> = new Set(['can start', 'in progress', 'waits']);

/** What is left to be done, in an order in which it can be: the soonest due first, and of those what can start now. */
export function nextActions(plan: RemediationPlan, scale: Scale): RemediationWork[] {
  return [...plan.values()]
    .filter(
      ({ state, parts, remediation }) =>
        LEFT.has(state) && parts.length === 0 && remediation.data.draft !== true,
    )
    .toSorted(
      (a, b) =>
        horizonOf(a) - horizonOf(b) ||
        a.depth - b.depth ||
        WORK_STATES.indexOf(a.state) - WORK_STATES.indexOf(b.state) ||
        sortRank(a.priority, scale) - sortRank(b.priority, scale) ||
        compareTitles(a.remediation.title, b.remediation.title),
    );
}

const DAY = 24 * 60 * 60 * 1000;

/** Steps of time that work is sorted by; the last is for what has none. */
export const HORIZONS = [
  { label: 'Immediately', to: 0 },
  { label: 'Within 24 hours', to: DAY },
  { label: 'Within a week', to: 7 * DAY },
  { label: 'Within a month', to: 31 * DAY },
  { label: 'Later', to: Number.MAX_VALUE },
  { label: 'No time given', to: Infinity },
] as const;

/** The index of the step in `HORIZONS`. */
export function horizonOf({ due }: Pick<RemediationWork, 'due'>): number {
  return HORIZONS.findIndex(({ to }) => due <= to);
}

interface Known {
  readonly dependsOn: readonly Prerequisite[];
  /** What must be finished first: what it depends on, what closes the gaps that it depends on, and its own parts. */
  readonly before: readonly Remediation[];
  readonly parts: readonly Remediation[];
  readonly shortfalls: readonly VerificationShortfall[];
  readonly due: number;
  readonly priority?: string;
}

type KnownOf = ReadonlyMap<Remediation, Known>;

function knownOf(entry: Remediation, graph: Graph, gaps: ReadonlyMap<Entry, GapStatus>): Known {
  const dependsOn = prerequisitesOf(entry, graph, gaps);
  const parts = partsOfPlan(entry, graph);
  const first = dependsOn.flatMap((one) => {
    if (one.on !== 'entry' || one.settled) return [];
    return one.entry.kind === 'remediations' ? [one.entry] : (gaps.get(one.entry)?.remediations ?? []);
  });
  const before = [...first, ...parts].filter((other) => other !== entry && !isFinished(other));
  const due = [entry, ...plansOf(entry, graph)].map(dueOf).find(Number.isFinite) ?? Infinity;
  const priority = priorityOf(entry, graph);
  const shortfalls = shortfallsOf(entry, graph);
  return { dependsOn, before, parts, shortfalls, due, ...(priority !== undefined && { priority }) };
}

function dueOf({ data }: Remediation): number {
  if (data.when === 'immediate') return 0;
  return data.horizon?.to ?? Infinity;
}

function priorityOf(entry: Remediation, graph: Graph): string | undefined {
  if (entry.data.priority !== undefined) return entry.data.priority;
  const gaps = referencesOf(graph, entry, 'resolves');
  const priorities = gaps.flatMap((gap) => (gap.kind === 'gaps' ? (gap.data.priority ?? []) : []));
  return priorities.toSorted((a, b) => sortRank(a, graph.scale) - sortRank(b, graph.scale))[0];
}

/** A plan is as far as its parts are, also where it says that it is finished. */
function stateOf(entry: Remediation, known: KnownOf, states: Map<Remediation, WorkState>): WorkState {
  const found = states.get(entry);
  if (found !== undefined) return found;
  const { dependsOn = [], parts = [], shortfalls = [] } = known.get(entry) ?? {};
  const own = ownState(entry, dependsOn, shortfalls);
  // For parts that lead back here.
  states.set(entry, own);
  if (parts.length === 0 || own === 'deferred' || own === 'failed' || own === 'verified') return own;
  const all = parts.map((part) => stateOf(part, known, states));
  const inner = all.filter((state) => state !== 'deferred');
  const isFinal = all.every((state) => state === 'verified');
  const hasBegun = inner.some((state) => state !== 'can start' && state !== 'waits');
  const isStuck = inner.length > 0 && inner.every((state) => state === 'waits');
  const begun = own === 'finished' || hasBegun ? 'in progress' : isStuck ? 'waits' : own;
  const state = isFinal ? 'finished' : begun;
  states.set(entry, state);
  return state;
}

function ownState(
  entry: Remediation,
  dependsOn: readonly Prerequisite[],
  shortfalls: readonly VerificationShortfall[],
): WorkState {
  const { verified, deferred_to: deferredTo, actions = [] } = entry.data;
  if (shortfalls.length === 0) return 'verified';
  if (isFinished(entry)) return verified?.result === 'failed' ? 'failed' : 'finished';
  if (deferredTo !== undefined) return 'deferred';
  if (actions.some(({ done }) => done === true)) return 'in progress';
  return dependsOn.every(({ settled }) => settled) ? 'can start' : 'waits';
}

/** What something waits for is due as soon as that. */
function duesOf(known: KnownOf): Map<Remediation, number> {
  const dues = new Map<Remediation, number>();
  const pass = (entry: Remediation, due: number): void => {
    if (dues.has(entry)) return;
    dues.set(entry, due);
    for (const earlier of known.get(entry)?.before ?? []) pass(earlier, due);
  };
  const soonest = [...known].toSorted(([, a], [, b]) => (a.due === b.due ? 0 : a.due - b.due));
  for (const [entry, { due }] of soonest) pass(entry, due);
  return dues;
}

function depthsOf(known: KnownOf): Map<Remediation, number> {
  const depths = new Map<Remediation, number>();
  const measure = (entry: Remediation): number => {
    const measured = depths.get(entry);
    if (measured !== undefined) return measured;
    depths.set(entry, 0);
    const depth = Math.max(0, ...(known.get(entry)?.before ?? []).map((earlier) => measure(earlier) + 1));
    depths.set(entry, depth);
    return depth;
  };
  for (const entry of known.keys()) measure(entry);
  return depths;
}
