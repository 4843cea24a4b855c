import { severityOf } from '../shared/severity.ts';
import type { SeverityMark } from './page.ts';
import type { Site } from './site.ts';

const LEVELS = ['highest', 'high', 'middle', 'low'] as const;

/** How a label of the site's scale is shown. */
export function markOf(site: Site, label: string): SeverityMark {
  const step = severityOf(label, site.graph.scale);
  if (!step) return { label, level: 'unknown', pages: false };
  return { label, level: LEVELS[Math.max(0, Math.trunc(step.rank))] ?? 'low', pages: step.pages };
}
