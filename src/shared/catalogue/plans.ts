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
    message: () => 'Missing evidence for the verdict "not-a-gap".',
    hint: () => 'Add the evidence, with a location, under "verdict.evidence". Until then the gap counts.',
    why: 'A verdict without evidence is an opinion. The gap keeps the state that it has without the verdict.',
  }),
  'gap/overdue': kind<{ what: string; since: string; within: string }>({
    strict: 'warning',
    lenient: 'warning',
    message: ({ what, since, within }) =>
      `Overdue: waiting since ${since}, expected within ${within}: ${what}.`,
    hint: () => 'Check whether it is done and write "met", or find out what blocks it.',
    why: 'Work that waits is easily forgotten. The reference day is `--today`, else now.',
  }),
  'gap/verified-in-spite': kind<{ why: string }>({
    strict: 'error',
    lenient: 'warning',
    message: ({ why }) => `Contradiction to "verified": ${why}.`,
    hint: () => 'Correct the one that is wrong. Until then the gap is not verified.',
    why: 'A gap is verified only if every remediation is finished, its check passed and is not dated before the end, no action is open, no success criterion is unmet, and the requirement of the gap is not violated.',
  }),
  'remediation/unverified': kind<{ finished: string; policy: string }>({
    strict: 'warning',
    lenient: 'info',
    message: ({ finished }) => `Finished ${finished}, not verified.`,
    hint: ({ policy }) =>
      `Verify it and write "verified" within ${policy} ("review" in handrail.yaml, by priority or for remediations).`,
    why: 'A gap closes only when its remediation is verified. Until then it only seems closed.',
  }),
  'remediation/resolves-nothing': kind<{ why: string }>({
    strict: 'warning',
    lenient: 'info',
    message: ({ why }) => `Remediation without an open gap: ${why}.`,
    hint: () => 'List the gaps that it closes under "resolves", or the plan it belongs to under "part_of".',
    why: 'Work that closes no gap is missing from the lists of open work.',
  }),
  'remediation/verified-unfinished': kind({
    strict: 'error',
    lenient: 'warning',
    message: () => 'Verified, but not finished.',
    hint: () => 'Add "finished", or remove "verified".',
    why: 'One of the two is wrong, and the state of the gap depends on both.',
  }),
  'phase/no-review-criteria': kind<{ checkpoint: string }>({
    strict: 'warning',
    lenient: 'info',
    message: ({ checkpoint }) => `Missing review criteria for checkpoint ${checkpoint}.`,
    hint: () => 'Add "review.criteria" to the checkpoint.',
    why: 'A review without criteria approves any result.',
  }),
  'phase/task-outside-checkpoint': kind<{ task: string }>({
    strict: 'warning',
    lenient: 'info',
    message: ({ task }) => `Missing checkpoint for task "${task}".`,
    hint: () => 'Move the task into the checkpoint whose review covers it.',
    why: 'A phase with checkpoints is done when they are approved; a task outside them is not reviewed.',
  }),
  'phase/approved-with-open-conditions': kind<{ checkpoint: string; conditions: number; says: string }>({
    strict: 'warning',
    lenient: 'info',
    message: ({ checkpoint, conditions, says }) =>
      `Checkpoint ${checkpoint} has ${count(conditions, 'open condition')}, but ${says}.`,
    hint: () =>
      'Meet the conditions and remove them, or write "outcome: approved-with-conditions" and keep the phase open.',
    why: 'Forgotten conditions of an approval are the next gap.',
  }),
  'requirement/violated': kind<Violated>({
    strict: BY_WORD,
    lenient: BY_WORD_AT_MOST_WARNING,
    message: ({ requirement, found, expected }) =>
      found === ''
        ? `Requirement "${requirement}" violated: missing ${expected}.`
        : `Requirement "${requirement}" violated: found "${found}", expected ${expected}.`,
    hint: () => 'Correct the text, or the assertion of the requirement.',
    why: 'The requirement applies to every page, and this page contradicts it: readers will follow this page.',
  }),
  'requirement/no-files': kind<{ files: string; reason: string }>({
    strict: 'error',
    lenient: 'warning',
    message: ({ files, reason }) => `Assertion reads no file: ${files}: ${reason}.`,
    hint: () => 'Correct "files": a glob from the top of the repository, for files that git tracks.',
    why: 'An assertion over missing files can never fail. Only files that git tracks are read: no page can show others.',
  }),
  'requirement/matches-nothing': kind<{ pattern: string }>({
    strict: 'warning',
    lenient: 'info',
    message: ({ pattern }) => `Assertion without a match: ${pattern}.`,
    hint: () => 'Correct the pattern or "within", or remove the assertion.',
    why: 'An assertion without a match can never fail, and looks as if it passed.',
  }),
  'requirement/too-slow': kind<{ pattern: string }>({
    strict: 'warning',
    lenient: 'warning',
    message: ({ pattern }) => `Assertion timed out: ${pattern}.`,
    hint: () => 'Avoid nested repetition in the pattern, e.g. (a+)+.',
    why: 'Some regular expressions need years for a single page. The result of the requirement is unknown.',
  }),
} as const;
