import type { Scale } from '../shared/severity.ts';
import { columns } from './columns.ts';

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
