import type { IndexManifest } from './manifest.ts';
import { LiteralMatcher } from './literals.ts';

/** A line that was pasted or typed, and the page that says it is what the system prints. */
export interface SymptomMatch {
  readonly page: number;
  /** As it was given. */
  readonly line: string;
  /** As the page has it, with `*` for what varies. */
  readonly symptom: string;
  /** Its literal letters: the more, the surer. */
  readonly length: number;
}

interface Symptom {
  readonly page: number;
  readonly symptom: string;
  readonly length: number;
  /** Numbers of the literal texts between what varies. */
  readonly parts: readonly number[];
}

/** The symptoms of all pages, looked for at once. */
export class SymptomMatcher {
  readonly #literals: LiteralMatcher;
  readonly #lengths: readonly number[];
  /** By the number of their longest part: a line without it has none of them. */
  readonly #byLongest: ReadonlyMap<number, readonly Symptom[]>;

  constructor({ symptomsOf }: Pick<IndexManifest, 'symptomsOf'>) {
    const numbers = new Map<string, number>();
    const numberOf = (text: string): number => {
      const number = numbers.get(text) ?? numbers.size;
      numbers.set(text, number);
      return number;
    };
    const symptoms = Object.entries(symptomsOf).flatMap(([page, found]) =>
      found.map((written): Symptom => {
        const texts = written.map(normalizeSpace).filter((text) => text !== '');
        const parts = texts.map(numberOf);
        return { page: Number(page), symptom: written.join(' * '), length: texts.join('').length, parts };
      }),
    );
    this.#literals = new LiteralMatcher([...numbers.keys()]);
    this.#lengths = [...numbers.keys()].map(({ length }) => length);
    this.#byLongest = Map.groupBy(symptoms, ({ parts }) =>
      parts.reduce(
        (one, other) => (this.#lengthOf(other) > this.#lengthOf(one) ? other : one),
        parts[0] ?? 0,
      ),
    );
  }

  /** The pages with a symptom that one of the lines has; the surest match of each. */
  match(lines: readonly string[]): SymptomMatch[] {
    const surest = new Map<number, SymptomMatch>();
    for (const line of lines) {
      const ends = this.#literals.find(normalizeSpace(line));
      for (const longest of ends.keys()) {
        for (const { parts, ...symptom } of this.#byLongest.get(longest) ?? []) {
          const before = surest.get(symptom.page);
          if ((before?.length ?? 0) < symptom.length && this.#isInOrder(parts, ends))
            surest.set(symptom.page, { ...symptom, line });
        }
      }
    }
    return [...surest.values()].toSorted((one, other) => one.page - other.page);
  }

  /**
   * Whether the parts follow each other in a line. It is enough to take the first occurrence of each: a later one would
   * leave less of the line for the parts behind it.
   */
  #isInOrder(parts: readonly number[], ends: ReadonlyMap<number, readonly number[]>): boolean {
    let from = 0;
    return parts.every((part) => {
      const end = firstFrom(ends.get(part) ?? [], from + this.#lengthOf(part));
      from = end ?? Infinity;
      return end !== undefined;
    });
  }

  #lengthOf(part: number): number {
    return this.#lengths[part] ?? 0;
  }
}

/** The first of ascending numbers that is not below `least`. */
function firstFrom(ascending: readonly number[], least: number): number | undefined {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? 0) < least) low = middle + 1;
    else high = middle;
  }
  return ascending[low];
}

function normalizeSpace(text: string): string {
  return text.replace(/\s+/g, ' ').trim().toLowerCase();
}
