import type { Entry } from '../entries/entry.ts';
import type { Graph } from './build.ts';
import { serviceCoverage, type ServiceCoverage } from './coverage.ts';
import { serviceDependencies, type ServiceDependencies } from './dependencies.ts';
import { overdueReviews, type ReviewStatus } from './freshness.ts';
import { stateNotes, type StateNote } from './notes.ts';
import { remediationPlan, type RemediationPlan } from './plan.ts';
import { assertionResults, requirementStates, type RequirementStatus } from './requirement-state.ts';
import { gapStates, type GapStatus } from './states.ts';

/** All derived states. Made before pages are, since what it needs is no part of a page. */
export interface DerivedStates {
  /** Of every gap. */
  readonly gaps: ReadonlyMap<Entry, GapStatus>;
  /** Of every requirement. */
  readonly requirements: ReadonlyMap<Entry, RequirementStatus>;
  /** Of every remediation. */
  readonly plan: RemediationPlan;
  readonly coverage: readonly ServiceCoverage[];
  /** Of services. */
  readonly dependencies: ServiceDependencies;
  /** Of every entry: what is shown beside its facts. */
  readonly notes: ReadonlyMap<Entry, readonly StateNote[]>;
  /** Entries whose review is overdue, in the order in which they need it. */
  readonly overdueReviews: ReadonlyMap<Entry, ReviewStatus>;
  /** The day that it holds for: milliseconds since 1970, UTC. */
  readonly today: number;
}

/** @param today milliseconds since 1970, UTC */
export function deriveStates(graph: Graph, today: number): DerivedStates {
  const results = assertionResults(graph);
  const gaps = gapStates(graph, today, (one) => (results.get(one)?.violations.length ?? 0) > 0);
  const requirements = requirementStates(graph, results, gaps);
  return {
    gaps,
    requirements,
    plan: remediationPlan(graph, gaps),
    coverage: serviceCoverage(graph),
    dependencies: serviceDependencies(graph),
    notes: stateNotes(graph, { gaps, requirements }),
    overdueReviews: overdueReviews(graph, today),
    today,
  };
}
