/** One step of a scale of severities or priorities: labels that mean the same. */
export interface Severity {
  /** As authors may write it; case, spaces and dashes do not count. */
  readonly labels: readonly string[];
  /** 0 is the gravest. */
  readonly rank: number;
  /** Somebody is woken by it. */
  readonly pages: boolean;
}

const DEFAULT_SCALE: readonly Severity[] = [
  { labels: ['P0', 'SEV1', 's1', 'critical', 'page'], rank: 0, pages: true },
  { labels: ['P1', 'SEV2', 's2'], rank: 1, pages: true },
  { labels: ['P2', 'SEV3', 's3', 'warning', 'ticket', 'notify'], rank: 2, pages: false },
  { labels: ['P3', 'SEV4', 's4', 'info'], rank: 3, pages: false },
  { labels: ['none'], rank: 4, pages: false },
];

/** Nothing where the scale does not know the label. */
export function rankOf(label: string, scale: readonly Severity[] = DEFAULT_SCALE): number | undefined {
  return stepOf(label, scale)?.rank;
}

export function pages(label: string, scale: readonly Severity[] = DEFAULT_SCALE): boolean {
  return stepOf(label, scale)?.pages ?? false;
}

function stepOf(label: string, scale: readonly Severity[]): Severity | undefined {
  const wanted = loosely(label);
  return scale.find(({ labels }) => labels.some((known) => loosely(known) === wanted));
}

function loosely(label: string): string {
  return label.toLowerCase().replace(/[-_\s]/g, '');
}
