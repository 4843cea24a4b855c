import type { Entry } from '../entries/entry.ts';
import { freshnessOf } from '../graph/freshness.ts';
import { phaseProgress } from '../graph/phase-progress.ts';
import { requirementStates, type RequirementStatus } from '../graph/requirement-state.ts';
import { gapStates, type GapStatus } from '../graph/states.ts';
import { parseDuration } from '../shared/duration.ts';
import { count } from '../shared/text.ts';
import type { Fact } from './page.ts';
import { severityOf } from './shell.ts';
import { siteSource, type SiteSource } from './source.ts';

interface States {
  readonly gaps: ReadonlyMap<Entry, GapStatus>;
  readonly requirements: ReadonlyMap<Entry, RequirementStatus>;
}

const known = new WeakMap<SiteSource, States>();

/** What an entry has come to, in words: nobody typed it. */
export function stateFacts(entry: Entry): Fact[] {
  const state = wordsFor(entry);
  const freshness = freshnessWords(entry);
  return [
    ...(state ? [fact(entry.kind === 'phases' ? 'Progress' : 'State', state)] : []),
    ...(freshness ? [fact('Freshness', freshness)] : []),
  ];
}

function wordsFor(entry: Entry): string | undefined {
  if (entry.kind === 'gaps') {
    const status = states().gaps.get(entry);
    return status && `${status.state}${status.overdue ? ', overdue' : ''}`;
  }
  if (entry.kind === 'requirements') return states().requirements.get(entry)?.state;
  if (entry.kind !== 'phases') return undefined;
  const { done, total, share } = phaseProgress(entry);
  return total === 0 ? undefined : `${done} of ${count(total, 'task')}, ${Math.round(share * 100)} %`;
}

/** A page that was carried out is as good as reviewed. */
function freshnessWords(entry: Entry): string | undefined {
  const { graph, today } = siteSource();
  const { data, kind } = entry;
  const policy = graph.content.settings.review;
  const every = data.review_every ?? policy[severityOf(entry) ?? ''] ?? policy[kind];
  const validated = kind === 'runbooks' ? data.validated : undefined;
  const seen = [data.reviewed, validated]
    .filter((day) => day !== undefined)
    .toSorted()
    .at(-1);
  const freshness = freshnessOf(seen, every === undefined ? undefined : parseDuration(every)?.to, today);
  return freshness === 'no policy' || freshness === 'fresh' ? undefined : freshness;
}

function states(): States {
  const source = siteSource();
  const made = known.get(source) ?? {
    gaps: gapStates(source.graph, source.today),
    requirements: requirementStates(source.graph),
  };
  known.set(source, made);
  return made;
}

function fact(label: string, text: string): Fact {
  return { label, values: [{ text }] };
}
