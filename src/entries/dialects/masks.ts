import type { Edit } from '../../shared/edit.ts';

/**
 * Characters that stand in the place of those which Markdown is not to read. Unicode keeps them for programs, so that no
 * text holds them: https://www.unicode.org/faq/private_use.html#noncharacters
 */
const FIRST = '\u{fdd0}';
const REST = '\u{fdd1}';
const SOME_MASK = new RegExp(`[${FIRST}${REST}]`);
const MASK = new RegExp(`${FIRST}${REST}*`, 'g');

/** Whether a text holds masks, or characters that would be taken for them. */
export function hasMasks(text: string): boolean {
  return SOME_MASK.test(text);
}

/** Hides a text from Markdown, line by line: what stands between spaces at both ends of a line becomes one mask. */
export function maskRange(text: string): string {
  return text.replace(/\S(?:[^\n]*\S)?/g, (line) => FIRST + REST.repeat(line.length - 1));
}

/** As many spaces, on as many lines. */
export function blankMasks(text: string): string {
  return text.replace(/[^\n]/g, ' ');
}

/** A text cut where its masks stand: every other piece is a mask. */
export function cutAtMasks(text: string): { pieces: string[]; masks: { start: number; end: number }[] } {
  const masks = [...text.matchAll(MASK)].map(({ 0: mask, index }) => ({
    start: index,
    end: index + mask.length,
  }));
  return { pieces: text.split(MASK), masks };
}

/** So far around a place its line is looked at. */
const FAR = 100;

/**
 * What takes away a part of a text that shows nothing: spaces where it is alone on its line, else a mask, which leaves no gap
 * and makes no code of what follows. Behind `_` a mask would be the rest of a word.
 */
export function maskEdit({ start, end }: Omit<Edit, 'text'>, text: string): Edit {
  const written = text.slice(start, end);
  const before = text.slice(Math.max(0, start - FAR), start);
  const isAlone = /(?:^|\n)[ \t>]*$/.test(before) && /^[ \t]*(?:\n|$)/.test(text.slice(end, end + FAR));
  const isBlank = isAlone || before.endsWith('_') || written.includes('\n');
  return { start, end, text: isBlank ? blankMasks(written) : maskRange(written) };
}
