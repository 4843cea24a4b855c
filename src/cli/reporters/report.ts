import type { LineAt } from '../../checks/baseline.ts';
import path from 'node:path';
import type { Graph } from '../../graph/build.ts';
import { displayPath } from '../../shared/path.ts';
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

/**
 * A file as code hosts name it in annotations: from the top of the repository, wherever the command was started; outside of one
 * as a reader would type it.
 */
export function hostedPath({ content }: Graph, file: string): string {
  const inRepository = content.prefix === undefined ? '..' : path.posix.join(content.prefix, file);
  return inRepository.startsWith('..')
    ? displayPath(path.join(content.root, file)).replaceAll(path.sep, '/')
    : inRepository;
}

/** Lines in groups; each is printed as soon as it is there. */
export type Reporter = (report: Report) => Iterable<readonly Line[]>;
