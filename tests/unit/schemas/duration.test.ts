import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatDuration, parseDuration } from '../../../src/shared/duration.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

test.each([
  ['500ms', 500],
  ['90s', 90 * SECOND],
  ['15m', 15 * MINUTE],
  ['15 min', 15 * MINUTE],
  ['5 minutes', 5 * MINUTE],
  ['2h', 2 * HOUR],
  ['1.5h', 90 * MINUTE],
  ['1h30m', 90 * MINUTE],
  ['1h 30m', 90 * MINUTE],
  ['  2 Hours ', 2 * HOUR],
  ['90d', 90 * DAY],
  ['180d', 180 * DAY],
  ['1w', 7 * DAY],
  ['6mo', 180 * DAY],
  ['1y', 365 * DAY],
  ['0s', 0],
  ['PT5M', 5 * MINUTE],
  ['PT1H30M', 90 * MINUTE],
  ['P1D', DAY],
  ['P1DT12H', 36 * HOUR],
  ['P2W', 14 * DAY],
  ['P1M', 30 * DAY],
  ['PT0.5S', 500],
])('%s is %i ms', (text, ms) => {
  expect(parseDuration(text)).toEqual({ from: ms, to: ms });
});

test.each([
  ['2-5m', 2 * MINUTE, 5 * MINUTE],
  ['2–5m', 2 * MINUTE, 5 * MINUTE],
  ['2 - 5 min', 2 * MINUTE, 5 * MINUTE],
  ['2 to 4 hours', 2 * HOUR, 4 * HOUR],
  ['30m-2h', 30 * MINUTE, 2 * HOUR],
  ['1-2 weeks', 7 * DAY, 14 * DAY],
  ['1h30m-2h', 90 * MINUTE, 2 * HOUR],
  ['PT2M-PT5M', 2 * MINUTE, 5 * MINUTE],
  ['5-5m', 5 * MINUTE, 5 * MINUTE],
])('%s is from %i to %i ms', (text, from, to) => {
  expect(parseDuration(text)).toEqual({ from, to });
});

test.each([
  '',
  '15',
  '2-5',
  'm',
  'soon',
  '15x',
  '15m!',
  '-5m',
  '5-2m',
  '2h-30m',
  '1m2',
  'P',
  'PT',
  'P1',
  'P1H',
  'PT1.2.3S',
  '1-2-3m',
  '5m-',
  '-',
  '1m-PT',
  `${'9'.repeat(100)}m`,
])('"%s" is no duration', (text) => {
  expect(parseDuration(text)).toBeUndefined();
});

test.each([
  [0, '0s'],
  [500, '500ms'],
  [90 * SECOND, '1m30s'],
  [15 * MINUTE, '15m'],
  [36 * HOUR, '1d12h'],
  [90 * DAY, '90d'],
  [{ from: 2 * MINUTE, to: 5 * MINUTE }, '2-5m'],
  [{ from: 30 * MINUTE, to: 2 * HOUR }, '30m-2h'],
  [{ from: 90 * MINUTE, to: 2 * HOUR }, '1h30m-2h'],
  [{ from: HOUR, to: HOUR }, '1h'],
])('%j is written %s', (duration, text) => {
  expect(formatDuration(duration)).toBe(text);
});

test('what is written can be read again', () => {
  const lengths = fc.integer({ min: 0, max: 400 * DAY });
  fc.assert(
    fc.property(lengths, lengths, (a, b) => {
      const range = { from: Math.min(a, b), to: Math.max(a, b) };
      expect(parseDuration(formatDuration(range))).toEqual(range);
    }),
  );
});

test('no text takes long or breaks it', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'0123456789.-–pthms to') }), (text) => {
      const parsed = parseDuration(text);
      expect(parsed === undefined || parsed.from <= parsed.to).toBe(true);
    }),
  );
});
