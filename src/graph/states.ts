import { referencedBy, referencesOf } from './relations.ts';
import type { Entry, EntryOf } from '../entries/entry.ts';
import type { Graph } from './build.ts';
import { isFinished, shortfallsOf, type VerificationShortfall } from './verification.ts';
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
  /** Why it is not verified, of each of its remediations. */
  readonly shortfalls: readonly {
    readonly remediation: EntryOf<'remediations'>;
    readonly shortfall: VerificationShortfall;
  }[];
  /** The requirement that it names, where that is violated. */
  readonly violated?: Entry;
}

const CLOSED: ReadonlySet<GapState> = new Set(['rejected', 'verified', 'passed']);

/** Nothing is left to be done, or ever was. What was deferred or not shown to work is open. */
export function isClosed({ state }: DerivedGap): boolean {
  return CLOSED.has(state);
}

/**
 * What every gap of the content has come to.
 * @param today milliseconds since 1970, UTC
 * @param isViolated of requirements
 */
export function gapStates(
  graph: Graph,
  today: number,
  isViolated: (requirement: Entry) => boolean = () => false,
): Map<Entry, GapStatus> {
  const gaps = graph.content.entries.filter((entry) => entry.kind === 'gaps');
  return new Map(
    gaps.map((gap) => {
      const remediations = remediationsOf(gap, graph);
      const shortfalls = remediations.flatMap((remediation) =>
        shortfallsOf(remediation, graph).map((shortfall) => ({ remediation, shortfall })),
      );
      const violated = referencesOf(graph, gap, 'requirement').find(isViolated);
      const isShort = new Set(shortfalls.map(({ remediation }) => remediation));
      const facts: GapFacts = {
        ...factsOf(gap),
        remediations: remediations.map((one) => remediationFacts(one, isShort.has(one))),
        isViolated: violated !== undefined,
      };
      return [gap, { ...gapState(facts, today), remediations, shortfalls, ...(violated && { violated }) }];
    }),
  );
}

function remediationsOf(gap: Entry, graph: Graph): EntryOf<'remediations'>[] {
  return referencedBy(graph, gap, 'resolves').filter((entry) => entry.kind === 'remediations');
}

function factsOf({ data }: EntryOf<'gaps'>): Omit<GapFacts, 'remediations'> {
  const { verdict, waits_for: wait, deferred_to: deferredTo } = data;
  return {
    deferred: deferredTo !== undefined,
    ...(verdict && {
      verdict: { isGap: verdict.is === 'confirmed', hasEvidence: (verdict.evidence ?? []).length > 0 },
    }),
    ...(wait && { waitsFor: waitFacts(wait) }),
  };
}

function remediationFacts(remediation: EntryOf<'remediations'>, isShort: boolean): RemediationFacts {
  const { actions = [] } = remediation.data;
  return {
    finished: isFinished(remediation) || !isShort,
    verified: !isShort,
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
