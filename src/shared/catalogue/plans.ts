import { count } from '../text.ts';
import { kind, type LevelRule } from './kind.ts';

export interface Violated {
  readonly requirement: string;
  readonly level: string;
  readonly found: string;
  readonly expected: string;
}

const BY_WORD: LevelRule<Violated> = {
  of: ({ level }) => (level === 'must' ? 'error' : level === 'should' ? 'warning' : 'info'),
  words: 'error for "must", warning for "should", info for "may"',
};

const BY_WORD_AT_MOST_WARNING: LevelRule<Violated> = {
  of: ({ level }) => (level === 'may' ? 'info' : 'warning'),
  words: 'warning for "must" and "should", info for "may"',
};

/** What is wrong between plans, gaps, remediations and requirements. */
export const PLANS = {
  'gap/rejected-without-evidence': kind({
    strict: 'error',
    lenient: 'warning',
    message: () => 'The verdict says that this is no gap, and gives no evidence.',
    hint: () => 'Add what it rests on under "verdict.evidence", with a location; until then the gap counts.',
    why: 'A verdict without evidence is an opinion. The gap keeps the state that it would have without one.',
  }),
  'gap/overdue': kind<{ what: string; since: string; within: string }>({
    strict: 'warning',
    lenient: 'warning',
    message: ({ what, since, within }) =>
      `This has waited since ${since}, and was to take ${within} at most: ${what}.`,
    hint: () => 'Look whether it is over and write "met", or find out what holds it up.',
    why: 'What is waited for is easily forgotten. The day that counts is `--today`, else now.',
  }),
  'remediation/unverified': kind<{ finished: string; policy: string }>({
    strict: 'warning',
    lenient: 'info',
    message: ({ finished }) => `Finished ${finished}, and nobody has checked that it works.`,
    hint: ({ policy }) =>
      `Check it and write "verified"; this may take ${policy} ("review" in handrail.yaml, by priority or for remediations).`,
    why: 'A gap closes only when its remediation was verified. Until then it is thought to be closed.',
  }),
  'remediation/resolves-nothing': kind<{ why: string }>({
    strict: 'warning',
    lenient: 'info',
    message: ({ why }) => `This remediation resolves nothing: ${why}.`,
    hint: () => 'Name the gaps that it closes under "resolves", or the plan it belongs to under "part_of".',
    why: 'Work that closes no gap is not seen where people look for what is open.',
  }),
  'remediation/verified-unfinished': kind({
    strict: 'error',
    lenient: 'warning',
    message: () => 'It is verified, and not finished.',
    hint: () => 'Add "finished", or remove "verified": what is not finished cannot be shown to work.',
    why: 'One of the two is wrong, and the state of the gap depends on both.',
  }),
  'phase/no-review-criteria': kind<{ checkpoint: string }>({
    strict: 'warning',
    lenient: 'info',
    message: ({ checkpoint }) => `Nobody said by what the review of ${checkpoint} decides.`,
    hint: () => 'Add "review.criteria" to the checkpoint.',
    why: 'A review without criteria approves whatever is there.',
  }),
  'phase/task-outside-checkpoint': kind<{ task: string }>({
    strict: 'warning',
    lenient: 'info',
    message: ({ task }) => `The task "${task}" belongs to no checkpoint, so no review looks at it.`,
    hint: () => 'Move it into the checkpoint whose review covers it.',
    why: 'A phase with checkpoints is done when they are approved; what stands outside is seen by nobody.',
  }),
  'phase/approved-with-open-conditions': kind<{ checkpoint: string; conditions: number; says: string }>({
    strict: 'warning',
    lenient: 'info',
    message: ({ checkpoint, conditions, says }) =>
      `${checkpoint} has ${count(conditions, 'open condition')}, and ${says}.`,
    hint: () =>
      'Meet the conditions and remove them, or write "outcome: approved-with-conditions" and keep the phase open.',
    why: 'Conditions of an approval that nobody follows up are the next gap.',
  }),
  'requirement/violated': kind<Violated>({
    strict: BY_WORD,
    lenient: BY_WORD_AT_MOST_WARNING,
    message: ({ requirement, found, expected }) =>
      found === ''
        ? `"${requirement}" does not hold: ${expected} is missing.`
        : `"${requirement}" does not hold: "${found}" stands here; expected: ${expected}.`,
    hint: () => 'Correct the text; if the requirement is wrong, correct its assertion.',
    why: 'The requirement says what every page must say, and this one says something else: readers will do what stands here.',
  }),
  'requirement/matches-nothing': kind<{ pattern: string }>({
    strict: 'warning',
    lenient: 'info',
    message: ({ pattern }) => `This assertion found nothing to judge by: ${pattern} occurs nowhere.`,
    hint: () => 'Correct the pattern or "within", or drop the assertion.',
    why: 'An assertion that matches nothing can never fail, and looks like one that holds.',
  }),
  'requirement/too-slow': kind<{ pattern: string }>({
    strict: 'warning',
    lenient: 'warning',
    message: ({ pattern }) => `This assertion was given up on: ${pattern} takes too long.`,
    hint: () => 'Avoid nested repetition such as (a+)+ in the pattern.',
    why: 'Some regular expressions need years for a single page. Whether the requirement holds is not known.',
  }),
} as const;
