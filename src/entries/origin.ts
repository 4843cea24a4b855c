import type { FieldPath } from '../schemas/walk.ts';
import { childOf } from '../shared/child.ts';

/**
 * Where in the frontmatter, as it was `given`, what was `kept` at `path` stood: items that could not be used were left
 * out, and those after them moved up. `isGone` says which places are known to have been left out.
 */
export function originOf(
  path: FieldPath,
  kept: unknown,
  given: unknown,
  isGone: (path: FieldPath) => boolean,
): FieldPath {
  const origin: (string | number)[] = [];
  let now = kept;
  let before = asList(given);
  for (const step of path) {
    const isItem = typeof step === 'number' && Array.isArray(now) && Array.isArray(before);
    const isLeftOut = (index: number) => isGone([...origin, index]);
    const from = isItem ? indexBefore(step, now as unknown[], before as unknown[], isLeftOut) : step;
    origin.push(from);
    now = childOf(now, step);
    before = asList(childOf(before, from));
  }
  return origin;
}

/** Each kept item was made of the first one given that it can have been made of, after the item before it. */
function indexBefore(
  index: number,
  kept: readonly unknown[],
  given: readonly unknown[],
  isLeftOut: (index: number) => boolean,
): number {
  if (kept.length >= given.length) return index;
  let from = -1;
  for (const item of kept.slice(0, index + 1)) {
    from++;
    while (from < given.length && (isLeftOut(from) || !isMadeOf(item, given[from]))) from++;
  }
  return from < given.length ? from : index;
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

/** A block of text stands for the list of its lines that are not empty. */
function asList(value: unknown): unknown {
  return typeof value === 'string' && value.includes('\n')
    ? value.split('\n').filter((line) => line.trim() !== '')
    : value;
}
