import type { FieldPath } from './walk.ts';

type Values = Record<string, unknown>;

/** Deeper than any schema, so that what YAML's anchors tie into a circle comes to an end. */
const DEEPEST = 20;

/** A copy without fields that have no value (`owner:`). An empty item of a list stays: it
 * is a mistake to be named. A list that lost all its items goes with them. */
export function compact(value: unknown, depth = 0): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= DEEPEST) return undefined;
  if (Array.isArray(value)) {
    const items = value.filter((item) => item !== undefined);
    return items.length === 0 && value.length > 0 ? undefined : items.map((item) => compact(item, depth + 1));
  }
  const filled = Object.entries(value).filter(([, item]) => item !== undefined && item !== null);
  return Object.fromEntries(filled.map(([key, item]) => [key, compact(item, depth + 1)]));
}

/** A copy without what stands at these places. */
export function without(data: Readonly<Values>, places: readonly FieldPath[]): Values {
  return (compact(emptied(data, places)) ?? {}) as Values;
}

/** What is taken out of a list leaves a gap: the places of its other items must not move yet. */
function emptied(value: unknown, places: readonly FieldPath[]): unknown {
  if (places.some((place) => place.length === 0)) return undefined;
  const below = new Map(
    [...Map.groupBy(places, ([step]) => step)].map(([step, found]) => [
      String(step),
      found.map(([, ...rest]) => rest),
    ]),
  );
  const part = (step: string | number, item: unknown): unknown => {
    const found = below.get(String(step));
    return found ? emptied(item, found) : item;
  };
  if (typeof value === 'string' && places.every(([step]) => typeof step === 'number'))
    return withoutLines(value, below);
  if (typeof value !== 'object' || value === null) return undefined;
  if (Array.isArray(value)) return value.map((item, index) => part(index, item));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, part(key, item)]));
}

/** A block of text stands for the list of its lines that are not empty. */
function withoutLines(block: string, lines: ReadonlyMap<string, unknown>): string {
  const filled = block.split('\n').filter((line) => line.trim() !== '');
  return filled.filter((_, index) => !lines.has(String(index))).join('\n');
}
