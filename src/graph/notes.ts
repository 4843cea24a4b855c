import type { Entry } from '../entries/entry.ts';
import type { Graph } from './build.ts';
import { reviewOf } from './freshness.ts';
import type { RequirementStatus } from './requirement-state.ts';
import type { GapStatus } from './states.ts';

/** One thing that an entry has come to, in words. */
export interface StateNote {
  readonly label: 'State' | 'Freshness';
  readonly text: string;
}

interface States {
  readonly gaps: ReadonlyMap<Entry, GapStatus>;
  readonly requirements: ReadonlyMap<Entry, RequirementStatus>;
  /** Milliseconds since 1970, UTC. */
  readonly today: number;
}

/** What every entry has come to, in words. */
export function stateNotes(graph: Graph, { gaps, requirements, today }: States): Map<Entry, StateNote[]> {
  return new Map(
    graph.content.entries.map((entry) => {
      const gap = gaps.get(entry);
      return [
        entry,
        [
          ...note('State', gap && `${gap.state}${gap.overdue ? ', overdue' : ''}`),
          ...note('State', requirements.get(entry)?.state),
          ...note('State', entry.kind === 'incidents' && entry.data.drill === true ? 'drill' : undefined),
          ...note('Freshness', freshnessWords(entry, graph, today)),
        ],
      ];
    }),
  );
}

function note(label: StateNote['label'], text: string | undefined): StateNote[] {
  return text === undefined ? [] : [{ label, text }];
}

/** Said only where something is due. */
function freshnessWords(entry: Entry, graph: Graph, today: number): string | undefined {
  const { freshness } = reviewOf(graph, entry, today);
  return freshness === 'no policy' || freshness === 'fresh' ? undefined : freshness;
}
