import type { Insertion, Part } from '../shared/code-analysis.ts';
import { riskier } from './argument-use.ts';
import type { Use } from './programs.ts';
import { insertionOf, type Found } from './quoting-context.ts';

/** Where values are inserted in a script, part by part; and its comments, which are not copied. */
export interface ScriptInsertions {
  readonly insertions: readonly Insertion[];
  readonly comments: readonly Part[];
}

/** A part of a script, by the offsets of a syntax tree. */
export interface Range {
  readonly pos: number;
  readonly end: number;
}

/** What is found out about the placeholders of a script: of each the riskiest use, and how a value was last said to be written. */
export class InsertionNotes {
  readonly #parts: readonly Part[];
  readonly #found = new Map<Part, Found>();
  readonly #covered: Part[] = [];

  constructor(parts: readonly Part[]) {
    this.#parts = parts;
  }

  /** The placeholders in a part. */
  within({ pos, end }: Range): readonly Part[] {
    return this.#parts.filter((part) => pos <= part.start && part.end <= end);
  }

  note(range: Range, { use, insertion }: Found): void {
    for (const part of this.within(range)) {
      const known = this.#found.get(part);
      const next = insertion ?? known?.insertion;
      this.#found.set(part, { use: riskier(use, known?.use ?? 'data'), ...(next && { insertion: next }) });
    }
  }

  /** No comment begins there. */
  cover({ pos, end }: Range): void {
    this.#covered.push({ start: pos, end });
  }

  /** @param useOf what becomes of the value of a placeholder later on */
  insertionsIn(code: string, useOf: (part: Part) => Use): ScriptInsertions {
    const comments = commentsIn(code, this.#covered);
    const insertions = this.#parts.map((part): Insertion => {
      const found = this.#found.get(part);
      if (found) return insertionOf({ ...found, use: riskier(found.use, useOf(part)) });
      return comments.some(({ start, end }) => start <= part.start && part.end <= end) ? 'plain' : 'typed';
    });
    return { insertions, comments };
  }
}

export function spanOf({ start, end }: Part): Range {
  return { pos: start, end };
}

/** The comments of a script: from a `#` between its words to the end of the line. */
function commentsIn(code: string, covered: readonly Part[]): Part[] {
  const ranges = covered.toSorted((a, b) => a.start - b.start);
  const comments: Part[] = [];
  let next = 0;
  for (let at = 0; at < code.length; at++) {
    while ((ranges[next]?.end ?? Infinity) <= at) next++;
    const range = ranges[next];
    if (range && range.start <= at) at = range.end - 1;
    else if (code[at] === '#' && /^$|[\s;&|()]/.test(code.charAt(at - 1)) && !(at === 0 && code[1] === '!')) {
      const end = code.indexOf('\n', at);
      comments.push({ start: at, end: end === -1 ? code.length : end });
      at = end === -1 ? code.length : end;
    }
  }
  return comments;
}
