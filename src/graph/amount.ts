import { parseAmount } from '../schemas/assertion.ts';
import { parseDuration } from '../shared/duration.ts';

/** Two values in one unit. A range of time has two ends. */
interface Pair {
  readonly found: { readonly from: number; readonly to: number };
  readonly limit: { readonly from: number; readonly to: number };
}

const BYTES: ReadonlyMap<string, number> = new Map(
  ['k', 'm', 'g', 't', 'p'].flatMap((unit, index) => {
    const [decimal, binary] = [1000 ** (index + 1), 1024 ** (index + 1)];
    return [
      [unit, decimal],
      [`${unit}b`, decimal],
      [`${unit}i`, binary],
      [`${unit}ib`, binary],
    ] as const;
  }),
);

/** `0.1 + 0.2` is not above `0.3`. */
const TOLERANCE = 1e-9;

/** `49MB` is at most `0.05GB`. Not so where the two have no common unit. */
export function isAmountAtMost(found: string, limit: string): boolean {
  const pair = inOneUnit(found, limit);
  return pair !== undefined && pair.found.to - pair.limit.from <= TOLERANCE * Math.abs(pair.limit.from);
}

/** `3000ms` is at least `3s`. Not so where the two have no common unit. */
export function isAmountAtLeast(found: string, limit: string): boolean {
  const pair = inOneUnit(found, limit);
  return pair !== undefined && pair.limit.to - pair.found.from <= TOLERANCE * Math.abs(pair.limit.to);
}

/** Equal units compare as they are, whatever they mean; else both must be lengths of time, or both sizes. */
function inOneUnit(found: string, limit: string): Pair | undefined {
  const [a, b] = [parseAmount(found), parseAmount(limit)];
  if (a && b && a.unit === b.unit) return { found: point(a.value), limit: point(b.value) };
  const [some, other] = [parseDuration(found), parseDuration(limit)];
  if (some && other) return { found: some, limit: other };
  const [size, most] = [bytesOf(found), bytesOf(limit)];
  return size === undefined || most === undefined ? undefined : { found: point(size), limit: point(most) };
}

function point(value: number): Pair['found'] {
  return { from: value, to: value };
}

function bytesOf(written: string): number | undefined {
  const amount = parseAmount(written);
  if (!amount) return undefined;
  const unit = /^(b|bytes?)$/.test(amount.unit) ? 1 : BYTES.get(amount.unit);
  return unit === undefined ? undefined : amount.value * unit;
}
