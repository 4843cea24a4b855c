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
}
