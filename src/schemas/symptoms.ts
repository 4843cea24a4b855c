import { z } from 'zod';
import { takes, text } from './types.ts';

/** Fewer characters than this would match half of every log. */
const LEAST = 8;

const words = `text as the system prints it, at least ${LEAST} characters besides *`;
const symptom = z.string(words).refine((value) => literalLength(value) >= LEAST, words);

/** A list, or a block with one per line. `*` stands for what varies, `\*` for a star; there are no other rules. */
export const symptoms = z
  .union([z.string(words).transform(linesOf), z.array(text, words)], words)
  .pipe(z.array(symptom, words));
takes.add(symptoms, { words: `${words}; a list, or a block with one per line` });

/** How many characters a line must really have to match. */
export function literalLength(written: string): number {
  return partsOf(written).join('').length;
}

/** The literal texts between the stars, without the space around them: `Login failed for user *` → `['Login failed for user']`. */
export function partsOf(written: string): string[] {
  return written
    .split(/(?<!\\)\*/)
    .map((part) => part.replaceAll(String.raw`\*`, '*').trim())
    .filter((part) => part !== '');
}

function linesOf(block: string): string[] {
  return block
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
