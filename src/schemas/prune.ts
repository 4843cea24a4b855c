import type { FieldPath } from './walk.ts';

type Values = Record<string | number, unknown>;

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
  const copy = structuredClone(data);
  // From the end, so that the lines of a block keep their numbers.
  for (const place of places.toReversed()) empty(copy, place);
  return compact(copy) as Values;
}

/** Takes out later what it empties now: the places of a list's other items must not move yet. */
function empty(values: Values, [key, ...rest]: FieldPath): void {
  if (key === undefined) return;
  const value = values[key];
  const [line] = rest;
  if (rest.length > 0 && typeof value === 'object' && value !== null) empty(value as Values, rest);
  else if (typeof value === 'string' && typeof line === 'number') values[key] = withoutLine(value, line);
  else values[key] = undefined;
}

/** A block of text stands for the list of its lines that are not empty. */
function withoutLine(block: string, index: number): string {
  const filled = block.split('\n').filter((line) => line.trim() !== '');
  return filled.filter((_, i) => i !== index).join('\n');
}
