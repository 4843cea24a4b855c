import type { Effect } from '../shared/code-reading.ts';
import { languageOf } from '../shared/languages.ts';
import { DESTRUCTIVE_COMMANDS, DESTRUCTIVE_SQL } from './destructive-commands.ts';
import { READING_COMMANDS, READING_SQL } from './reading-commands.ts';
import type { Run } from './runs.ts';

const SQL = new Set(['sql', 'plsql']);

/** Whether a fence's language says so. */
export function isSql(language: string): boolean {
  return SQL.has(languageOf(language) ?? '');
}

/** What they do together, and the name of the first that destroys; empty where none does. */
export function effectOf(runs: readonly Run[]): { effect?: Effect; destroys: string } {
  if (runs.length === 0) return { destroys: '' };
  const destroys = runs.map(destructiveName).find((name) => name !== undefined);
  if (destroys !== undefined) return { effect: 'destroys', destroys };
  return { effect: runs.every(isReading) ? 'reads' : 'changes', destroys: '' };
}

function isReading(run: Run): boolean {
  if (run.is === 'sql')
    return READING_SQL.test(run.statement) && !/\bpg_(?:terminate|cancel)_backend\b/.test(run.statement);
  return READING_COMMANDS.some((pattern) => pattern.test(run.line));
}

/** What a run destroys things with; nothing where it does not. */
export function destructiveName(run: Run): string | undefined {
  if (run.is === 'sql') return DESTRUCTIVE_SQL.find(({ pattern }) => pattern.test(run.statement))?.name;
  if (/ --?dry-?run\b/.test(run.line)) return undefined;
  return DESTRUCTIVE_COMMANDS.find(({ pattern }) => pattern.test(run.line))?.name;
}
