import fs from 'node:fs';
import path from 'node:path';
import {
  baselineOf,
  compare,
  formatBaseline,
  NO_BASELINE,
  parseBaseline,
  type Baseline,
  type LineAt,
} from '../checks/baseline.ts';
import { readRegularFile } from '../entries/file-access.ts';
import { displayPath } from '../shared/path.ts';
import type { Problem } from '../shared/diagnostic.ts';
import { count } from '../shared/text.ts';
import { textOption, UsageError, type Values } from './command.ts';
import { complain } from './terminal.ts';

export interface Run {
  /** Absolute content folder. */
  readonly root: string;
  readonly lineAt: LineAt;
  readonly options: Values;
}

/**
 * The problems that are not in the baseline which `--baseline` names; all of them without one. `--update-baseline` makes the
 * file smaller, and larger only with `--force`.
 * @throws UsageError where there is no such file, or it is no baseline
 */
export function withoutKnown(
  problems: readonly Problem[],
  { root, lineAt, options }: Run,
): readonly Problem[] {
  const name = textOption(options, 'baseline');
  const isUpdate = options['update-baseline'] === true;
  if (name === undefined) {
    if (isUpdate) throw new UsageError('Missing --baseline FILE for --update-baseline.');
    return problems;
  }
  const file = path.resolve(name);
  const before = readBaseline(file, isUpdate);
  const { fresh, left, fixed } = compare(problems, before ?? NO_BASELINE, lineAt, (known) =>
    fs.existsSync(path.join(root, known)),
  );
  if (isUpdate) {
    // A new baseline begins with everything: there is nothing yet that it could grow over.
    const grows = options['force'] === true || before === undefined;
    fs.writeFileSync(file, formatBaseline(grows ? baselineOf(problems, lineAt) : left));
    return grows ? [] : fresh;
  }
  const known = problems.length - fresh.length;
  if (known > 0) complain(`${count(known, 'problem')} of the baseline left out.`);
  if (fixed > 0)
    complain(`${count(fixed, 'problem')} of the baseline fixed. Use --update-baseline to remove them.`);
  return fresh;
}

function readBaseline(file: string, mayBeMissing: boolean): Baseline | undefined {
  if (mayBeMissing && !fs.existsSync(file)) return undefined;
  let text: string;
  try {
    text = readRegularFile(file, { use: 'rules' }).toString();
  } catch {
    throw new UsageError(`Baseline not found: ${displayPath(file)}. Use --update-baseline to create it.`);
  }
  const baseline = parseBaseline(text);
  if (!baseline) throw new UsageError(`Invalid baseline: ${displayPath(file)}.`);
  return baseline;
}
