import type { FieldPath } from '../schemas/walk.ts';
import { FILE_START, lineCounter, type Span } from '../shared/position.ts';

/** Fields as their author wrote them, in YAML or TOML, as far as they could be read. */
export interface FieldSet {
  /** Plain values; numbers whose spelling matters (`7.10`) stay as they were written. */
  readonly data: Readonly<Record<string, unknown>>;
  /** Where the value of a field stands; the nearest place around it where it has none of its own. */
  readonly at: (path: FieldPath) => Span;
  /** Where the field's name stands. */
  readonly keyAt: (path: FieldPath) => Span;
  readonly faults: readonly FrontmatterError[];
}

/** What is wrong with the writing itself. Where it is broken or no map there is no data. */
export type FrontmatterError =
  | { readonly what: 'broken'; readonly span: Span; readonly reason: string }
  | { readonly what: 'not-a-map'; readonly span: Span; readonly found: string }
  | { readonly what: 'duplicate-key'; readonly span: Span; readonly key: string };

export const NO_FIELDS: FieldSet = { data: {}, at: () => FILE_START, keyAt: () => FILE_START, faults: [] };

/** Offsets of the first character and of the one behind the last. */
export type TextRange = readonly [start: number, end: number];

/** The place of a part of the text, by offsets. */
export type SpanOf = (start: number, end: number) => Span;

/** Where a field is in the text, and the fields in it: all are noted in one pass, however many are looked for. */
export class LinePositions {
  #ranges: { readonly key: TextRange; readonly value: TextRange } | undefined;
  #within: Map<string, LinePositions> | undefined;

  put(key: TextRange, value: TextRange): this {
    this.#ranges = { key, value };
    return this;
  }

  within(step: string | number): LinePositions {
    this.#within ??= new Map();
    const known = this.#within.get(String(step));
    if (known) return known;
    const place = new LinePositions();
    this.#within.set(String(step), place);
    return place;
  }

  /** Where the name or the value of a field is; the value of what is around it where it has no place of its own. */
  nearest(path: FieldPath, part: 'key' | 'value'): TextRange {
    let found = this.#ranges?.value ?? ([0, 0] as const);
    let within = this.#within;
    for (const [depth, step] of path.entries()) {
      const place = within?.get(String(step));
      if (!place) break;
      found = place.#ranges?.[depth === path.length - 1 ? part : 'value'] ?? found;
      within = place.#within;
    }
    return found;
  }
}

/** @param firstLine the line of the file that `text` begins at */
export function spanLookup(text: string, firstLine: number): SpanOf {
  const count = lineCounter(text);
  const shift = firstLine - 1;
  return (start, end) => {
    const { line, column, endLine, endColumn } = count(start, end);
    return { line: line + shift, column, endLine: endLine + shift, endColumn };
  };
}
