import type { LineAt } from '../../checks/baseline.ts';
import type { Graph } from '../../graph/build.ts';
import type { Line } from '../output-line.ts';
import type { Problem } from '../../shared/problem.ts';

/** What reporters print. They decide nothing: problems come in order and with their levels. */
export interface Report {
  readonly graph: Graph;
  readonly problems: readonly Problem[];
  /** The line that a problem begins on. */
  readonly lineAt: LineAt;
  /** Milliseconds. */
  readonly took: number;
}

export type Reporter = (report: Report) => readonly Line[];
