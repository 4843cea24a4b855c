import fs from 'node:fs';
import path from 'node:path';
import { readRegularFile } from '../entries/file-access.ts';
import { errorReason } from '../entries/reason.ts';
import {
  digestOf,
  fateOf,
  formatLedger,
  LEDGER_FILE,
  parseLedger,
  type Fate,
  type Ledger,
} from '../importers/ledger.ts';
import { note, type Note } from '../importers/notes.ts';
import type { Output } from '../importers/plan.ts';
import { FILE_START } from '../shared/position.ts';

export interface Outcome {
  readonly output: Output;
  /** `failed` where the disk would not have it. */
  readonly fate: Fate | 'failed';
}

interface WriteOptions {
  /** Files that an import did not write are overwritten, too. */
  readonly isForced: boolean;
  readonly isDryRun: boolean;
}

/**
 * Writes what an import planned, except over files that others changed. A file that cannot be written hinders no other.
 * @param into the absolute target folder; it is made where there is none
 */
export function writeOutputs(
  outputs: readonly Output[],
  into: string,
  { isForced, isDryRun }: WriteOptions,
): { outcomes: Outcome[]; notes: Note[] } {
  const before = readLedger(into);
  const after = new Map(before);
  const notes: Note[] = [];
  const attempt = <Result>(file: string, work: () => Result): Result | 'failed' => {
    try {
      return work();
    } catch (error) {
      notes.push(note('not-written', file, FILE_START, { reason: errorReason(error) }));
      return 'failed';
    }
  };
  const outcomes = outputs.map((output): Outcome => {
    const { file, content } = output;
    const fate = attempt(file, () => {
      const planned = digestOf(content);
      const found = fateOf(planned, digestAt(path.join(into, file)), before.get(file), isForced);
      if (!isDryRun && (found === 'new' || found === 'updated')) writeWhole(path.join(into, file), content);
      if (found !== 'changed') after.set(file, planned);
      return found;
    });
    if (fate === 'changed') notes.push(note('changed', file, FILE_START, {}));
    return { output, fate };
  });
  const text = formatLedger(after);
  if (!isDryRun && text !== formatLedger(before))
    attempt(LEDGER_FILE, () => writeWhole(path.join(into, LEDGER_FILE), text));
  return { outcomes, notes };
}

function digestAt(file: string): string | undefined {
  return fs.existsSync(file) ? digestOf(readRegularFile(file, { use: 'published' })) : undefined;
}

/** A reader at the same time, or after a power failure, gets the old text or the new one. */
function writeWhole(file: string, content: string | Buffer): void {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const draft = path.join(path.dirname(file), `.${path.basename(file)}.${process.pid}`);
  try {
    fs.writeFileSync(draft, content);
    fs.renameSync(draft, file);
  } catch (error) {
    fs.rmSync(draft, { force: true });
    throw error;
  }
}

function readLedger(into: string): Ledger {
  const file = path.join(into, LEDGER_FILE);
  return fs.existsSync(file) ? parseLedger(readRegularFile(file, { use: 'page' }).toString()) : new Map();
}
