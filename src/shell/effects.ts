import type { Effect } from '../shared/code-analysis.ts';
import { languageOf } from '../shared/languages.ts';
import { CHANGING_COMMANDS, CHANGING_SQL } from './changing-commands.ts';
import { DESTRUCTIVE_COMMANDS, DESTRUCTIVE_SQL } from './destructive-commands.ts';
import { READING_COMMANDS, READING_SQL } from './reading-commands.ts';
import type { Run } from './runs.ts';

const SQL = new Set(['sql', 'plsql']);

/** Whether a fence's language says so. */
export function isSql(language: string): boolean {
  return SQL.has(languageOf(language) ?? '');
}

/** Of commands that only say what they would do. */
const ONLY_SAYS = / --?dry-?run\b(?!=(?:none|no|false)\b)| --(?:help|version)(?: |$)/;

/**
 * What they do together, and the name of the first that destroys; empty where none does. There is an effect only where it is
 * known: commands that no list has may do anything.
 */
export function effectOf(runs: readonly Run[]): { effect?: Effect; destroys: string } {
  if (runs.length === 0) return { destroys: '' };
  const destroys = runs.map(destructiveName).find((name) => name !== undefined);
  if (destroys !== undefined) return { effect: 'destroys', destroys };
  if (runs.some(isChanging)) return { effect: 'changes', destroys: '' };
  return runs.every(isReading) ? { effect: 'reads', destroys: '' } : { destroys: '' };
}

function isReading(run: Run): boolean {
  if (run.is === 'sql') return READING_SQL.test(run.statement);
  return READING_COMMANDS.some((pattern) => pattern.test(run.line));
}

function isChanging(run: Run): boolean {
  if (run.is === 'sql') return CHANGING_SQL.some((pattern) => pattern.test(run.statement));
  return !ONLY_SAYS.test(run.line) && CHANGING_COMMANDS.some((pattern) => pattern.test(run.line));
}

/** What a run destroys things with; nothing where it does not. */
export function destructiveName(run: Run): string | undefined {
  if (run.is === 'sql') return DESTRUCTIVE_SQL.find(({ pattern }) => pattern.test(run.statement))?.name;
  if (ONLY_SAYS.test(run.line)) return undefined;
  return DESTRUCTIVE_COMMANDS.find(({ pattern }) => pattern.test(run.line))?.name;
}
