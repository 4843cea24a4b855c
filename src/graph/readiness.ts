import { referencesOf, referencedBy } from './relations.ts';
import type { Entry, EntryOf } from '../entries/entry.ts';
import { sortRank, type Scale } from '../shared/severity.ts';
import { compareText } from '../shared/text.ts';
import { serviceIds } from './alerts.ts';
import { assessmentChain } from './assessment-chain.ts';
import type { Graph } from './build.ts';
import { isClosed, type GapStatus } from './states.ts';

type Assessment = EntryOf<'assessments'>;
type Gap = EntryOf<'gaps'>;

/** What people said of a phase or a service, beside what can be counted. */
export interface Readiness {
  /** The latest; its score and measures are shown as they were given. Absent where there was none. */
  readonly assessment?: Assessment;
  /** The gravest first. */
  readonly openGaps: readonly GapsOfPriority[];
}

export interface GapsOfPriority {
  /** As written; `undefined` of the gaps that say none. */
  readonly priority: string | undefined;
  readonly gaps: readonly Gap[];
}

/** @param states of the gaps, as `gapStates` derives them */
export function readinessOf(
  subject: EntryOf<'phases'> | EntryOf<'services'>,
  graph: Graph,
  states: ReadonlyMap<Entry, GapStatus>,
): Readiness {
  const assessment = latestOf(subject, graph);
  return { ...(assessment && { assessment }), openGaps: openGaps(graph, states, gapsOf(subject, graph)) };
}

/**
 * The gaps that are not closed, drafts left out: all, or those of some.
 * @param states as `gapStates` derives them
 */
export function openGaps(
  graph: Graph,
  states: ReadonlyMap<Entry, GapStatus>,
  gaps: readonly Gap[] = graph.content.entries.filter((entry) => entry.kind === 'gaps'),
): GapsOfPriority[] {
  const open = gaps.filter((gap) => {
    const status = states.get(gap);
    return status !== undefined && !isClosed(status) && gap.data.draft !== true;
  });
  return byPriority(open, graph.scale);
}

/** A phase's gaps name it, block it, or stand in the way of its objectives; a service's are about it. */
function gapsOf(subject: EntryOf<'phases'> | EntryOf<'services'>, graph: Graph): Gap[] {
  const all = graph.content.entries.filter((entry) => entry.kind === 'gaps');
  if (subject.kind === 'services') return all.filter((gap) => serviceIds(gap).includes(subject.id));
  const own = new Set([
    ...referencedBy(graph, subject, 'phases'),
    ...referencedBy(graph, subject, 'blocks'),
    ...referencesOf(graph, subject, 'objective'),
  ]);
  return all.filter((gap) => own.has(gap));
}

function byPriority(gaps: readonly Gap[], scale: Scale): GapsOfPriority[] {
  return [...Map.groupBy(gaps, ({ data }) => data.priority)]
    .map(([priority, some]) => ({ priority, gaps: some }))
    .toSorted(
      (a, b) =>
        sortRank(a.priority, scale) - sortRank(b.priority, scale) ||
        compareText(a.priority ?? '', b.priority ?? ''),
    );
}

/** By date; on one day, or without dates, by the chain that `after` makes. */
function latestOf(subject: Entry, graph: Graph): Assessment | undefined {
  const about = referencedBy(graph, subject, 'of').filter((entry) => entry.kind === 'assessments');
  const placed = about.map((assessment) => {
    const chain = assessmentChain(assessment, graph);
    // Without a date of its own it is as late as what it came after.
    return {
      assessment,
      date: chain.find(({ data }) => data.date)?.data.date?.text ?? '',
      length: chain.length,
    };
  });
  return placed.toSorted((a, b) => compareText(a.date, b.date) || a.length - b.length).at(-1)?.assessment;
}
