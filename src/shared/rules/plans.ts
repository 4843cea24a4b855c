import { count } from '../text.ts';
import { defineRule, type LevelRule } from './rule-meta.ts';

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
  'gap/rejected-without-evidence': defineRule({
    strict: 'error',
    lenient: 'warning',
    message: () => 'Missing evidence for the verdict "not-a-gap".',
    hint: () => 'Add the evidence, with a location, under "verdict.evidence". Until then the gap counts.',
    why: 'A verdict without evidence is an opinion. The gap keeps the state that it has without the verdict.',
  }),
  'plan/claim': defineRule<{ claim: string; state: string }>({
    strict: 'warning',
    lenient: 'info',
    message: ({ claim, state }) => `Claimed "${claim}", derived state: ${state}.`,
    hint: () => 'Add a remediation with "verified", or correct the status in the text.',
    why: 'A status in a text is the word of its author. A gap is closed only when its remediations are verified.',
  }),
  'gap/overdue': defineRule<{ what: string; since: string; within: string }>({
    strict: 'warning',
    lenient: 'warning',
    message: ({ what, since, within }) =>
      `Overdue: waiting since ${since}, expected within ${within}: ${what}.`,
    hint: () => 'Check whether it is done and write "met", or find out what blocks it.',
    why: 'Work that waits is easily forgotten. The reference day is `--today`, else now.',
  }),
  'incident/action-overdue': defineRule<{ action: string; due: string; owner: string }>({
    strict: 'warning',
    lenient: 'info',
    message: ({ action, due, owner }) =>
      `Overdue action: due ${due}${owner && `, owner ${owner}`}: ${action}.`,
    hint: () => 'Set "done:" to the day it was done, or agree on another "due:" with its owner.',
    why: 'What was agreed after an incident prevents the next one only once it is done. The reference day is `--today`, else now.',
  }),
  'incident/action-without-owner': defineRule<{ action: string }>({
    strict: 'info',
    lenient: 'info',
    message: ({ action }) => `Missing owner of an open action: ${action}.`,
    hint: () => 'Add "owner:" with a person or a team.',
    why: 'An action without an owner stays open.',
  }),
  'gap/verified-in-spite': defineRule<{ why: string }>({
    strict: 'error',
    lenient: 'warning',
    message: ({ why }) => `Contradiction to "verified": ${why}.`,
    hint: () => 'Correct the one that is wrong. Until then the gap is not verified.',
    why: 'A gap is verified only if every remediation is finished, its check passed and is not dated before the end, no action is open, no success criterion is unmet, and the requirement of the gap is not violated.',
  }),
  'remediation/unverified': defineRule<{ finished: string; policy: string }>({
    strict: 'warning',
    lenient: 'info',
    message: ({ finished }) => `Finished ${finished}, not verified.`,
    hint: ({ policy }) =>
      `Verify it and write "verified" within ${policy} ("review" in handrail.yaml, by priority or for remediations).`,
    why: 'A gap closes only when its remediation is verified. Until then it only seems closed.',
  }),
  'remediation/resolves-nothing': defineRule<{ why: string }>({
    strict: 'warning',
    lenient: 'info',
    message: ({ why }) => `Remediation without an open gap: ${why}.`,
    hint: () => 'List the gaps that it closes under "resolves", or the plan it belongs to under "part_of".',
    why: 'Work that closes no gap is missing from the lists of open work.',
  }),
  'remediation/verified-unfinished': defineRule({
    strict: 'error',
    lenient: 'warning',
    message: () => 'Verified, but not finished.',
    hint: () => 'Add "finished", or remove "verified".',
    why: 'One of the two is wrong, and the state of the gap depends on both.',
  }),
  'phase/no-review-criteria': defineRule<{ checkpoint: string }>({
    strict: 'warning',
    lenient: 'info',
    message: ({ checkpoint }) => `Missing review criteria for checkpoint ${checkpoint}.`,
    hint: () => 'Add "review.criteria" to the checkpoint.',
    why: 'A review without criteria approves any result.',
  }),
  'phase/task-outside-checkpoint': defineRule<{ task: string }>({
    strict: 'warning',
    lenient: 'info',
    message: ({ task }) => `Missing checkpoint for task "${task}".`,
    hint: () => 'Move the task into the checkpoint whose review covers it.',
    why: 'A phase with checkpoints is done when they are approved; a task outside them is not reviewed.',
  }),
  'phase/approved-with-open-conditions': defineRule<{ checkpoint: string; conditions: number; says: string }>(
    {
      strict: 'warning',
      lenient: 'info',
      message: ({ checkpoint, conditions, says }) =>
        `Checkpoint ${checkpoint} has ${count(conditions, 'open condition')}, but ${says}.`,
      hint: () =>
        'Meet the conditions and remove them, or write "outcome: approved-with-conditions" and keep the phase open.',
      why: 'Forgotten conditions of an approval are the next gap.',
    },
  ),
  'phase/duplicate-task': defineRule<{ task: string }>({
    strict: 'error',
    lenient: 'warning',
    message: ({ task }) => `Duplicate task number ${task}.`,
    hint: () => 'Rename one of the two.',
    why: 'A number that two tasks have leads links and reports to the wrong one.',
  }),
  'phase/estimate-sum': defineRule<{ what: string; whole: string; sum: string }>({
    strict: 'warning',
    lenient: 'info',
    message: ({ what, whole, sum }) => `Estimate of ${what} is ${whole}, but its parts add up to ${sum}.`,
    hint: () =>
      'Correct the estimate or those of the parts; "unit" of the phase says how long one unit of work is.',
    why: 'One of the two is wrong, and people plan by either. Compared are only estimates of one measure, and only where every part has one; ranges contradict each other where they do not meet.',
  }),
  'phase/done-with-open-work': defineRule<{ what: string }>({
    strict: 'warning',
    lenient: 'info',
    message: ({ what }) => `Phase is done, but ${what}.`,
    hint: () => 'Finish it, move it to another phase, or set the state of the phase to "active".',
    why: 'Work that is left in a finished phase is in no list of open work.',
  }),
  'phase/task-not-verified': defineRule<{ task: string }>({
    strict: 'warning',
    lenient: 'info',
    message: ({ task }) => `Task ${task} is marked as done, but its remediation is not verified.`,
    hint: () => 'Verify the remediation, or remove "done": the task follows its remediation.',
    why: 'A task that names a remediation is done when that is verified. Anything else would be a second, different state.',
  }),
  'phase/approved-with-open-work': defineRule<{ checkpoint: string; what: string }>({
    strict: 'warning',
    lenient: 'info',
    message: ({ checkpoint, what }) => `Checkpoint ${checkpoint} is approved, but ${what}.`,
    hint: () => 'Finish it, or write "outcome: approved-with-conditions" and name it under "conditions".',
    why: 'An approval is read as the end of the checkpoint: open work behind it is forgotten.',
  }),
  'phase/review-overdue': defineRule<{ checkpoint: string; since: string; within: string }>({
    strict: 'warning',
    lenient: 'info',
    message: ({ checkpoint, since, within }) =>
      `Review of checkpoint ${checkpoint} overdue: pending since ${since}, expected within ${within}.`,
    hint: () => 'Review it and set "outcome", or find out what blocks the review.',
    why: 'Work behind a checkpoint waits for its review. The reference day is `--today`, else now.',
  }),
  'phase/before-predecessor': defineRule<{ state: string; before: string; other: string }>({
    strict: 'warning',
    lenient: 'info',
    message: ({ state, before, other }) =>
      `Phase is ${state}, but "${before}", which must be done before, is ${other}.`,
    hint: () => 'Correct one of the two states, or remove "after".',
    why: 'A phase that begins before its predecessor is done builds on something unfinished, or one of the two states is out of date.',
  }),
  'assessment/score-average': defineRule<{ score: string; average: string; factors: number }>({
    strict: 'warning',
    lenient: 'info',
    message: ({ score, average, factors }) =>
      `Score is ${score}, but its ${factors} factors average ${average}.`,
    hint: () =>
      'Correct one of them, or explain the weights in the text and accept the problem with "waive".',
    why: 'Readers compare scores over time. A score that does not follow from its factors cannot be compared. A difference of up to 0.25 of 10 counts as rounding.',
  }),
  'remediation/effort-sum': defineRule<{
    effort: string;
    sum: string;
    what: string;
    known: number;
    total: number;
    isCertain: boolean;
  }>({
    strict: {
      of: ({ isCertain }) => (isCertain ? 'warning' : 'info'),
      words: 'warning, info where the parts without an effort may make up the difference',
    },
    lenient: 'info',
    message: ({ effort, sum, what, known, total }) =>
      `Effort is ${effort}, but its ${what} add up to ${sum}${known < total ? ` (${known} of ${total} have an effort)` : ''}.`,
    hint: () => 'Correct the effort, or those of the parts.',
    why: 'One of the two is wrong, and people plan by either. Ranges contradict each other where they do not meet.',
  }),
  'plan/unknown-priority': defineRule<{ field: string; value: string; known: string }>({
    strict: 'error',
    lenient: 'warning',
    message: ({ field, value }) => `Unknown ${field} "${value}".`,
    hint: ({ known }) =>
      `Use one of ${known}, or add the word under "severities" in handrail.yaml; "handrail check --severities" prints the scale.`,
    why: 'An unknown priority sorts last: the gravest gap may be at the end of every list.',
  }),
  'requirement/violated': defineRule<Violated>({
    strict: BY_WORD,
    lenient: BY_WORD_AT_MOST_WARNING,
    message: ({ requirement, found, expected }) =>
      found === ''
        ? `Requirement "${requirement}" violated: missing ${expected}.`
        : `Requirement "${requirement}" violated: found "${found}", expected ${expected}.`,
    hint: () => 'Correct the text, or the assertion of the requirement.',
    why: 'The requirement applies to every page, and this page contradicts it: readers will follow this page.',
  }),
  'requirement/no-files': defineRule<{ files: string; reason: string }>({
    strict: 'error',
    lenient: 'warning',
    message: ({ files, reason }) => `Assertion reads no file: ${files}: ${reason}.`,
    hint: () => 'Correct "files": a glob from the top of the repository, for files that git tracks.',
    why: 'An assertion over missing files can never fail. Only files that git tracks are read: no page can show others.',
  }),
  'requirement/matches-nothing': defineRule<{ pattern: string }>({
    strict: 'warning',
    lenient: 'info',
    message: ({ pattern }) => `Assertion without a match: ${pattern}.`,
    hint: () => 'Correct the pattern or "within", or remove the assertion.',
    why: 'An assertion without a match can never fail, and looks as if it passed.',
  }),
  'requirement/too-slow': defineRule<{ pattern: string }>({
    strict: 'warning',
    lenient: 'warning',
    message: ({ pattern }) => `Assertion timed out: ${pattern}.`,
    hint: () => 'Avoid nested repetition in the pattern, e.g. (a+)+.',
    why: 'Some regular expressions need years for a single page. The result of the requirement is unknown.',
  }),
} as const;
