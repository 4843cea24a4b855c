import { BEST_WINDOW_TERMS } from './rank.ts';
import type { PageText, SectionText } from './manifest.ts';
import type { MarkedText } from './result.ts';
import type { Language } from './languages.ts';
import { splitWords, type Word } from './words.ts';

/** The part of a page that answers best. */
export interface Excerpt {
  /** Nothing for the beginning of the page. */
  readonly section?: { readonly id: string; readonly heading: string };
  readonly pieces: readonly MarkedText[];
  /** What is marked, as the page has it: all of it in one, then in pieces. */
  readonly marks: readonly string[];
}

const MAX_EXCERPT_CHARACTERS = 240;
const MAX_MARK_CHARACTERS = 120;
const MAX_MARKS = 5;

/** How much each term that was asked for says. */
export type TermWeights = ReadonlyMap<string, number>;

/** @param place where what was asked for begins to stand close together */
export function excerptOf(
  sections: PageText,
  place: number,
  worth: TermWeights,
  language: Language,
): Excerpt {
  const first = Math.max(
    0,
    sections.findLastIndex(([, , position]) => position <= place),
  );
  const last = sections.findLastIndex(([, , position]) => position <= place + BEST_WINDOW_TERMS);
  const lines = sections.slice(first, last + 1).flatMap((section) => linesOf(section, language));
  const line = best(lines, worth);
  if (!line) return { pieces: [], marks: [] };
  const pieces = markWords(around(line, worth), worth, language);
  const [id, heading] = line.section;
  return { ...(id !== '' && { section: { id, heading } }), pieces, marks: runs(pieces) };
}

/** The text with the words that were asked for marked, and those between two of them that stand beside each other. */
export function markWords(text: string, worth: TermWeights, language: Language): MarkedText[] {
  const pieces: MarkedText[] = [];
  let from = 0;
  const add = (to: number, marked: boolean): void => {
    const last = pieces.at(-1);
    const piece = text.slice(from, to);
    if (last?.marked === marked) pieces[pieces.length - 1] = { text: last.text + piece, marked };
    else if (piece !== '') pieces.push({ text: piece, marked });
    from = to;
  };
  for (const word of splitWords(text, language).words) {
    if (!worth.has(word.term) || word.to <= from) continue;
    const isBeside = pieces.at(-1)?.marked === true && /^\s?$/.test(text.slice(from, word.from));
    add(word.from, isBeside);
    add(word.to, true);
  }
  add(text.length, false);
  return pieces;
}

/** What the words of a text that were asked for are worth together. */
export function totalWeight(words: readonly Word[], worth: TermWeights): number {
  const found = new Set(words.map(({ term }) => term).filter((term) => worth.has(term)));
  return found.values().reduce((sum, term) => sum + (worth.get(term) ?? 0), 0);
}

interface Line {
  readonly section: SectionText;
  readonly text: string;
  readonly words: readonly Word[];
}

function linesOf(section: SectionText, language: Language): Line[] {
  const [, heading, , text] = section;
  return [heading, text]
    .join('\n')
    .split('\n')
    .map((line) => ({ section, text: line, words: splitWords(line, language).words }));
}

/**
 * The line whose words are worth the most. Of two that are worth the same, a line of text wins over a heading. Where no word
 * stands in any of them, it is the first line of text.
 */
function best(lines: readonly Line[], worth: TermWeights): Line | undefined {
  const texts = lines.filter(({ section: [, heading], text }) => text !== '' && text !== heading);
  let most = { line: texts[0] ?? lines[0], has: 0 };
  for (const line of [...texts, ...lines]) {
    const has = totalWeight(line.words, worth);
    if (has > most.has) most = { line, has };
  }
  return most.line;
}

/** So much of a long line as fits, from a little before its first word that was asked for. */
function around({ text, words }: Line, worth: TermWeights): string {
  if (text.length <= MAX_EXCERPT_CHARACTERS) return text;
  const first = words.find(({ term }) => worth.has(term))?.from ?? 0;
  const begin = first < MAX_EXCERPT_CHARACTERS / 2 ? 0 : text.lastIndexOf(' ', first - 60) + 1;
  const end =
    begin + MAX_EXCERPT_CHARACTERS >= text.length
      ? text.length
      : text.lastIndexOf(' ', begin + MAX_EXCERPT_CHARACTERS);
  const part = text.slice(begin, end > begin ? end : begin + MAX_EXCERPT_CHARACTERS);
  return `${begin > 0 ? '… ' : ''}${part}${begin + part.length < text.length ? ' …' : ''}`;
}

/**
 * The texts that the browser looks for on the page, to highlight what was asked for: first everything from the first marked
 * word to the last, which hardly stands there twice, then each marked word alone.
 */
function runs(pieces: readonly MarkedText[]): string[] {
  const first = pieces.findIndex(({ marked }) => marked);
  const last = pieces.findLastIndex(({ marked }) => marked);
  const whole = pieces.slice(Math.max(first, 0), last + 1);
  const each = whole.filter(({ marked }) => marked).map(({ text }) => text);
  const all = [whole.map(({ text }) => text).join(''), ...each];
  return [...new Set(all)]
    .filter((text) => text !== '' && text.length <= MAX_MARK_CHARACTERS)
    .slice(0, MAX_MARKS);
}
