import { expect, test } from 'vitest';
import { HEIGHT, lineOf, WIDTH } from '../../../../src/components/charts/line.ts';
import type { Series } from '../../../../src/kinds/assessments/trend.ts';

function series(labels: readonly (string | undefined)[], unit = ''): Series {
  const points = labels.map((label) =>
    label === undefined
      ? undefined
      : { value: Number.parseFloat(label), at: Number.parseFloat(label), words: label, label },
  );
  return { name: 'N', unit, points, bottom: 0, top: 100, change: '' };
}

test('points stand on the scale from bottom to top, and in step', () => {
  const { points, path, ticks } = lineOf(series(['0', '50', '100'], '%'), ['1', '2', '3']);
  expect(points.map(({ x, y }) => [x, y])).toEqual([
    [66, 104],
    [164, 63],
    [262, 22],
  ]);
  expect(path).toBe('M66 104L164 63L262 22');
  expect(ticks.map(({ text }) => text)).toEqual(['0\u00A0%', '100\u00A0%']);
});

test('what was not given is no point', () => {
  const { points, stages } = lineOf(series(['10', undefined, '20']), ['1', '2', '3']);
  expect(points.map(({ x }) => x)).toEqual([66, 262]);
  expect(stages.map(({ text }) => text)).toEqual(['1', '2', '3']);
});

test.each<[labels: number, words: string, shown: number]>([
  [2, '2026-10-28', 2],
  [3, '2026-10-28', 3],
  [4, '2026-10-28', 2],
  [6, '90 %', 6],
  [6, '1,250,000 ms', 2],
])('%i labels %j: %i are shown, none over another and none outside', (many, words, shown) => {
  const labels = Array.from({ length: many }, () => words);
  const line = lineOf(series(labels.map((_, index) => `${index * 10}`)), labels);
  expect(line.stages).toHaveLength(shown);
  const half = (words.length * 6) / 2;
  for (const [index, { x, y }] of line.stages.entries()) {
    expect(x + half).toBeLessThanOrEqual(Math.min(WIDTH, (line.stages[index + 1]?.x ?? Infinity) - half));
    expect(y).toBeLessThan(HEIGHT);
  }
});
