import type { FieldPath } from '../schemas/walk.ts';
import { childOf } from '../shared/child.ts';

/**
 * Finds where in the frontmatter, as it was `given`, what was `kept` at a path stood: items that could not be used were left
 * out, and those after them moved up. `isGone` says which places are known to have been left out. Each list is compared once.
 */
export function originsOf(
  kept: unknown,
  given: unknown,
  isGone: (path: FieldPath) => boolean,
): (path: FieldPath) => FieldPath {
  const lists = new Map<readonly unknown[], readonly number[]>();
  const linesIn = blockLines();
  return (path) => {
    const origin: (string | number)[] = [];
    let now = kept;
    let before = linesIn(given);
    for (const step of path) {
      let from = step;
      if (typeof step === 'number' && Array.isArray(now) && Array.isArray(before)) {
        const indices = lists.get(now) ?? indicesBefore(now, before, (index) => isGone([...origin, index]));
        lists.set(now, indices);
        from = indices[step] ?? step;
      }
      origin.push(from);
      now = childOf(now, step);
      before = linesIn(childOf(before, from));
    }
    return origin;
  };
}

/** Each kept item was made of the first one given that it can have been made of, after the item before it. */
function indicesBefore(
  kept: readonly unknown[],
  given: readonly unknown[],
  isLeftOut: (index: number) => boolean,
): number[] {
  if (kept.length >= given.length) return [];
  let from = -1;
  return kept.map((item, index) => {
    from++;
    while (from < given.length && (isLeftOut(from) || !isMadeOf(item, given[from]))) from++;
    return from < given.length ? from : index;
  });
}

/** Schemas keep texts as they are, make a set of a text alone, and change flags and scores, which say nothing here. */
function isMadeOf(item: unknown, given: unknown): boolean {
  if (isText(given)) {
    const text = String(given).trim();
    return isText(item) ? String(item) === text : Object.values(item as object).includes(text);
  }
  if (typeof item !== 'object' || item === null) return false;
  return Object.entries(item).every(([name, value]) => {
    const written = childOf(given, name);
    if (typeof value !== 'string' || written === undefined || typeof written === 'boolean') return true;
    return isText(written) && String(written).trim() === value;
  });
}

function isText(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}

/** A block of text stands for the list of its lines that are not empty; each is divided once. */
export function blockLines(): (value: unknown) => unknown {
  const blocks = new Map<string, readonly string[]>();
  return (value) => {
    if (typeof value !== 'string' || !value.includes('\n')) return value;
    const lines = blocks.get(value) ?? value.split('\n').filter((line) => line.trim() !== '');
    blocks.set(value, lines);
    return lines;
  };
}
