import { stemmer as englishStem } from 'stemmer';
import { stemmerOf, stopWordsOf, type Language } from './languages.ts';

/** A word of a text, as the index knows it. */
export interface Word {
  readonly term: string;
  /** What the term is made from: one part of the written word, in lower case. */
  readonly part: string;
  readonly text: string;
  /** Counts the words of the text, stop words too; the parts of `KubePodNotReady` are four. */
  readonly place: number;
  /** In the text, in UTF-16 units. */
  readonly from: number;
  readonly to: number;
  /** Several parts written in one: a name, a version, an address, a flag, `KEY=value`. */
  readonly isCompound?: boolean;
}

const WORD = /[\p{L}\p{M}\p{N}_]+(?:['’](?:s|t|re|ve|ll|d|m)\b)?/gu;
/** What is longer is a digest or a picture in letters. */
const MAX_WORD_CHARACTERS = 60;
/** Capitals of an acronym stay together, with the `s` of its plural: `PVCs`. */
const PART = /_+|(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])(?![A-Z]s(?:[_A-Z]|$))/;
/** Scripts without spaces between words, whose words are in a dictionary of the browser and of Node alike. */
const DENSE =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}ー々]+/u;
const DENSE_OR_NOT = new RegExp(String.raw`${DENSE.source}|(?:(?!${DENSE.source}).)+`, 'gu');
/** Joins words into one token: `10.2.1-rc.4`, `127.0.0.1:6379`, `--max-time=5`, `/var/log`. */
const JOINER = /^(?:[-.:=/@+]|:\/\/|=-{0,2}|\/?\.)$/;
/** A code as it is also written without its prefix. */
const HEXADECIMAL = /^0x([0-9a-f]{4,16})$/;

/**
 * The words that tell something, and how many words the text has in all. A name written in one, `StatefulSet` or `max_conn`,
 * is found by its parts and as a whole, and so is what signs join, such as `10.2.1-rc.4`.
 */
export function splitWords(
  text: string,
  language: Language = 'en',
): { readonly words: Word[]; readonly length: number } {
  const words: Word[] = [];
  const stopWords = stopWordsOf(language);
  let place = 0;
  let joined = { from: 0, to: -1, place: 0, count: 0 };
  const endToken = (): void => {
    if (joined.count > 1) addCompound(text.slice(joined.from, joined.to), joined);
    joined = { from: 0, to: -1, place, count: 0 };
  };
  const addCompound = (written: string, at: { from: number; to: number; place: number }): void => {
    if (written.length > MAX_WORD_CHARACTERS) return;
    const part = normalizeName(written);
    const span = { text: written, place: at.place, from: at.from, to: at.to };
    if (part !== '') words.push({ term: termOf(part, language), part, isCompound: true, ...span });
  };
  const add = (written: string, from: number): void => {
    const to = from + written.length;
    const parts = partsOf(written);
    if (parts.length > 1) addCompound(written, { from, to, place });
    for (const part of parts) {
      if (part.length <= MAX_WORD_CHARACTERS && !stopWords.has(part))
        words.push({ term: termOf(part, language), part, text: written, place, from, to });
      const bare = HEXADECIMAL.exec(part)?.[1];
      if (bare !== undefined)
        words.push({ term: bare, part: bare, isCompound: true, text: written, place, from, to });
      place += 1;
    }
  };
  for (const { 0: written, index } of text.matchAll(WORD)) {
    const gap = index - joined.to;
    if (gap > 3 || gap < 1 || !JOINER.test(text.slice(joined.to, index))) endToken();
    if (joined.count === 0) joined = { from: index, to: index, place, count: 0 };
    if (mayBeDense(written) && DENSE.test(written)) {
      for (const run of written.matchAll(DENSE_OR_NOT))
        if (!DENSE.test(run[0])) add(run[0], index + run.index);
        else
          for (const { segment, index: at, isWordLike } of segmenter().segment(run[0])) {
            const from = index + run.index + at;
            const part = fold(segment);
            if (isWordLike === true && !DENSE_STOP_WORDS.has(part))
              words.push({ term: part, part, text: segment, place, from, to: from + segment.length });
            place += 1;
          }
      endToken();
    } else {
      add(written, index);
      joined = { ...joined, to: index + written.length, count: joined.count + 1 };
    }
  }
  endToken();
  return { words, length: place };
}

/** The term of a name that was typed in several words. */
export function compoundName(words: readonly string[]): string {
  return termOf(normalizeName(words.join('')), 'en');
}

/** Letters and digits alone, in lower case: what the spellings of a name have in common. */
export function normalizeName(name: string): string {
  return fold(name.normalize('NFKC').toLowerCase()).replace(/[^\p{L}\p{M}\p{N}]+/gu, '');
}

/** Every word as it is written, stop words too. */
export function writtenWords(text: string): string[] {
  return text.match(WORD) ?? [];
}

function partsOf(written: string): string[] {
  const bare = written.replace(/['’]\w+$/, '');
  // Most words are plain, and splitting them is what takes the time.
  if (/^[a-z]+$/.test(bare)) return [bare];
  return bare
    .split(PART)
    .map((part) => part.normalize('NFKC').toLowerCase())
    .filter((part) => part !== '');
}

/** The first letters of these scripts come after all of the Latin, Greek, Cyrillic, Hebrew and Arabic ones. */
function mayBeDense(written: string): boolean {
  for (let at = 0; at < written.length; at++) if (written.charCodeAt(at) >= 0x0e_00) return true;
  return false;
}

let madeSegmenter: Intl.Segmenter | undefined;

/** One dictionary serves Chinese and Japanese. */
function segmenter(): Intl.Segmenter {
  return (madeSegmenter ??= new Intl.Segmenter('ja', { granularity: 'word' }));
}

/** Particles, which are in every text. */
const DENSE_STOP_WORDS = new Set(
  '的 了 是 在 和 与 或 也 有 不 我 他 个 这 の を に は が で と も へ や から まで です ます する した して れ いる ある この その'.split(
    ' ',
  ),
);

/** Letters without their diacritics. Vowels and signs of other scripts stay: they are part of the word. */
function fold(text: string): string {
  // eslint-disable-next-line no-control-regex
  if (/^[\u0000-\u007f]*$/.test(text)) return text;
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f\u0591-\u05c7\u064b-\u065f]+/g, '')
    .replace(/[ßæœøłđı]/g, (letter) => LETTERS[letter] ?? letter)
    .normalize('NFC');
}

const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ı: 'i',
};

const stems = new Map<Language, Map<string, string>>();
/** So that hostile text cannot fill the memory. */
const MAX_CACHED_STEMS = 200_000;

/** Endings go, so that `restarting` finds `restarts`. */
export function termOf(word: string, language: Language): string {
  let known = stems.get(language);
  if (!known || known.size > MAX_CACHED_STEMS) stems.set(language, (known = new Map()));
  let term = known.get(word);
  if (term === undefined) known.set(word, (term = stemOf(word, language)));
  return term;
}

function stemOf(word: string, language: Language): string {
  const stem = language === 'en' ? undefined : stemmerOf(language);
  // Snowball's stemmers know the letters with their diacritics.
  if (stem && /^\p{L}{3,30}$/u.test(word)) return fold(stem(word));
  const plain = fold(word);
  return /^[a-z]{3,25}$/.test(plain) ? englishStem(plain) : plain;
}
