import { severityOf } from '../shared/severity.ts';
import type { SeverityMark } from './page.ts';
import { siteSource } from './source.ts';

const LEVELS = ['highest', 'high', 'middle', 'low'] as const;

/** How a label of the site's scale is shown. */
export function markOf(label: string): SeverityMark {
  const step = severityOf(label, siteSource().graph.scale);
  if (!step) return { label, level: 'unknown', pages: false };
  return { label, level: LEVELS[Math.max(0, Math.trunc(step.rank))] ?? 'low', pages: step.pages };
}
