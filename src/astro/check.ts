import path from 'node:path';
import { checkContent, type CheckOptions } from '../integration/workspace.ts';
import type { Problem } from '../shared/problem.ts';

export type { Problem };
/** `today` is milliseconds since 1970, UTC; `rules` are globs of rule files, relative to the working directory. */
export type Options = Pick<CheckOptions, 'rules' | 'today'>;

/**
 * `handrail/check`: what `handrail check` reports of a folder. Nothing in it is executed.
 * @returns every problem that is not suppressed, with file, line and column
 * @throws ContentError when there is no such folder
 */
export async function check(folder: string, options: Options = {}): Promise<readonly Problem[]> {
  const { problems } = await checkContent(path.resolve(folder), options);
  return problems;
}
