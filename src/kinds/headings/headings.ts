import { GERMAN } from './de.ts';
import { ENGLISH } from './en.ts';
import { SPANISH } from './es.ts';
import { FRENCH } from './fr.ts';
import { JAPANESE } from './ja.ts';
import { RUSSIAN } from './ru.ts';
import {
  LABEL_NAMES,
  type HeadingVocabulary,
  type LabelName,
  type PlanWord,
  type SectionName,
} from './vocabulary.ts';
import { CHINESE } from './zh.ts';

export type { LabelName, PlanWord, SectionName } from './vocabulary.ts';

/** The kinds of page that headings tell. */
export type HeadedKind = 'runbooks' | 'troubleshooting' | 'incidents' | 'services';

const LANGUAGES: readonly HeadingVocabulary[] = [
  ENGLISH,
  GERMAN,
  FRENCH,
  SPANISH,
  RUSSIAN,
  JAPANESE,
  CHINESE,
];
/** A word ends before this. Chinese and Japanese have no spaces, so there a heading may go on at once. */
const WORD_END = '(?![\\p{Script=Latin}\\p{Script=Cyrillic}\\p{N}])';

type Words = (language: HeadingVocabulary) => readonly (string | undefined)[];

function alternatives(words: Words): string {
  return LANGUAGES.flatMap(words)
    .filter((one) => one !== undefined)
    .join('|');
}

/** Matches headings that are one of these words and nothing else. */
function whole(words: Words): RegExp {
  return new RegExp(`^(?:${alternatives(words)})$`, 'u');
}

function sectionWords(name: SectionName): Words {
  return ({ sections }) => {
    const { runbooks, troubleshooting, both } = sections[name];
    return [runbooks, troubleshooting, both];
  };
}

/** In the order in which they are tried: "Verify the fix" is a verification, "Recover and escalate" an escalation. */
const ORDER = [
  'escalation',
  'rollback',
  'verification',
  'aftercare',
  'mitigation',
  'diagnosis',
  'impact',
  'meaning',
] as const satisfies readonly SectionName[];
const SECTIONS = ORDER.map((name) => {
  const start = `^(?:${alternatives(sectionWords(name))})${WORD_END}`;
  const contacts = `(?<![\\p{L}\\p{N}])(?:${alternatives(({ contacts: words }) => [words])})${WORD_END}`;
  return [name, new RegExp(name === 'escalation' ? `${start}|${contacts}` : start, 'u')] as const;
});

const KINDS: Readonly<Record<HeadedKind, RegExp>> = {
  incidents: whole(({ incidents }) => [incidents]),
  services: whole(({ services }) => [services]),
  troubleshooting: whole(({ sections }) => ORDER.map((name) => sections[name].troubleshooting)),
  runbooks: whole(({ sections, runbooks }) => [runbooks, ...ORDER.map((name) => sections[name].runbooks)]),
};
const PARTS = whole(({ parts }) => [parts]);

/**
 * A heading's words, as the vocabulary has them.
 * @example headingWords('2.1 Step 3 - Roll back!') // 'roll back'
 */
export function headingWords(heading: string): string {
  return heading
    .toLowerCase()
    .normalize('NFC')
    .replace(/[^\p{L}\p{N} -]+/gu, ' ')
    .replace(/^[\d\s-]+/, '')
    .replace(/^(step|part|phase) \d+\s*-?\s*/, '')
    .replace(/ {2,}/g, ' ')
    .trim();
}

/** The section that a heading begins, by the first words of the heading. */
export function sectionOfHeading(heading: string): SectionName | undefined {
  const words = headingWords(heading);
  return SECTIONS.find(([, pattern]) => pattern.test(words))?.[0];
}

/** Whether pages of a kind have a heading of exactly these words, and few other pages do. */
export function tellsKind(heading: string, kind: HeadedKind): boolean {
  return KINDS[kind].test(headingWords(heading));
}

/** Whether a heading names a part of a page, and so not the page. */
export function namesPart(heading: string): boolean {
  return PARTS.test(headingWords(heading)) || sectionOfHeading(heading) !== undefined;
}

const LABELS = Map.groupBy(
  LABEL_NAMES.flatMap((name) => labelWords(name).map((words) => [words, name] as const)),
  ([words]) => words,
);

/** Every way to write a label, in all languages, the English first. */
export function labelWords(name: LabelName): readonly string[] {
  return LANGUAGES.flatMap(({ labels }) => labels[name].split('|'));
}

/** The labels that these words may be: a word may be one label in one language and another in another. */
export function labelsOf(text: string): readonly LabelName[] {
  return LABELS.get(headingWords(text))?.map(([, name]) => name) ?? [];
}

/** Alternatives of a regular expression, in all languages, the longest first. */
export function planWords(word: PlanWord): string {
  return LANGUAGES.flatMap(({ words }) => words[word].split('|'))
    .toSorted((a, b) => b.length - a.length)
    .join('|');
}
