import type { Entry } from '../entries/entry.ts';
import type { Graph } from './build.ts';
import type { RequirementStatus } from './requirement-state.ts';
import type { GapStatus } from './states.ts';

/** One thing that an entry has come to, in words. */
export interface StateNote {
  readonly label: 'State';
  readonly text: string;
}

interface States {
  readonly gaps: ReadonlyMap<Entry, GapStatus>;
  readonly requirements: ReadonlyMap<Entry, RequirementStatus>;
}

/** What every entry has come to, in words. */
export function stateNotes(graph: Graph, { gaps, requirements }: States): Map<Entry, StateNote[]> {
  return new Map(
    graph.content.entries.map((entry) => {
      const gap = gaps.get(entry);
      return [
        entry,
        [
          ...note('State', gap && `${gap.state}${gap.overdue ? ', overdue' : ''}`),
          ...note('State', requirements.get(entry)?.state),
          ...note('State', entry.kind === 'incidents' && entry.data.drill === true ? 'drill' : undefined),
        ],
      ];
    }),
  );
}

function note(label: StateNote['label'], text: string | undefined): StateNote[] {
  return text === undefined ? [] : [{ label, text }];
}
