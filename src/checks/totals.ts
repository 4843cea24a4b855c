import type { EntryOf } from '../entries/entry.ts';
import { spanOf } from '../entries/spans.ts';
import type { Graph } from '../graph/build.ts';
import type { DerivedStates } from '../graph/derived.ts';
import type { FieldPath } from '../schemas/walk.ts';
import { diagnostic, type Diagnostic } from '../shared/diagnostic.ts';
import { contradictsSum, sumOfEstimates, type Estimate } from '../shared/estimate.ts';

/** Totals that their parts contradict: estimates of phases and checkpoints, efforts of remediations, scores of assessments. */
export function checkTotals(graph: Graph, derived: DerivedStates): Diagnostic[] {
  return graph.content.entries.flatMap((entry) => {
    switch (entry.kind) {
      case 'phases':
        return estimates(entry);
      case 'assessments':
        return averages(entry);
      case 'remediations':
        return efforts(entry, derived);
      default:
        return [];
    }
  });
}

/** Only where every part has an estimate. */
function estimates({ data, file, spans }: EntryOf<'phases'>): Diagnostic[] {
  const { tasks: own = [], checkpoints = [], estimate, unit } = data;
  const compare = (
    what: string,
    parts: readonly { readonly estimate?: Estimate | undefined }[],
    whole: Estimate | undefined,
    path: FieldPath,
  ): Diagnostic[] => {
    const known = parts.flatMap((part) => part.estimate ?? []);
    if (whole === undefined || known.length < parts.length) return [];
    const verdict = contradictsSum(known, whole, unit);
    if (verdict !== 'more' && verdict !== 'less') return [];
    const facts = { what, whole: whole.text, sum: sumOfEstimates(known) };
    return [diagnostic('phase/estimate-sum', file, spanOf(spans, path), facts)];
  };
  const tasks = [...checkpoints.flatMap((checkpoint) => checkpoint.tasks ?? []), ...own];
  return [
    ...compare('phase', tasks.every((task) => task.estimate) ? tasks : checkpoints, estimate, ['estimate']),
    ...checkpoints.flatMap(({ id, tasks: parts = [], estimate: whole }, index) =>
      compare(`checkpoint ${id}`, parts, whole, ['checkpoints', index, 'estimate']),
    ),
  ];
}

/** Of the whole: 0.25 of 10. A score is rounded, and its factors may weigh differently. */
const TOLERANCE = 0.025;

function averages({ data, file, spans }: EntryOf<'assessments'>): Diagnostic[] {
  const { score, factors = [] } = data;
  const scores = factors.flatMap((factor) => factor.score ?? []);
  if (!score || scores.length < 2 || scores.length < factors.length || score.of <= 0) return [];
  const average = scores.reduce((sum, { value, of }) => sum + value / of, 0) / scores.length;
  if (Math.abs(average - score.value / score.of) <= TOLERANCE + Number.EPSILON) return [];
  const words = String(Math.round(average * score.of * 100) / 100);
  const facts = { score: String(score.value), average: words, factors: scores.length };
  return [diagnostic('assessment/score-average', file, spanOf(spans, ['score']), facts)];
}

/** A plan against its parts, and a remediation against its actions, by those that say how long they take. */
function efforts(entry: EntryOf<'remediations'>, { plan }: DerivedStates): Diagnostic[] {
  const { effort, actions = [] } = entry.data;
  if (!effort) return [];
  const parts = plan.get(entry)?.parts.map((part) => part.data.effort) ?? [];
  return [
    ...effortSum(entry, effort, parts, 'parts'),
    ...effortSum(
      entry,
      effort,
      actions.map((action) => action.effort),
      'actions',
    ),
  ];
}

function effortSum(
  { file, spans }: EntryOf<'remediations'>,
  effort: Estimate,
  parts: readonly (Estimate | undefined)[],
  what: 'parts' | 'actions',
): Diagnostic[] {
  const known = parts.filter((part) => part !== undefined);
  const verdict = contradictsSum(known, effort);
  if (verdict !== 'more' && verdict !== 'less') return [];
  const facts = {
    effort: effort.text,
    sum: sumOfEstimates(known),
    what,
    known: known.length,
    total: parts.length,
    isCertain: verdict === 'more' || known.length === parts.length,
  };
  return [diagnostic('remediation/effort-sum', file, spanOf(spans, ['effort']), facts)];
}
