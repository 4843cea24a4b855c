import { createHash, type BinaryLike } from 'node:crypto';

/** A step of the work on a file, or on one of its entries. */
export interface Step {
  /** Relative to the content folder. */
  readonly file: string;
  /** Which of the file's entries, from 0. */
  readonly index?: number;
  readonly name: 'entries' | 'findings' | 'secrets' | 'outcome' | 'text' | 'highlights' | 'changes';
  /** A digest of what the step is given, beside the questions that it asks. */
  readonly key: string;
}

/** What a step is told of the rest of the content: an answer of one line per question. */
export type Answer = (question: string) => string;

/** What steps made of files before. It returns what the same code made of the same input, or nothing. */
export interface Memory {
  /** @param answer answers now what the step asked then; where an answer differs, nothing is returned */
  readonly recall: (step: Step, answer?: Answer) => unknown;
  /** @param made plain data that JSON can represent */
  readonly keep: (step: Step, made: unknown, asked?: Readonly<Record<string, string>>) => void;
}

export const NO_MEMORY: Memory = { recall: () => undefined, keep: () => undefined };

/** What the step made of the same input before; else what `make` makes of it now. */
export function remembered<Made extends object>(
  memory: Memory,
  step: Step,
  make: (ask: Answer) => Made,
  answer?: Answer,
): Made {
  return (memory.recall(step, answer) as Made | undefined) ?? made(memory, step, make, answer);
}

/** Makes it, and keeps it for the next time. */
export function made<Made extends object>(
  memory: Memory,
  step: Step,
  make: (ask: Answer) => Made,
  answer: Answer = () => '',
): Made {
  const asked: Record<string, string> = Object.create(null) as Record<string, string>;
  const result = make((question) => (asked[question] = answer(question)));
  memory.keep(step, result, asked);
  return result;
}

/** Differs where one of the parts does, or where it is cut elsewhere. */
export function digestOf(...parts: readonly BinaryLike[]): string {
  const hash = createHash('sha256');
  for (const part of parts) {
    const { length } = part as string | Uint8Array;
    hash.update(`${length}\0`).update(part);
  }
  return hash.digest('base64url');
}
