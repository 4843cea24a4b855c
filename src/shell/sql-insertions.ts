import type { Insertion, Part } from '../shared/code-analysis.ts';

/** Before the name of a table, a role and the like. */
const BEFORE_NAME =
  /\b(?:from|join|update|into|table|index|database|schema|view|sequence|user|role|truncate|vacuum|analyze|reindex|describe|desc|function|procedure|extension|column|exists|only)\s+(?:"?\w+"?\.)?$/i;
/** Comments and quoted texts, and where one is still open at the end. */
const QUOTED =
  /--.*|\/\*[\s\S]*?(?:\*\/|$)|'(?:[^']|'')*(?:'|$)|"[^"]*(?:"|$)|`[^`]*(?:`|$)|\$(\w*)\$[\s\S]*?(?:\$\1\$|$)/g;

/**
 * Which values are inserted in SQL: numbers, and texts in quotes of their own; names where only a name can be. Commands of a
 * client (`\d users`) take plain words, and those that run something (`\!`, `\i`) what the reader typed.
 */
export function sqlInsertion(sql: string, { start }: Part): Insertion {
  const before = sql.slice(0, start);
  const line = before.slice(before.lastIndexOf('\n') + 1);
  if (/^\s*\\(?!d|c\s|l|x)|^\s*(?:source|system)\b/i.test(line)) return 'typed';
  if (/^\s*\\|\\[!gow]/.test(line)) return /\\[!gow]/.test(line) ? 'typed' : 'plain';
  const open = [...sql.matchAll(QUOTED)].find(
    ({ 0: { length }, index }) => index < start && start < index + length,
  );
  if (open) return open[0].startsWith("'") && open[0].endsWith("'") ? 'sql-text' : 'name';
  return BEFORE_NAME.test(before) ? 'identifier' : 'sql';
}

/** The same in a command of a shell, whose own quotes are in the way of others. */
export function sqlInsertionInShell(sql: string, part: Part, isInSingleQuotes: boolean): Insertion {
  const insertion = sqlInsertion(sql, part);
  if (insertion === 'sql') return isInSingleQuotes ? 'number' : 'sql-plain';
  return insertion === 'sql-text' ? 'plain' : insertion;
}
