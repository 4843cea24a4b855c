import type { Entry, EntryOf } from '../entries/entry.ts';
import { spanOf } from '../entries/spans.ts';
import { runAssertion, type AssertionOutcome, type AssertionSources, type Violation } from './assertion.ts';
import type { Graph } from './build.ts';
import { isClosed, type GapStatus } from './states.ts';
import { referencedBy } from './relations.ts';
import { pageParts, type PageParts } from './page-parts.ts';

/**
 * The first that applies. `violated`: an assertion fails. `contested`: a gap that names it is not closed, or evidence speaks
 * against it. `met`: every assertion passes, and they read what the statement is about; or there is evidence that supports it.
 */
export type RequirementState = 'violated' | 'contested' | 'met' | 'untested';

/** What the assertions of a requirement found. */
export interface AssertionResults {
  readonly violations: readonly Violation[];
  /** Which assertions found nothing to judge by, counted from 0. */
  readonly matchesNothing: readonly number[];
  /** Which assertions were given up on, because their pattern takes too long. */
  readonly tooSlow: readonly number[];
  /** In the order of the assertions: in how many pages or files something matched. */
  readonly matched: readonly number[];
}

export interface RequirementStatus extends AssertionResults {
  readonly state: RequirementState;
  /** Gaps that name it and are not closed. */
  readonly contestedBy: readonly Entry[];
}

/** Milliseconds of the processor for one assertion over all pages; on a thousand pages a usual one takes less than ten. */
const MAX_ASSERTION_MS = 2000;

/**
 * Looks up what every requirement asserts.
 * @param longest milliseconds of the processor after which an assertion is given up on
 */
export function assertionResults(graph: Graph, longest = MAX_ASSERTION_MS): Map<Entry, AssertionResults> {
  const { entries } = graph.content;
  const pages = entries.map((entry) => ({ entry, parts: once(() => pageParts(entry)) }));
  const requirements = entries.filter((entry) => entry.kind === 'requirements');
  const { repositoryFiles: files } = graph.content;
  return new Map(requirements.map((entry) => [entry, resultsOf(entry, { pages, files }, longest)]));
}

function resultsOf(
  requirement: EntryOf<'requirements'>,
  { pages, files }: AssertionSources,
  longest: number,
): AssertionResults {
  // A requirement quotes what it looks for: it is no witness in its own cause.
  const others = pages.filter(({ entry }) => entry !== requirement);
  const outcomes = (requirement.data.assert ?? []).map((assertion, index) => {
    const home = {
      entry: requirement,
      file: requirement.file,
      span: spanOf(requirement.spans, ['assert', index]),
    };
    return runAssertion(assertion, { pages: others, files }, home, longest);
  });
  return {
    violations: outcomes.flatMap(({ violations }) => violations),
    matchesNothing: those(outcomes, 'matches nothing'),
    tooSlow: those(outcomes, 'too slow'),
    matched: outcomes.map(({ matched }) => matched),
  };
}

/** What every requirement has come to, by what its assertions found and by the gaps that name it. */
export function requirementStates(
  graph: Graph,
  results: ReadonlyMap<Entry, AssertionResults>,
  gaps: ReadonlyMap<Entry, GapStatus>,
): Map<Entry, RequirementStatus> {
  return new Map(
    graph.content.entries
      .filter((entry) => entry.kind === 'requirements')
      .map((entry) => {
        const found = results.get(entry) ?? NO_RESULTS;
        const contestedBy = referencedBy(graph, entry, 'requirement').filter((gap) => {
          const status = gaps.get(gap);
          return status !== undefined && !isClosed(status) && gap.data.draft !== true;
        });
        return [entry, { ...found, contestedBy, state: stateOf(entry, found, contestedBy) }];
      }),
  );
}

export const NO_RESULTS: AssertionResults = { violations: [], matchesNothing: [], tooSlow: [], matched: [] };

function stateOf(
  { data }: EntryOf<'requirements'>,
  { violations, matchesNothing, tooSlow }: AssertionResults,
  contestedBy: readonly Entry[],
): RequirementState {
  const { assert = [], evidence = [] } = data;
  if (violations.length > 0) return 'violated';
  if (contestedBy.length > 0 || evidence.some(({ supports }) => supports === 'no')) return 'contested';
  const pass = assert.length > 0 && matchesNothing.length + tooSlow.length === 0;
  if (pass && isAboutPages(data)) return 'met';
  return evidence.some(({ supports }) => supports === 'yes') ? 'met' : 'untested';
}

/** Whether the assertions read what the statement is about. Pages prove what pages say, not how the world is. */
export function isAboutPages({ about, assert = [] }: EntryOf<'requirements'>['data']): boolean {
  return about === 'pages' || assert.some((assertion) => assertion.in === 'file');
}

function those(outcomes: readonly AssertionOutcome[], wanted: AssertionOutcome['is']): number[] {
  return outcomes.flatMap((outcome, index) => (outcome.is === wanted ? [index] : []));
}

function once(make: () => PageParts): () => PageParts {
  let made: PageParts | undefined;
  return () => (made ??= make());
}
