import { parseDuration } from './duration.ts';

/** Work that is expected or was spent. Only estimates of one unit can be added up. */
export interface Estimate {
  /** As written. */
  readonly text: string;
  readonly from: number;
  readonly to: number;
  /** Milliseconds of time, or the team's own units of work. */
  readonly unit: 'time' | 'work';
}

const UNITS_OF_WORK =
  /^(\d+(?:\.\d+)?)(?: ?(?:-|–|to) ?(\d+(?:\.\d+)?))?(?: (?:work )?(?:units?|points?))?$/i;

/** Reads `30m`, `4-6h`, `2` and `4-6 units`. */
export function parseEstimate(written: string): Estimate | undefined {
  const duration = parseDuration(written);
  if (duration) return { ...duration, text: written, unit: 'time' };
  const [, first, last = first] = UNITS_OF_WORK.exec(written.trim()) ?? [];
  if (first === undefined) return undefined;
  const work = { text: written, from: Number(first), to: Number(last), unit: 'work' } as const;
  return work.from <= work.to ? work : undefined;
}

const HOUR = 60 * 60 * 1000;

/** Days are not made of hours here: how long a working day is, only its people know. */
const SIZES = { h: HOUR, d: 24 * HOUR, units: 1 } as const;

type Measure = keyof typeof SIZES;

const IN_DAYS = /\d ?(d|w|mo|y|days?|weeks?|months?|years?)\b/i;

/** What estimates come to together: `4.5–6.5 h + 2 units`, `35 min`. Empty where there are none. */
export function sumOfEstimates(estimates: readonly Estimate[]): string {
  const measures = Map.groupBy(estimates, measureOf);
  return Object.entries(SIZES)
    .flatMap(([name, size]) => {
      const own = measures.get(name as Measure) ?? [];
      const from = own.reduce((sum, estimate) => sum + estimate.from / size, 0);
      const to = own.reduce((sum, estimate) => sum + estimate.to / size, 0);
      if (own.length === 0) return [];
      return [name === 'h' && to < 1 ? rangeWords(from * 60, to * 60, 'min') : rangeWords(from, to, name)];
    })
    .join(' + ');
}

function rangeWords(from: number, to: number, unit: string): string {
  const amount = from === to ? rounded(to) : `${rounded(from)}–${rounded(to)}`;
  return `${amount} ${amount === '1' ? unit.replace(/s$/, '') : unit}`;
}

/**
 * Whether a sum of work contradicts what was said of the whole: the two ranges do not meet. Nothing where they have no common
 * measure.
 * @param unit how long one unit of work is
 */
export function contradictsSum(
  parts: readonly Estimate[],
  whole: Estimate,
  unit?: { readonly from: number; readonly to: number },
): 'more' | 'less' | 'no' | undefined {
  const measured = [...parts, whole].map((one) => inTime(one, unit));
  const own = new Set(measured.map(({ measure }) => measure));
  const last = measured.pop();
  if (own.size !== 1 || last === undefined || measured.length === 0) return undefined;
  const from = measured.reduce((sum, one) => sum + one.from, 0);
  const to = measured.reduce((sum, one) => sum + one.to, 0);
  if (from > last.to * (1 + ROUNDING)) return 'more';
  return to < last.from * (1 - ROUNDING) ? 'less' : 'no';
}

/** People round. */
const ROUNDING = 0.001;

function inTime(estimate: Estimate, unit: { readonly from: number; readonly to: number } | undefined) {
  const measure = measureOf(estimate);
  const { from, to } = estimate;
  return measure === 'units' && unit
    ? { measure: 'h' as const, from: from * unit.from, to: to * unit.to }
    : { measure, from, to };
}

/** Whether the work took `more` or `less` than was estimated, or as much; nothing where the two cannot be compared. */
export function comparedWork(estimated: Estimate, spent: Estimate): 'more' | 'less' | 'as much' | undefined {
  if (measureOf(estimated) !== measureOf(spent)) return undefined;
  if (spent.from > estimated.to) return 'more';
  return spent.to < estimated.from ? 'less' : 'as much';
}

function measureOf({ text, unit }: Estimate): Measure {
  if (unit === 'work') return 'units';
  return IN_DAYS.test(text) ? 'd' : 'h';
}

function rounded(amount: number): string {
  return String(Math.round(amount * 100) / 100);
}
