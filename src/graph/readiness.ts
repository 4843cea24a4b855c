import type { Entry, EntryOf } from '../entries/entry.ts';
import { rankOf } from '../shared/severity.ts';
import { compareText } from '../shared/text.ts';
import { serviceIds } from './alerts.ts';
import type { Graph } from './build.ts';
import type { Target } from './relations.ts';
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
  /** As written; empty where nobody said. */
  readonly priority: string;
  readonly gaps: readonly Gap[];
}

/** @param states of the gaps, as `gapStates` derives them */
export function readinessOf(
  subject: EntryOf<'phases'> | EntryOf<'services'>,
  graph: Graph,
  states: ReadonlyMap<Entry, GapStatus>,
): Readiness {
  const assessment = latestOf(subject, graph);
  const open = gapsOf(subject, graph).filter((gap) => {
    const status = states.get(gap);
    return status !== undefined && !isClosed(status);
  });
  return { ...(assessment && { assessment }), openGaps: byPriority(open) };
}

/** A phase's gaps name it, block it, or stand in the way of its objectives; a service's are about it. */
function gapsOf(subject: EntryOf<'phases'> | EntryOf<'services'>, graph: Graph): Gap[] {
  const all = graph.content.entries.filter((entry) => entry.kind === 'gaps');
  if (subject.kind === 'services') return all.filter((gap) => serviceIds(gap).includes(subject.id));
  const naming = graph.incoming.get(subject) ?? [];
  const named = graph.relations.get(subject) ?? [];
  const own = new Set([
    ...naming.flatMap(({ relation, from }) => (/^(phases|blocks)$/.test(relation) ? [from] : [])),
    ...named.flatMap(({ reference, target }) =>
      reference.relation === 'objective' && target.to === 'entry' ? [target.entry] : [],
    ),
  ]);
  return all.filter((gap) => own.has(gap));
}

function byPriority(gaps: readonly Gap[]): GapsOfPriority[] {
  return [...Map.groupBy(gaps, ({ data }) => data.priority ?? '')]
    .map(([priority, some]) => ({ priority, gaps: some }))
    .toSorted((a, b) => rank(a) - rank(b) || compareText(a.priority, b.priority));
}

/** Words that the scale does not know come after those that it knows, and no word after both. */
function rank({ priority }: GapsOfPriority): number {
  return priority === '' ? Number.MAX_VALUE : (rankOf(priority) ?? Number.MAX_SAFE_INTEGER);
}

/** By date; on one day, or without dates, by the chain that `after` makes. */
function latestOf(subject: Entry, graph: Graph): Assessment | undefined {
  const about = (graph.incoming.get(subject) ?? []).flatMap(({ relation, from }) =>
    relation === 'of' && from.kind === 'assessments' ? [from] : [],
  );
  const placed = about.map((assessment) => {
    const chain = chainOf(assessment, graph);
    // Without a date of its own it is as late as what it came after.
    return { assessment, date: chain.find(({ data }) => data.date)?.data.date ?? '', length: chain.length };
  });
  return placed.toSorted((a, b) => compareText(a.date, b.date) || a.length - b.length).at(-1)?.assessment;
}

/** An assessment and those before it, back to the first. A circle ends where it began. */
function chainOf(assessment: Assessment, { relations }: Graph): Assessment[] {
  const chain = new Set<Assessment>();
  for (let next: Assessment | undefined = assessment; next && !chain.has(next);) {
    chain.add(next);
    const before: Target | undefined = relations
      .get(next)
      ?.find(({ reference }) => reference.relation === 'after')?.target;
    next = before?.to === 'entry' && before.entry.kind === 'assessments' ? before.entry : undefined;
  }
  return [...chain];
}
