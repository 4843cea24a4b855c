import type { Outcome } from './import-files.ts';
import { KIND_NAMES, KINDS } from '../kinds/registry.ts';
import type { Scale } from '../shared/severity.ts';

/** Rows of cells in columns, a line each; the first row heads them. */
function columns(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

/** One row per step, the gravest first. */
export function scaleTable(scale: Scale): string[] {
  const rows = scale
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ id, labels, rank, pages, respond_within: within, means = '' }) => [
      id,
      String(rank),
      pages ? 'pages' : '',
      within?.text ?? '',
      labels.join(', '),
      means,
    ]);
  const head = ['SEVERITY', 'RANK', 'PAGES', 'RESPOND', 'ALSO WRITTEN', 'MEANS'];
  return columns([head, ...rows]);
}

const HEAD = ['KIND', 'FILES', 'NEW', 'UPDATED', 'UNCHANGED', 'SKIPPED'];

/** What became of what: a row per kind, one for the files that pages link to, and the sum. */
export function importTable(outcomes: readonly Outcome[]): string[] {
  const groups = [...KIND_NAMES, 'file' as const].flatMap((kind) => {
    const own = outcomes.filter(({ output }) => output.kind === kind);
    return own.length > 0 ? [importRow(kind === 'file' ? 'Linked files' : KINDS[kind].label, own)] : [];
  });
  return columns([HEAD, ...groups, importRow('All', outcomes)]);
}

function importRow(label: string, outcomes: readonly Outcome[]): string[] {
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
