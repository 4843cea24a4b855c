import path from 'node:path';
import { checkContent } from '../integration/workspace.ts';
import type { Problem } from '../shared/diagnostic.ts';

export type { Problem };
export interface Options {
  /** Globs of rule files, relative to the working directory. */
  readonly rules?: readonly string[];
  /** Milliseconds since 1970, UTC; default now. */
  readonly today?: number | undefined;
}

/**
 * `handrail/check`: what `handrail check` reports of a folder. Nothing in it is executed.
 * @returns every problem that is not suppressed, with file, line and column
 * @throws ContentError when there is no such folder
 */
export async function check(folder: string, options: Options = {}): Promise<readonly Problem[]> {
  const { problems } = await checkContent(path.resolve(folder), options);
  return problems;
}
