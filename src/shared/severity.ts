import type { WrittenDuration } from './duration.ts';

/** One step of a scale of severities or priorities: labels that mean the same. */
export interface Severity {
  /** What the step is called, e.g. `P0`. */
  readonly id: string;
  /** As authors may write it beside the id; case, spaces and dashes do not count. */
  readonly labels: readonly string[];
  /** 0 is the gravest. */
  readonly rank: number;
  /** It pages. */
  readonly pages: boolean;
  /** When it is the right word, in a sentence. */
  readonly means?: string | undefined;
  /** Time to the first response, e.g. `15m`. */
  readonly respond_within?: WrittenDuration | undefined;
}

export type Scale = readonly Severity[];

/** The labels of Prometheus' own alerts, of the SRE workbook and of incident handling, on one scale. */
export const DEFAULT_SCALE: Scale = [
  {
    id: 'P0',
    labels: [
      'SEV1',
      's1',
      'critical',
      'emergency',
      'page',
      ...'kritisch|critique|crítica|crítico|критический|критично|重大|緊急|严重|紧急'.split('|'),
    ],
    rank: 0,
    pages: true,
  },
  {
    id: 'P1',
    labels: [
      'SEV2',
      's2',
      'high',
      'major',
      'error',
      ...'hoch|élevé|élevée|haute|alta|alto|высокий|高'.split('|'),
    ],
    rank: 1,
    pages: true,
  },
  {
    id: 'P2',
    labels: [
      'SEV3',
      's3',
      'warning',
      'warn',
      'medium',
      'moderate',
      'minor',
      'ticket',
      'notify',
      ...'mittel|moyen|moyenne|media|medio|средний|中'.split('|'),
    ],
    rank: 2,
    pages: false,
  },
  {
    id: 'P3',
    labels: ['SEV4', 's4', 'info', 'low', ...'niedrig|gering|faible|basse|baja|bajo|низкий|低'.split('|')],
    rank: 3,
    pages: false,
  },
  { id: 'none', labels: [], rank: 4, pages: false },
];

/** Nothing where there is no label, or the scale does not know it. */
export function severityOf(label: string | undefined, scale: Scale): Severity | undefined {
  if (label === undefined) return undefined;
  const wanted = normalizeLabel(label);
  return scale.find(({ id, labels }) => [id, ...labels].some((known) => normalizeLabel(known) === wanted));
}

/** Nothing where there is no label, or the scale does not know it. */
export function rankOf(label: string | undefined, scale: Scale): number | undefined {
  return severityOf(label, scale)?.rank;
}

export function pages(label: string | undefined, scale: Scale): boolean {
  return severityOf(label, scale)?.pages ?? false;
}

/** For sorting: the gravest first, then what the scale does not know, last what has none. */
export function sortRank(label: string | undefined, scale: Scale): number {
  return label === undefined ? Number.MAX_VALUE : (rankOf(label, scale) ?? Number.MAX_SAFE_INTEGER);
}

function normalizeLabel(label: string): string {
  return label.toLowerCase().replace(/[-_\s]/g, '');
}
