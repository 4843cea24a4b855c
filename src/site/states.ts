import type { Entry } from '../entries/entry.ts';
import type { WorkState } from '../graph/plan.ts';
import type { RequirementState } from '../graph/requirement-state.ts';
import type { GapStatus } from '../graph/states.ts';
import type { GapState } from '../graph/gap-state.ts';
import type { Link } from './page.ts';
import { href } from './shell.ts';
import type { Site } from './site.ts';

/** What something has come to: a word, and a shape that says the same. */
export interface StateMark {
  readonly word: string;
  readonly shape:
    'open' | 'planned' | 'begun' | 'done' | 'proven' | 'waits' | 'deferred' | 'rejected' | 'bad';
}

/** Another page under its title, with what it has come to; without an address where there is no such page. */
export interface Named {
  readonly label: string;
  readonly url?: string;
  readonly state?: StateMark;
}

/** A label with what belongs to it, in one line of a list. */
export interface Pair {
  readonly label: string;
  readonly values: readonly Named[];
}

const GAPS: Readonly<Record<GapState, StateMark['shape']>> = {
  open: 'open',
  planned: 'planned',
  'in progress': 'begun',
  remediated: 'done',
  waiting: 'waits',
  deferred: 'deferred',
  verified: 'proven',
  passed: 'proven',
  rejected: 'rejected',
};

export const WORK: Readonly<Record<WorkState, StateMark>> = {
  'can start': { word: 'can start', shape: 'open' },
  'in progress': { word: 'in progress', shape: 'begun' },
  waits: { word: 'waits', shape: 'waits' },
  failed: { word: 'check failed', shape: 'bad' },
  finished: { word: 'finished, not verified', shape: 'done' },
  deferred: { word: 'deferred', shape: 'deferred' },
  verified: { word: 'verified', shape: 'proven' },
};

const REQUIREMENTS: Readonly<Record<RequirementState, StateMark['shape']>> = {
  violated: 'bad',
  holds: 'proven',
  attested: 'done',
  untested: 'open',
};

export function gapMark({ state, overdue }: Pick<GapStatus, 'state' | 'overdue'>): StateMark {
  return { word: overdue ? `${state}, overdue` : state, shape: GAPS[state] };
}

export function requirementMark(state: RequirementState): StateMark {
  return { word: state, shape: REQUIREMENTS[state] };
}

/** Nothing for a page of a kind that comes to nothing. */
function markOfState(site: Site, entry: Entry): StateMark | undefined {
  const { gaps, plan, requirements } = site.derived;
  const gap = gaps.get(entry);
  if (gap) return gapMark(gap);
  const work = plan.get(entry);
  if (work) return WORK[work.state];
  const requirement = requirements.get(entry);
  return requirement && requirementMark(requirement.state);
}

export function linkTo(site: Site, { title, url }: Pick<Entry, 'title' | 'url'>): Link {
  return { label: title, url: href(site, url) };
}

export function statedLink(site: Site, entry: Entry): Named & Link {
  const state = markOfState(site, entry);
  return { ...linkTo(site, entry), ...(state && { state }) };
}

/** What a page's field names, in the order that it does; what cannot be found is named as it is written. */
export function namedBy(site: Site, entry: Entry, relation: string): Named[] {
  const relations = site.graph.relations.get(entry) ?? [];
  return relations.flatMap(({ reference, target }) => {
    if (reference.relation !== relation) return [];
    return [target.to === 'entry' ? statedLink(site, target.entry) : { label: reference.value }];
  });
}

/** The pages whose field names a page. */
export function namingIt(site: Site, entry: Entry, relation: string): Named[] {
  const incoming = site.graph.incoming.get(entry) ?? [];
  return incoming.filter((one) => one.relation === relation).map(({ from }) => statedLink(site, from));
}

/** A pair for each label that has something to it. */
export function pairs(rows: readonly (readonly [label: string, values: readonly Named[]])[]): Pair[] {
  return rows.flatMap(([label, values]) => (values.length > 0 ? [{ label, values }] : []));
}

/** A value that is only text; none where there is none. */
export function plain(text: string | undefined): Named[] {
  return text === undefined || text === '' ? [] : [{ label: text }];
}
