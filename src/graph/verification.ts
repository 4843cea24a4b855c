import type { EntryOf } from '../entries/entry.ts';
import type { FieldPath } from '../schemas/walk.ts';
import type { Graph } from './build.ts';
import { referencedBy } from './relations.ts';

type Remediation = EntryOf<'remediations'>;

/** What keeps a remediation, and with it every gap that it resolves, from being verified. */
export type VerificationShortfall =
  | { readonly is: 'unfinished' | 'unchecked' | 'failed' }
  /** `path` is the field that says so. */
  | { readonly is: 'checked before the end'; readonly path: FieldPath }
  | { readonly is: 'open action' | 'unmet criterion'; readonly text: string; readonly path: FieldPath }
  /** Of a plan. */
  | { readonly is: 'open part'; readonly part: Remediation };

export function isFinished({ data }: Remediation): boolean {
  return data.finished !== undefined && data.finished !== false;
}

/** What belongs to a plan, itself left out. */
export function partsOfPlan(plan: Remediation, graph: Graph): Remediation[] {
  return referencedBy(graph, plan, 'part_of')
    .filter((part) => part.kind === 'remediations')
    .filter((part) => part !== plan);
}

/** Every condition of "verified" that a remediation does not meet, those of its parts included; empty where it is verified. */
export function shortfallsOf(
  remediation: Remediation,
  graph: Graph,
  above: ReadonlySet<Remediation> = new Set(),
): VerificationShortfall[] {
  const parts = partsOfPlan(remediation, graph);
  const within = new Set(above).add(remediation);
  const open = parts.filter((part) => !within.has(part) && shortfallsOf(part, graph, within).length > 0);
  const own = ownShortfalls(remediation);
  // A plan that says nothing of itself is as far as its parts are.
  const isSilent = parts.length > 0 && remediation.data.verified === undefined;
  return [
    ...own.filter(({ is }) => !isSilent || (is !== 'unfinished' && is !== 'unchecked')),
    ...open.map((part) => ({ is: 'open part' as const, part })),
  ];
}

function ownShortfalls(remediation: Remediation): VerificationShortfall[] {
  const { finished, verified, actions = [], success = [] } = remediation.data;
  const isEarly =
    typeof finished === 'object' && verified?.date !== undefined && verified.date.at < finished.at;
  return [
    ...(isFinished(remediation) ? [] : [{ is: 'unfinished' as const }]),
    ...(verified ? [] : [{ is: 'unchecked' as const }]),
    ...(verified?.result === 'failed' ? [{ is: 'failed' as const }] : []),
    ...(isEarly ? [{ is: 'checked before the end' as const, path: ['verified', 'date'] }] : []),
    ...actions.flatMap(({ text, done }, index) =>
      done === true ? [] : [{ is: 'open action' as const, text, path: ['actions', index] }],
    ),
    ...success.flatMap(({ text, met }, index) =>
      met === 'no' ? [{ is: 'unmet criterion' as const, text, path: ['success', index, 'met'] }] : [],
    ),
  ];
}

/** What keeps a remediation from being verified, without a stop: `open action: Tag the release`. */
export function shortfallText(shortfall: VerificationShortfall): string {
  switch (shortfall.is) {
    case 'unfinished':
      return 'not finished';
    case 'unchecked':
      return 'no verification';
    case 'failed':
      return 'verification failed';
    case 'checked before the end':
      return 'verified before it was finished';
    case 'open action':
      return `open action: ${shortfall.text.replace(/[.\s]+$/, '')}`;
    case 'unmet criterion':
      return `criterion not met: ${shortfall.text.replace(/[.\s]+$/, '')}`;
    case 'open part':
      return `part not verified: ${shortfall.part.title}`;
  }
}
