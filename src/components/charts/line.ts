import type { Series } from '../../kinds/assessments/trend.ts';

/** Where a chart's parts stand, in units of its own: 300 wide, 130 high. */
export interface Line {
  readonly points: readonly Dot[];
  /** Points joined, as an SVG path. */
  readonly path: string;
  readonly ticks: readonly Label[];
  /** What the stages are called, as many as there is room for. */
  readonly stages: readonly Label[];
}

export interface Dot {
  readonly x: number;
  readonly y: number;
  /** Absent where there is no room for one. */
  readonly label?: Label;
}

export interface Label {
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

export const WIDTH = 300;
export const HEIGHT = 130;
const LEFT = 66;
const RIGHT = 262;
export const TOP = 22;
export const BOTTOM = 104;
/** What a letter takes at the size of the chart's text. */
const LETTER = 7;

/** @param stages their names, one for each point of the series */
export function lineOf({ points, bottom, top, unit }: Series, stages: readonly string[]): Line {
  const step = (RIGHT - LEFT) / Math.max(1, points.length - 1);
  const places = points.flatMap((point, index) =>
    point ? [{ x: round(LEFT + index * step), y: yOf(point.at, bottom, top), text: point.label }] : [],
  );
  const hasRoom = fits(
    places.map(({ text }) => text),
    step,
  );
  const last = places.length - 1;
  return {
    points: places.map(({ x, y, text }, index) => ({
      x,
      y,
      ...(hasRoom || index === 0 || index === last ? { label: { x, y: labelY(places, index), text } } : {}),
    })),
    path: places.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x} ${y}`).join(''),
    ticks: [bottom, top].map((value) => ({
      x: 0,
      y: yOf(value, bottom, top) + 4,
      text: `${value.toLocaleString('en', { notation: 'compact', maximumSignificantDigits: 3 })}${unit === '%' ? '\u00A0%' : ''}`,
    })),
    stages: stages.flatMap((text, index) =>
      fits(stages, step) || index === 0 || index === stages.length - 1
        ? [{ x: round(LEFT + index * step), y: BOTTOM + 18, text }]
        : [],
    ),
  };
}

function fits(texts: readonly string[], step: number): boolean {
  return texts.every((text) => text.length * LETTER + 6 <= step);
}

function yOf(value: number, bottom: number, top: number): number {
  return round(BOTTOM - ((value - bottom) / (top - bottom)) * (BOTTOM - TOP));
}

/** Above the point, and below it where the line would run through the words. */
function labelY(places: readonly { readonly y: number }[], index: number): number {
  const { y } = places[index] ?? { y: 0 };
  const neighbours = [places[index - 1], places[index + 1]].flatMap((place) => place?.y ?? []);
  const isBelow = neighbours.every((other) => other < y) && y + 18 < BOTTOM;
  return isBelow ? y + 18 : y - 9;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
