import type { EntryOf } from '../../entries/entry.ts';

type Given = EntryOf<'assessments'>['data'];

/** How what was measured changed from one assessment to the next. */
export interface Trend {
  /** From the oldest to the one that the page is about. */
  readonly stages: readonly Stage[];
  readonly series: readonly Series[];
}

/** One assessment of the chain. */
export interface Stage {
  /** Its day where every stage has another one, else its place: `2`. */
  readonly label: string;
  readonly title: string;
  readonly url: string;
}

export interface Series {
  readonly name: string;
  /** Empty for a plain number. */
  readonly unit: string;
  /** One for each stage; nothing where it was not given. */
  readonly points: readonly (Point | undefined)[];
  /** What the chart's axis begins and ends with. */
  readonly bottom: number;
  readonly top: number;
  /** Against the one before, with its sign: `+1.5`; empty where the two have no common scale. */
  readonly change: string;
}

export interface Point {
  readonly value: number;
  /** Where it stands on the axis. */
  readonly at: number;
  /** `8.5 of 10`, `90 %` */
  readonly words: string;
  /** The same where space is short: `8.5`, `90 %` */
  readonly label: string;
}

/** A number that an assessment gave. */
export interface Amount {
  readonly value: number;
  readonly unit?: string | undefined;
  readonly of?: number | undefined;
}

/** A number keeps its unit on its line. */
const SPACE = '\u00A0';

/** What a chart has room for; the table says where it begins. */
const MOST_STAGES = 6;

/** Nothing where there is nothing to compare. */
export function trendOf(
  chain: readonly { readonly data: Given; readonly title: string; readonly url: string }[],
): Trend | undefined {
  const shown = chain.slice(-MOST_STAGES);
  const amounts = shown.map(({ data }) => amountsOf(data));
  const latest = amounts.at(-1) ?? new Map<string, Named>();
  const series = [...latest].flatMap(([key, { name }]) => {
    const given = amounts.map((known) => known.get(key)?.amount);
    return given.slice(0, -1).some((amount) => amount !== undefined) ? [seriesOf(name, given)] : [];
  });
  if (series.length === 0) return undefined;
  const days = new Set(shown.map(({ data }) => data.date?.text));
  const areDays = days.size === shown.length && !days.has(undefined);
  const first = chain.length - shown.length + 1;
  const stages = shown.map(({ data, title, url }, index) => ({
    label: areDays ? (data.date?.text ?? '') : String(first + index),
    title,
    url,
  }));
  return { stages, series };
}

/** `8.5 of 10`, `37 of 49 tests`, `90 %` */
export function amountWords({ value, unit = '', of }: Amount): string {
  const whole = of === undefined ? '' : ` of ${number(of)}`;
  return `${number(value)}${whole}${unit === '' ? '' : `${SPACE}${unit}`}`;
}

/** How much of the whole it is, from 0 to 1; nothing where no whole is known. */
export function shareOf({ value, unit, of }: Amount): number | undefined {
  const whole = of ?? (unit === '%' ? 100 : undefined);
  return whole === undefined || whole <= 0 ? undefined : Math.min(1, Math.max(0, value / whole));
}

interface Named {
  readonly name: string;
  readonly amount: Amount;
}

/** By name and unit: what has another unit is another thing. */
function amountsOf({ score, factors = [], measures = [] }: Given): Map<string, Named> {
  const all: Named[] = [
    ...(score ? [{ name: 'Overall score', amount: score }] : []),
    ...factors.flatMap(({ name, score: given }) => (given ? [{ name, amount: given }] : [])),
    ...measures.map(({ name, ...amount }) => ({ name, amount })),
  ];
  return new Map(all.map((one) => [`${one.name.toLowerCase()} ${one.amount.unit ?? ''}`, one]));
}

function seriesOf(name: string, given: readonly (Amount | undefined)[]): Series {
  const known = given.filter((amount) => amount !== undefined);
  const [last, before] = [known.at(-1), known.at(-2)];
  const wholes = new Set(known.map(({ of }) => of));
  // Scores on different scales stand on one axis by their shares.
  const isShared = wholes.size > 1 && known.every((amount) => shareOf(amount) !== undefined);
  const at = (amount: Amount): number => (isShared ? (shareOf(amount) ?? 0) * 100 : amount.value);
  const unit = known[0]?.unit ?? '';
  const [whole] = wholes.size === 1 ? [...wholes] : [];
  const values = known.map(at);
  return {
    name,
    unit: isShared ? '%' : unit,
    points: given.map(
      (amount) =>
        amount && {
          value: amount.value,
          at: at(amount),
          words: amountWords(amount),
          label: isShared ? amountWords(amount) : labelOf(amount),
        },
    ),
    bottom: Math.min(0, ...values),
    top: Math.max(topOf(values, isShared || unit === '%' ? 100 : whole), Number.EPSILON),
    change: last && before && wholes.size === 1 ? changeOf(last, before) : '',
  };
}

function labelOf({ value, unit = '' }: Amount): string {
  return unit.length > 3 || unit === '' ? number(value) : `${number(value)}${SPACE}${unit}`;
}

function changeOf(after: Amount, before: Amount): string {
  const difference = Number((after.value - before.value).toFixed(6));
  if (difference === 0) return 'none';
  // What is between two percentages is no percentage.
  const unit = after.unit === '%' ? 'points' : (after.unit ?? '');
  return `${difference > 0 ? '+' : '−'}${number(Math.abs(difference))}${unit === '' ? '' : `${SPACE}${unit}`}`;
}

/** The whole where one is known, else the next round number: 1, 2 or 5 and zeros. */
function topOf(values: readonly number[], whole: number | undefined): number {
  const highest = Math.max(...values);
  if (whole !== undefined && whole >= highest) return whole;
  if (highest <= 0) return 0;
  const magnitude = 10 ** Math.floor(Math.log10(highest));
  return ([1, 2, 5, 10].find((step) => step * magnitude >= highest) ?? 10) * magnitude;
}

function number(value: number): string {
  return value.toLocaleString('en', { maximumFractionDigits: 6 });
}
