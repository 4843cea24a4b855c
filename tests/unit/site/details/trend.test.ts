import { expect, test } from 'vitest';
import { trendOf, type Series } from '../../../../src/kinds/assessments/trend.ts';
import { parseMoment } from '../../../../src/schemas/moment.ts';

type Given = Parameters<typeof trendOf>[0][number]['data'];

const chain = (...data: Given[]) =>
  data.map((given, index) => ({ data: given, title: `T${index + 1}`, url: `/a/${index + 1}/` }));

const ready = (value: number, unit?: string, of?: number): Given => ({
  measures: [{ name: 'Ready', value, unit, of }],
});
const score = (value: number, of: number): Given => ({ score: { value, of } });

/** `72 % | 90 % | 0..100 | +18 points` */
function words({ points, bottom, top, change }: Series): string {
  return [...points.map((point) => point?.words ?? '–'), `${bottom}..${top}`, change]
    .join(' | ')
    .replaceAll('\u00A0', ' ');
}

test.each<[name: string, chain: Given[], series: string[]]>([
  ['a percentage', [ready(72, '%'), ready(90, '%')], ['72 % | 90 % | 0..100 | +18 points']],
  ['a score', [score(8.7, 10), score(8.9, 10)], ['8.7 of 10 | 8.9 of 10 | 0..10 | +0.2']],
  ['the same', [ready(80, 'h'), ready(80, 'h')], ['80 h | 80 h | 0..100 | none']],
  ['less', [ready(12), ready(9)], ['12 | 9 | 0..20 | −3']],
  ['below nothing', [ready(-4), ready(3)], ['-4 | 3 | -4..5 | +7']],
  ['nothing at all', [ready(0), ready(0)], [`0 | 0 | 0..${Number.EPSILON} | none`]],
  ['more than the whole', [ready(90, '%'), ready(110, '%')], ['90 % | 110 % | 0..200 | +20 points']],
  [
    'other wholes stand on one axis by their shares, and have no difference',
    [score(8, 10), score(45, 50)],
    ['8 of 10 | 45 of 50 | 0..100 | '],
  ],
  ['another unit is another thing', [ready(0.9), ready(90, '%')], []],
  ['three, against the one before', [ready(1), ready(2), ready(5)], ['1 | 2 | 5 | 0..5 | +3']],
  ['one left out', [ready(1), {}, ready(5)], ['1 | – | 5 | 0..5 | +4']],
  ['no longer given', [ready(1), ready(2), {}], []],
  ['only one', [ready(1)], []],
  [
    'factors and measures by name, whatever its case; a score that is a measure, too, once',
    [
      {
        ...score(7, 10),
        factors: [{ name: 'SPEC', score: { value: 7, of: 10 } }],
        measures: [{ name: 'Tests', value: 1 }],
      },
      {
        score: { value: 8, of: 10 },
        factors: [{ name: 'Spec', score: { value: 9, of: 10 } }, { name: 'Style' }],
        measures: [
          { name: 'tests', value: 2 },
          { name: 'Overall score', value: 8, of: 10 },
        ],
      },
    ],
    ['7 of 10 | 8 of 10 | 0..10 | +1', '7 of 10 | 9 of 10 | 0..10 | +2', '1 | 2 | 0..2 | +1'],
  ],
])('%s', (_name, data, series) => {
  expect((trendOf(chain(...data))?.series ?? []).map(words)).toEqual(series);
});

test.each<[name: string, dates: (string | undefined)[], labels: string[]]>([
  ['days', ['2026-01-01', '2026-02-01'], ['2026-01-01', '2026-02-01']],
  ['two on one day', ['2026-01-01', '2026-01-01'], ['1', '2']],
  ['one without a day', ['2026-01-01', undefined], ['1', '2']],
  ['the last six', Array.from({ length: 8 }, () => undefined), ['3', '4', '5', '6', '7', '8']],
])('stages: %s', (_name, dates, labels) => {
  const trend = trendOf(
    chain(
      ...dates.map((day) => ({
        date: day === undefined ? undefined : parseMoment(day),
        score: { value: 1, of: 2 },
      })),
    ),
  );
  expect(trend?.stages.map(({ label }) => label)).toEqual(labels);
});
