import type { Graph } from '../../graph/build.ts';
import type { Problem } from '../../shared/problem.ts';

/** What reporters print. They decide nothing: problems come in order and with their levels. */
export interface Report {
  readonly graph: Graph;
  readonly problems: readonly Problem[];
  /** Milliseconds. */
  readonly took: number;
}

export type Reporter = (report: Report) => string;
