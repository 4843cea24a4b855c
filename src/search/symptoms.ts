import type { Catalogue } from './catalogue.ts';

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

/** The pages with a symptom that one of the lines has; the surest match of each. */
export function matchSymptoms(lines: readonly string[], { symptomsOf }: Catalogue): SymptomMatch[] {
  const even = lines.map((line) => ({ line, text: evenly(line) }));
  return Object.entries(symptomsOf).flatMap(([page, symptoms]) => {
    const matches = symptoms.flatMap((parts): SymptomMatch[] => {
      const wanted = parts.map(evenly);
      const found = even.find(({ text }) => has(text, wanted));
      if (!found) return [];
      return [
        { page: Number(page), line: found.line, symptom: parts.join(' * '), length: wanted.join('').length },
      ];
    });
    return matches.toSorted((one, other) => other.length - one.length).slice(0, 1);
  });
}

function evenly(text: string): string {
  return text.replace(/\s+/g, ' ').trim().toLowerCase();
}

/**
 * Whether the parts stand in the line one after the other. It is enough to take the first place of each: a later one would only
 * leave less of the line for the parts behind it.
 */
function has(line: string, parts: readonly string[]): boolean {
  let from = 0;
  return parts.every((part) => {
    const at = line.indexOf(part, from);
    from = at + part.length;
    return at >= 0;
  });
}
