import type { Entry, EntryOf } from '../entries/entry.ts';
import { spanOf } from '../entries/spans.ts';
import { runAssertion, type Outcome, type Page, type Violation } from './assertion.ts';
import type { Graph } from './build.ts';
import { partsOf, type PageParts } from './page-parts.ts';

/**
 * `violated`: some page is not as asserted. `holds`: every assertion matched and passed. `attested`: there is only evidence.
 * `untested`: there is not even that.
 */
export type RequirementState = 'violated' | 'holds' | 'attested' | 'untested';

export interface RequirementStatus {
  readonly state: RequirementState;
  readonly violations: readonly Violation[];
  /** Which assertions found nothing to judge by, counted from 0. */
  readonly matchesNothing: readonly number[];
  /** Which assertions were given up on, because their pattern takes for ever. */
  readonly tooSlow: readonly number[];
}

/** Milliseconds for one assertion over all pages; on a thousand pages a usual one takes less than ten. */
const LONGEST = 2000;

/**
 * Looks up what every requirement asserts.
 * @param longest milliseconds after which an assertion is given up on
 */
export function requirementStates(graph: Graph, longest = LONGEST): Map<Entry, RequirementStatus> {
  const { entries } = graph.content;
  const pages = entries.map((entry) => ({ entry, parts: once(() => partsOf(entry)) }));
  const requirements = entries.filter((entry) => entry.kind === 'requirements');
  return new Map(requirements.map((entry) => [entry, statusOf(entry, pages, longest)]));
}

function statusOf(
  requirement: EntryOf<'requirements'>,
  pages: readonly Page[],
  longest: number,
): RequirementStatus {
  const { assert = [], evidence = [] } = requirement.data;
  // A requirement quotes what it looks for: it is no witness in its own cause.
  const others = pages.filter(({ entry }) => entry !== requirement);
  const outcomes = assert.map((assertion, index) => {
    const home = { entry: requirement, span: spanOf(requirement.spans, ['assert', index]) };
    return runAssertion(assertion, others, home, longest);
  });
  return {
    state: stateOf(outcomes, evidence.length > 0),
    violations: outcomes.flatMap(({ violations }) => violations),
    matchesNothing: those(outcomes, 'matches nothing'),
    tooSlow: those(outcomes, 'too slow'),
  };
}

function stateOf(outcomes: readonly Outcome[], hasEvidence: boolean): RequirementState {
  if (outcomes.some(({ violations }) => violations.length > 0)) return 'violated';
  if (outcomes.length > 0 && outcomes.every((outcome) => outcome.is === 'holds')) return 'holds';
  return hasEvidence ? 'attested' : 'untested';
}

function those(outcomes: readonly Outcome[], wanted: Outcome['is']): number[] {
  return outcomes.flatMap((outcome, index) => (outcome.is === wanted ? [index] : []));
}

function once(make: () => PageParts): () => PageParts {
  let made: PageParts | undefined;
  return () => (made ??= make());
}
