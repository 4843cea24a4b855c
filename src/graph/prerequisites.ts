import type { Entry, EntryOf } from '../entries/entry.ts';
import type { Graph } from './build.ts';
import { referencesOf } from './relations.ts';
import { isClosed, type GapStatus } from './states.ts';
import { isFinished } from './verification.ts';

type Remediation = EntryOf<'remediations'>;

/** Something that must be there before the work begins. */
export type Prerequisite =
  | { readonly on: 'entry'; readonly entry: Entry; readonly settled: boolean }
  /** The end of the phase that the work is to come after. */
  | { readonly on: 'phase'; readonly entry: EntryOf<'phases'>; readonly settled: boolean }
  /** Something outside the content, e.g. a delivery: settled once its `met` says so. */
  | { readonly on: 'text'; readonly text: string; readonly settled: boolean };

/** The plans above a remediation, the nearest first. */
export function plansOf(entry: Remediation, graph: Graph): Remediation[] {
  const above = new Set<Remediation>();
  for (let [plan] = referencesOf(graph, entry, 'part_of'); plan?.kind === 'remediations' && plan !== entry;) {
    if (above.has(plan)) break;
    above.add(plan);
    [plan] = referencesOf(graph, plan, 'part_of');
  }
  return [...above];
}

/** What must be there before a remediation, each once: what it says itself, and what its plans do. */
export function prerequisitesOf(
  entry: Remediation,
  graph: Graph,
  gaps: ReadonlyMap<Entry, GapStatus>,
): Prerequisite[] {
  const all = [entry, ...plansOf(entry, graph)].flatMap((owner) => saidBy(owner, graph, gaps));
  // A plan may name one of its own parts, which does not wait for itself.
  const others = all.filter((one) => one.on !== 'entry' || one.entry !== entry);
  return [...new Map(others.map((one) => [one.on === 'text' ? one.text : one.entry, one])).values()];
}

function saidBy(owner: Remediation, graph: Graph, gaps: ReadonlyMap<Entry, GapStatus>): Prerequisite[] {
  const { depends_on: written = [], when } = owner.data;
  const texts = written.filter((one) => typeof one !== 'string');
  const [phase] = referencesOf(graph, owner, 'phase');
  return [
    ...referencesOf(graph, owner, 'depends_on').map((entry) => ({
      on: 'entry' as const,
      entry,
      settled: isDone(entry, gaps),
    })),
    ...texts.map(({ text, met = false }) => ({ on: 'text' as const, text, settled: met })),
    ...(phase?.kind === 'phases' ? timing(phase, when) : []),
  ];
}

/** A phase that does not say how far it is holds nothing up; one begins with its first work. */
function timing(entry: EntryOf<'phases'>, when: Remediation['data']['when']): Prerequisite[] {
  const { state } = entry.data;
  return when === 'after' && state !== undefined ? [{ on: 'phase', entry, settled: state === 'done' }] : [];
}

function isDone(entry: Entry, gaps: ReadonlyMap<Entry, GapStatus>): boolean {
  if (entry.kind === 'remediations') return isFinished(entry);
  const status = gaps.get(entry);
  return status !== undefined && isClosed(status);
}
