import { createHash } from 'node:crypto';
import { z } from 'zod';
import { compareText } from '../shared/text.ts';

/** What an import wrote, kept in the target folder so that the next one knows which files were not changed since. */
export const LEDGER_FILE = '.handrail-import.json';

/** Digests of what was written, by file, relative to the target folder. */
export type Ledger = ReadonlyMap<string, string>;

/** What becomes of a file. `changed` is left alone. */
export type Fate = 'new' | 'updated' | 'unchanged' | 'changed';

const schema = z.object({ version: z.literal(1), files: z.record(z.string(), z.string()) });

/** Where it cannot be read, nothing is known to have been imported, and nothing is overwritten. */
export function parseLedger(text: string): Ledger {
  try {
    return new Map(Object.entries(schema.parse(JSON.parse(text)).files));
  } catch {
    return new Map();
  }
}

export function formatLedger(ledger: Ledger): string {
  const files = Object.fromEntries([...ledger].toSorted(([a], [b]) => compareText(a, b)));
  return `${JSON.stringify({ version: 1, files }, undefined, 2)}\n`;
}

export function digestOf(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

/**
 * @param planned digest of what is to be written
 * @param present digest of what is there; nothing where there is no file
 * @param written digest of what the last import wrote there
 */
export function fateOf(
  planned: string,
  present: string | undefined,
  written: string | undefined,
  isForced: boolean,
): Fate {
  if (present === undefined) return 'new';
  if (present === planned) return 'unchanged';
  return present === written || isForced ? 'updated' : 'changed';
}
