import { referencedBy } from './relations.ts';
import type { Entry, EntryOf } from '../entries/entry.ts';
import type { Graph } from './build.ts';
import {
  gapState,
  type DerivedGap,
  type GapFacts,
  type GapState,
  type RemediationFacts,
  type WaitFacts,
} from './gap-state.ts';

export interface GapStatus extends DerivedGap {
  /** What resolves the gap, finished or not. */
  readonly remediations: readonly EntryOf<'remediations'>[];
}

const CLOSED: ReadonlySet<GapState> = new Set(['rejected', 'verified', 'passed']);

/** Nothing is left to be done, or ever was. What was deferred or not shown to work is open. */
export function isClosed({ state }: DerivedGap): boolean {
  return CLOSED.has(state);
}

export function isFinished({ data }: EntryOf<'remediations'>): boolean {
  return data.finished !== undefined && data.finished !== false;
}

/**
 * What every gap of the content has come to.
 * @param today milliseconds since 1970, UTC
 */
export function gapStates(graph: Graph, today: number): Map<Entry, GapStatus> {
  const gaps = graph.content.entries.filter((entry) => entry.kind === 'gaps');
  return new Map(
    gaps.map((gap) => {
      const remediations = remediationsOf(gap, graph);
      return [gap, { ...gapState(factsOf(gap, remediations), today), remediations }];
    }),
  );
}

function remediationsOf(gap: Entry, graph: Graph): EntryOf<'remediations'>[] {
  return referencedBy(graph, gap, 'resolves').filter((entry) => entry.kind === 'remediations');
}

function factsOf({ data }: EntryOf<'gaps'>, remediations: readonly EntryOf<'remediations'>[]): GapFacts {
  const { verdict, waits_for: wait, deferred_to: deferredTo } = data;
  return {
    remediations: remediations.map(remediationFacts),
    deferred: deferredTo !== undefined,
    ...(verdict && {
      verdict: { isGap: verdict.is === 'confirmed', hasEvidence: (verdict.evidence ?? []).length > 0 },
    }),
    ...(wait && { waitsFor: waitFacts(wait) }),
  };
}

function remediationFacts(remediation: EntryOf<'remediations'>): RemediationFacts {
  const { verified, actions = [] } = remediation.data;
  return {
    finished: isFinished(remediation),
    verified: verified?.result ?? 'not yet',
    someActionDone: actions.some(({ done }) => done === true),
  };
}

type Wait = NonNullable<EntryOf<'gaps'>['data']['waits_for']>;

/** When a wait began and how long it may take, as far as that is known. */
export function waitFacts({ met, since, within }: Wait): WaitFacts {
  return {
    met: met !== undefined,
    ...(since && { since: since.at }),
    ...(within && { within: within.to }),
  };
}
