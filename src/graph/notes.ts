import type { Entry } from '../entries/entry.ts';
import { parseDuration } from '../shared/duration.ts';
import { count } from '../shared/text.ts';
import type { Graph } from './build.ts';
import { freshnessOf } from './freshness.ts';
import { phaseProgress } from './phase-progress.ts';
import { requirementStates } from './requirement-state.ts';
import { gapStates } from './states.ts';

/** One thing that an entry has come to, in words. */
export interface Note {
  readonly label: 'State' | 'Progress' | 'Freshness';
  readonly text: string;
}

/**
 * What every entry has come to: nobody typed it. Made before pages are, since what it needs is no part of a page.
 * @param today milliseconds since 1970, UTC
 */
export function notesOf(graph: Graph, today: number): Map<Entry, Note[]> {
  const gaps = gapStates(graph, today);
  const requirements = requirementStates(graph);
  return new Map(
    graph.content.entries.map((entry) => {
      const gap = gaps.get(entry);
      return [
        entry,
        [
          ...note('State', gap && `${gap.state}${gap.overdue ? ', overdue' : ''}`),
          ...note('State', requirements.get(entry)?.state),
          ...note('Progress', progressWords(entry)),
          ...note('Freshness', freshnessWords(entry, graph, today)),
        ],
      ];
    }),
  );
}

function note(label: Note['label'], text: string | undefined): Note[] {
  return text === undefined ? [] : [{ label, text }];
}

function progressWords(entry: Entry): string | undefined {
  if (entry.kind !== 'phases') return undefined;
  const { done, total, share } = phaseProgress(entry);
  return total === 0 ? undefined : `${done} of ${count(total, 'task')}, ${Math.round(share * 100)} %`;
}

/** Said only where something is due. A page that was carried out is as good as reviewed. */
function freshnessWords(entry: Entry, graph: Graph, today: number): string | undefined {
  const { data, kind } = entry;
  const policy = graph.content.settings.review;
  const severity = kind === 'runbooks' || kind === 'incidents' ? data.severity : undefined;
  const every = data.review_every ?? policy[severity ?? ''] ?? policy[kind];
  const validated = kind === 'runbooks' ? data.validated : undefined;
  const seen = [data.reviewed, validated]
    .filter((day) => day !== undefined)
    .toSorted()
    .at(-1);
  const freshness = freshnessOf(seen, every === undefined ? undefined : parseDuration(every)?.to, today);
  return freshness === 'no policy' || freshness === 'fresh' ? undefined : freshness;
}
