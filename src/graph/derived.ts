import type { Entry } from '../entries/entry.ts';
import type { Graph } from './build.ts';
import { serviceCoverage, type ServiceCoverage } from './coverage.ts';
import { dependenciesOf, type Dependencies } from './dependencies.ts';
import { notesOf, type Note } from './notes.ts';
import { planOf, type Plan } from './plan.ts';
import { assertionResults, requirementStates, type RequirementStatus } from './requirement-state.ts';
import { gapStates, type GapStatus } from './states.ts';

/** What everything has come to: nobody typed it. Made before pages are, since what it needs is no part of a page. */
export interface Derived {
  /** Of every gap. */
  readonly gaps: ReadonlyMap<Entry, GapStatus>;
  /** Of every requirement. */
  readonly requirements: ReadonlyMap<Entry, RequirementStatus>;
  /** Of every remediation. */
  readonly plan: Plan;
  readonly coverage: readonly ServiceCoverage[];
  /** Of services. */
  readonly dependencies: Dependencies;
  /** Of every entry: what is shown beside its facts. */
  readonly notes: ReadonlyMap<Entry, readonly Note[]>;
  /** The day that it holds for: milliseconds since 1970, UTC. */
  readonly today: number;
}

/** @param today milliseconds since 1970, UTC */
export function derive(graph: Graph, today: number): Derived {
  const results = assertionResults(graph);
  const gaps = gapStates(graph, today, (one) => (results.get(one)?.violations.length ?? 0) > 0);
  const requirements = requirementStates(graph, results, gaps);
  return {
    gaps,
    requirements,
    plan: planOf(graph, gaps),
    coverage: serviceCoverage(graph),
    dependencies: dependenciesOf(graph),
    notes: notesOf(graph, { gaps, requirements, today }),
    today,
  };
}
