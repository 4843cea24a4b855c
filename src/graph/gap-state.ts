/** What a gap has come to; the order is that in which the first that holds wins. */
export const GAP_STATES = [
  'rejected',
  'verified',
  'passed',
  'deferred',
  'waiting',
  'remediated',
  'in progress',
  'planned',
  'open',
] as const;

export type GapState = (typeof GAP_STATES)[number];

/** What the state of a gap is derived from. */
export interface GapFacts {
  /** A verdict "not a gap", and whether it has evidence. */
  readonly verdict?: { readonly isGap: boolean; readonly hasEvidence: boolean };
  /** Every remediation that resolves the gap. */
  readonly remediations: readonly RemediationFacts[];
  readonly waitsFor?: WaitFacts;
  readonly deferred: boolean;
  /** The requirement that the gap names is violated. */
  readonly isViolated?: boolean;
}

export interface RemediationFacts {
  readonly finished: boolean;
  /** Every condition of "verified" that the remediation itself decides is met. */
  readonly verified: boolean;
  readonly someActionDone: boolean;
}

/** Times in milliseconds since 1970, UTC. */
export interface WaitFacts {
  readonly met: boolean;
  /** When the waiting began and how long it may take at most. */
  readonly since?: number;
  readonly within?: number;
}

export interface DerivedGap {
  readonly state: GapState;
  /** Waits longer than it was to take. */
  readonly overdue: boolean;
}

/** @param today milliseconds since 1970, UTC */
export function gapState(facts: GapFacts, today: number): DerivedGap {
  const state = GAP_STATES.find((candidate) => HOLDS[candidate](facts)) ?? 'open';
  return { state, overdue: state === 'waiting' && isOver(facts.waitsFor, today) };
}

const HOLDS: Readonly<Record<GapState, (facts: GapFacts) => boolean>> = {
  // Without evidence a verdict is an opinion: the gap stays what it is, and a check asks for the evidence.
  rejected: ({ verdict }) => verdict !== undefined && !verdict.isGap && verdict.hasEvidence,
  verified: ({ remediations, isViolated }) =>
    remediations.length > 0 && isViolated !== true && remediations.every(({ verified }) => verified),
  passed: ({ waitsFor, remediations }) => waitsFor?.met === true && remediations.length === 0,
  deferred: ({ deferred }) => deferred,
  waiting: ({ waitsFor }) => waitsFor !== undefined && !waitsFor.met,
  remediated: ({ remediations }) => remediations.length > 0 && remediations.every(({ finished }) => finished),
  'in progress': ({ remediations }) =>
    remediations.some(({ finished, someActionDone }) => finished || someActionDone),
  planned: ({ remediations }) => remediations.length > 0,
  open: () => true,
};

function isOver(wait: WaitFacts | undefined, today: number): boolean {
  return wait?.since !== undefined && wait.within !== undefined && wait.since + wait.within < today;
}
