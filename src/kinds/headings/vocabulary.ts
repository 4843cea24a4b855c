import type { RunbookHeading } from '../../shared/headings.ts';

/** The parts of a page that readers look for by name, whatever words its author uses. */
export type SectionName = Lowercase<RunbookHeading>;

/**
 * Alternatives of a regular expression for a heading's words: lower case, without punctuation and leading numbers. `both` are
 * words of any page; the others also tell that a page is a runbook or a troubleshooting entry.
 */
interface SectionWords {
  readonly runbooks?: string;
  readonly troubleshooting?: string;
  readonly both?: string;
}

/** The labels by which fields are written in a text: `**Priority:** high`, or a heading `## Deliverables`. */
export const LABEL_NAMES = [
  'priority',
  'category',
  'location',
  'expected',
  'actual',
  'impact',
  'effort',
  'spent',
  'status',
  'date',
  'phase',
  'dependencies',
  'wait',
  'estimate',
  'timeline',
  'deliverables',
  'objectives',
  'criteria',
  'score',
  'strengths',
  'weaknesses',
  'evidence',
  'risks',
  'mitigations',
  'recommendations',
  'conclusion',
  'resolves',
  'actions',
  'severity',
  'lasted',
  'detected',
  'fixedBy',
  'owner',
  'statement',
  'source',
  'level',
  'tier',
  'channels',
  'provider',
  'cost',
  'setup',
  'test',
  'horizon',
  'outcome',
  'reviewCriteria',
  'tasks',
  'requirement',
  'foundIn',
  'measures',
  'objectiveTargets',
] as const;

export type LabelName = (typeof LABEL_NAMES)[number];

/** Words that values and headings of plans are made of: `Gap 1: …`, `Status: done`. */
export const PLAN_WORDS = [
  'rejectedGaps',
  'gap',
  'checkpoint',
  'task',
  'phase',
  'tier',
  'unit',
  'done',
  'active',
  'planned',
  'none',
  'conditions',
  'approved',
  'rejected',
] as const;

export type PlanWord = (typeof PLAN_WORDS)[number];

/** The headings of one language. To add a language, write a file like `en.ts` and name it in `headings.ts`. */
export interface HeadingVocabulary {
  readonly sections: Readonly<Record<SectionName, SectionWords>>;
  /** Words that contain "who to call" anywhere, e.g. "On-call contacts", and so begin the escalation. */
  readonly contacts: string;
  /** Headings of a runbook that begin no section. */
  readonly runbooks: string;
  readonly incidents: string;
  /** Parts of a service's description: https://sre.google/sre-book/launch-checklist/ */
  readonly services: string;
  /** Parts of any page. */
  readonly parts: string;
  /** Alternatives without syntax of regular expressions, in lower case, without punctuation. */
  readonly labels: Readonly<Record<LabelName, string>>;
  readonly words: Readonly<Record<PlanWord, string>>;
}
