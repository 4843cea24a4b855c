import type { Entry } from '../entries/entry.ts';
import type { WorkState } from '../graph/plan.ts';
import type { RequirementState } from '../graph/requirement-state.ts';
import type { GapStatus } from '../graph/states.ts';
import type { GapState } from '../graph/gap-state.ts';
import type { StateMark } from './page.ts';
import type { Site } from './site.ts';

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
  contested: 'begun',
  met: 'proven',
  untested: 'open',
};

export function gapMark({ state, overdue }: Pick<GapStatus, 'state' | 'overdue'>): StateMark {
  return { word: overdue ? `${state}, overdue` : state, shape: GAPS[state] };
}

export function requirementMark(state: RequirementState): StateMark {
  return { word: state, shape: REQUIREMENTS[state] };
}

/** Nothing for a page of a kind that comes to nothing. */
export function markOfState(site: Site, entry: Entry): StateMark | undefined {
  const { gaps, plan, requirements } = site.derived;
  const gap = gaps.get(entry);
  if (gap) return gapMark(gap);
  const work = plan.get(entry);
  if (work) return WORK[work.state];
  const requirement = requirements.get(entry);
  return requirement && requirementMark(requirement.state);
}
