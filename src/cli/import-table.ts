import { KIND_NAMES, KINDS } from '../kinds/registry.ts';
import { columns } from './columns.ts';
import type { Outcome } from './import-files.ts';

const HEAD = ['KIND', 'FILES', 'NEW', 'UPDATED', 'UNCHANGED', 'SKIPPED'];

/** What became of what: a row per kind, one for the files that pages link to, and the sum. */
export function importTable(outcomes: readonly Outcome[]): string[] {
  const groups = [...KIND_NAMES, 'file' as const].flatMap((kind) => {
    const own = outcomes.filter(({ output }) => output.kind === kind);
    return own.length > 0 ? [row(kind === 'file' ? 'Linked files' : KINDS[kind].label, own)] : [];
  });
  return columns([HEAD, ...groups, row('All', outcomes)]);
}

function row(label: string, outcomes: readonly Outcome[]): string[] {
  const count = (...fates: Outcome['fate'][]) =>
    String(outcomes.filter(({ fate }) => fates.includes(fate)).length);
  return [
    label,
    String(outcomes.length),
    count('new'),
    count('updated'),
    count('unchanged'),
    count('changed', 'failed'),
  ];
}
