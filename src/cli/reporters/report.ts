import type { LineAt } from '../../checks/baseline.ts';
import type { Graph } from '../../graph/build.ts';
import type { Line } from '../output-line.ts';
import type { Problem } from '../../shared/diagnostic.ts';

/** What reporters print. They decide nothing: problems come in order and with their levels. */
export interface Report {
  readonly graph: Graph;
  /** The problems of one file after the other. */
  readonly files: Iterable<readonly Problem[]>;
  /** The line that a problem begins on. */
  readonly lineAt: LineAt;
  /** How long it took, in milliseconds; asked for at the end. */
  readonly took: () => number;
}

/** Lines in groups; each is printed as soon as it is there. */
export type Reporter = (report: Report) => Iterable<readonly Line[]>;
