import { stemmer } from 'stemmer';

/** A word of a text, as the index knows it. */
export interface Word {
  readonly term: string;
  readonly text: string;
  /** Counts the words of the text, stop words too; the parts of `KubePodNotReady` are four. */
  readonly place: number;
  /** In the text, in UTF-16 units. */
  readonly from: number;
  readonly to: number;
}

const WORD = /[\p{L}\p{M}\p{N}_]+(?:['’](?:s|t|re|ve|ll|d|m)\b)?/gu;
/** What is longer is a digest or a picture in letters. */
const MAX_WORD_CHARACTERS = 60;
const PART = /_+|(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/;
/** Scripts that put no space between words: two letters are a word. */
const DENSE = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]{2,}/u;

const STOP_WORDS = new Set(
  (
    'a about after all an and any are as at be before but by can could did do does doesn don for from get gets got had has ' +
    'have how i if in into is isn it its just me my of on only or our should so some t than that the their them then there ' +
    'these they this to too us was we were what when where which while who why will with would you your'
  ).split(' '),
);

/**
 * The words that tell something, and how many words the text has in all. A name written in one, `StatefulSet` or `max_conn`,
 * is found by its parts and as a whole.
 */
export function splitWords(text: string): { readonly words: Word[]; readonly length: number } {
  const words: Word[] = [];
  let place = 0;
  for (const { 0: written, index } of text.matchAll(WORD)) {
    const span = { text: written, from: index, to: index + written.length };
    const parts = partsOf(written);
    if (parts.length > 1 && written.length <= MAX_WORD_CHARACTERS)
      words.push({ term: termOf(parts.join('')), place, ...span });
    for (const part of parts) {
      if (part.length <= MAX_WORD_CHARACTERS && !STOP_WORDS.has(part))
        words.push({ term: termOf(part), place, ...span });
      place += 1;
    }
  }
  return { words, length: place };
}

/** The term of a name that was typed in several words. */
export function compoundName(words: readonly string[]): string {
  return termOf(normalizeName(words.join('')));
}

/** Letters and digits alone, in lower case: what the spellings of a name have in common. */
export function normalizeName(name: string): string {
  return plain(name).replace(/[^\p{L}\p{N}]+/gu, '');
}

function partsOf(written: string): string[] {
  if (DENSE.test(written)) return pairs(plain(written));
  const bare = written.replace(/['’]\w+$/, '');
  // Most words are plain, and splitting them is what takes the time.
  if (/^[a-z]+$/.test(bare)) return [bare];
  return bare
    .split(PART)
    .map(plain)
    .filter((part) => part !== '');
}

function pairs(text: string): string[] {
  const letters = [...text];
  return letters.slice(1).map((letter, at) => `${letters[at]}${letter}`);
}

function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
}

const stems = new Map<string, string>();
/** So that hostile text cannot fill the memory. */
const MAX_CACHED_STEMS = 200_000;

/** Endings go, so that `restarting` finds `restarts`: English ones alone. */
function termOf(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  if (stems.size > MAX_CACHED_STEMS) stems.clear();
  const stem = /^[a-z]{3,25}$/.test(word) ? stemmer(word) : word;
  stems.set(word, stem);
  return stem;
}
