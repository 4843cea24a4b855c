import type { RunbookHeading } from '../shared/headings.ts';
import type { Heading, Outline } from './entry.ts';

/** The parts of a page that people look for by name, whatever words its author uses. */
export type SectionName = Lowercase<RunbookHeading>;

/** Headings as they are written in runbooks, lower case and without punctuation; the first that fits decides. */
const WORDS: readonly (readonly [name: SectionName, headings: RegExp])[] = [
  [
    'escalation',
    /^(when to )?escalat(e|ion)\b|\b(who to (call|page|contact)|contacts?|on-?call|get(ting)? help)\b/,
  ],
  ['rollback', /^(how to )?(roll(ing)? ?back|revert(ing)?|undo|back ?out)\b/],
  [
    'verification',
    /^(verif(y|ication)|validat(e|ion)|confirm(ation)?|post-?checks?|how (do|to) (you )?(know|verify|check)|success criteria|check (that )?it (worked|works))\b/,
  ],
  [
    'aftercare',
    /^(after ?care|aftermath|follow-?ups?|post-?(incident|mortem)|afterwards|prevention|clean-?up)\b/,
  ],
  [
    'mitigation',
    /^((possible |recommended |suggested )?(mitigations?|resolutions?|remediations?|solutions?|fix(es)?|actions?|workarounds?)|mitigat(e|ing)|resolv(e|ing)|remediat(e|ing)|recover(y|ing)?|restor(e|ing|ation)|how to (fix|resolve|recover|mitigate|restore)|what to do|procedures?|steps?( to (take|resolve|fix))?|instructions?|response|immediate actions?|first aid)\b/,
  ],
  [
    'diagnosis',
    /^(diagnos(is|e|tics?|ing)|investigat(e|ion|ing)|triage|troubleshoot(ing)?|debug(ging)?|(possible |first |initial )?(checks?|causes?)|pre-?checks?|analysis|what to (check|look))\b/,
  ],
  ['impact', /^(impact|severity|consequences?|user impact|customer impact|effects?)\b/],
  [
    'meaning',
    /^(meaning|overview|summary|description|about|background|symptoms?|what (it|this) means|what (is|happened|happens)|alert (description|meaning))\b/,
  ],
];

/** The heading of each part that a page has: the first of its name. */
export function sectionsOf({ headings }: Outline): ReadonlyMap<SectionName, Heading> {
  const sections = new Map<SectionName, Heading>();
  for (const heading of headings) {
    const name = sectionName(heading.text);
    if (name !== undefined && !sections.has(name)) sections.set(name, heading);
  }
  return sections;
}

/** Which part a heading begins, by its words. */
export function sectionName(heading: string): SectionName | undefined {
  const words = heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} -]+/gu, ' ')
    .replace(/^[\d\s-]+/, '')
    .replace(/^(step|part|phase) \d+\s*-?\s*/, '')
    .trim();
  return WORDS.find(([, pattern]) => pattern.test(words))?.[0];
}

/** Words that name a part of any page. */
const PARTS =
  /^(summary|introduction|background|configuration|usage|reference|prerequisites|requirements|purpose|goals?|problem|process|table of contents|contents|links)$/i;

/** Whether a heading names a part of a page, and so not the page. */
export function isPart(heading: string): boolean {
  return PARTS.test(heading.trim()) || sectionName(heading) !== undefined;
}
