import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { parseAmount } from '../../../src/schemas/assertion.ts';
import { estimate, location } from '../../../src/schemas/parts.ts';
import { parseEstimate } from '../../../src/shared/estimate.ts';
import { parseLocation } from '../../../src/shared/location.ts';
import { parseMoment } from '../../../src/schemas/moment.ts';
import { sharedFields } from '../../../src/kinds/shared-fields.ts';
import { literalLength, partsOf, symptoms } from '../../../src/schemas/symptoms.ts';
import * as types from '../../../src/schemas/types.ts';

const note = types.orText('text', { text: types.text, done: types.flag.optional() });
const related = sharedFields.related;

describe('what is taken', () => {
  test.each<[string, unknown, unknown, z.ZodType]>([
    ['text', ' Redis\n', 'Redis', types.text],
    ['text', 7.5, '7.5', types.text],
    ['text', '7.10', '7.10', types.text],
    ['scalar', true, 'true', types.scalar],
    ['number', 8.5, 8.5, types.number],
    ['number', '8.50', 8.5, types.number],
    ['flag', true, true, types.flag],
    ['flag', 'no', false, types.flag],
    ['names', 'redis', ['redis'], types.names],
    ['names', 7, ['7'], types.names],
    ['names', ['a', 7], ['a', '7'], types.names],
    ['names', [], [], types.names],
    ['date', '2028-02-29', { text: '2028-02-29', at: Date.UTC(2028, 1, 29) }, types.date],
    [
      'datetime',
      '2026-11-20T03:12Z',
      { text: '2026-11-20T03:12Z', at: Date.UTC(2026, 10, 20, 3, 12) },
      types.datetime,
    ],
    ['datetime', '2026-11-20', { text: '2026-11-20', at: Date.UTC(2026, 10, 20) }, types.datetime],
    ['duration', ' 1h30m ', { text: '1h30m', from: 5_400_000, to: 5_400_000 }, types.duration],
    ['durationRange', '2-5m', { text: '2-5m', from: 120_000, to: 300_000 }, types.durationRange],
    ['url', 'https://ops.example.com/x', 'https://ops.example.com/x', types.url],
    ['score', '8.5/10', { value: 8.5, of: 10 }, types.score],
    ['score', { value: 8, of: '10.0' }, { value: 8, of: 10 }, types.score],
    ['orText', 'Do it', { text: 'Do it' }, note],
    ['orText', { text: 'Do it', done: 'yes' }, { text: 'Do it', done: true }, note],
    ['location', 'Dockerfile:283-285', 'Dockerfile:283-285', location],
    ['estimate', 2, { text: '2', from: 2, to: 2, unit: 'work' }, estimate],
    ['estimate', '4-6 work units', { text: '4-6 work units', from: 4, to: 6, unit: 'work' }, estimate],
    ['related', 'runbooks/redis', ['runbooks/redis'], related],
    [
      'symptoms',
      'Timeout expired *\n\n  Login failed for user *\n',
      ['Timeout expired *', 'Login failed for user *'],
      symptoms,
    ],
    ['symptoms', [' OOMKilled, exit 137 '], [' OOMKilled, exit 137 '.trim()], symptoms],
  ])('%s takes %j', (_name, given, taken, schema) => {
    expect(schema.parse(given)).toEqual(taken);
  });
});

describe('what is refused', () => {
  test.each<[string, unknown, z.ZodType]>([
    ['text', '  ', types.text],
    ['text', true, types.text],
    ['text', ['a'], types.text],
    ['number', '8,5', types.number],
    ['number', '', types.number],
    ['flag', 1, types.flag],
    ['names', { a: 1 }, types.names],
    ['date', '2026-02-30', types.date],
    ['date', '20.11.2026', types.date],
    ['datetime', '2026-02-30T10:00Z', types.datetime],
    ['datetime', '2026-11-20T25:00', types.datetime],
    ['datetime', 'now', types.datetime],
    ['duration', 15, types.duration],
    ['duration', '15', types.duration],
    ['duration', '2-5m', types.duration],
    ['durationRange', '5-2m', types.durationRange],
    ['url', 'javascript:alert(1)', types.url],
    ['url', 'ops.example.com', types.url],
    ['score', '8.5', types.score],
    ['location', 'a.ts:9-2', location],
    ['location', 'a.ts:0', location],
    ['estimate', 'a while', estimate],
    ['estimate', '6-4', estimate],
    ['related', 'redis', related],
    ['related', 'runbook/redis', related],
    ['related', 'runbooks/', related],
    ['symptoms', 'error *', symptoms],
  ])('%s refuses %j, in words that complete "must be"', (_name, given, schema) => {
    const message = schema.safeParse(given).error?.issues[0]?.message;
    expect(message).toMatch(/^(an? |text|time|true )/);
    expect(message).not.toMatch(/invalid/i);
  });
});

test.each([
  ['2026-11-20', Date.UTC(2026, 10, 20)],
  ['2026-11-20T03:12', Date.UTC(2026, 10, 20, 3, 12)],
  ['2026-11-20 03:12Z', Date.UTC(2026, 10, 20, 3, 12)],
  ['2026-11-20T03:12:30+0100', Date.UTC(2026, 10, 20, 2, 12, 30)],
  ['2026-11-20T03:12-05:00', Date.UTC(2026, 10, 20, 8, 12)],
])('the moment %s', (written, moment) => {
  expect(parseMoment(written)?.at).toBe(moment);
});

test.each([
  ['src/main.rs', { path: 'src/main.rs' }],
  ['src/main.rs:10', { path: 'src/main.rs', lines: { from: 10, to: 10 } }],
  ['src/main.rs:10-20', { path: 'src/main.rs', lines: { from: 10, to: 20 } }],
  ['C:/x.md', { path: 'C:/x.md' }],
])('the location %s', (written, parsed) => {
  expect(parseLocation(written)).toEqual(parsed);
});

test.each([
  ['30m', { text: '30m', from: 1_800_000, to: 1_800_000, unit: 'time' }],
  ['4-6 units', { text: '4-6 units', from: 4, to: 6, unit: 'work' }],
  ['2.5', { text: '2.5', from: 2.5, to: 2.5, unit: 'work' }],
])('the estimate %s', (written, parsed) => {
  expect(parseEstimate(written)).toEqual(parsed);
});

test.each([
  ['5', { value: 5, unit: '' }],
  ['50 MB', { value: 50, unit: 'mb' }],
  ['99.5%', { value: 99.5, unit: '%' }],
  ['much', undefined],
])('the amount %s', (written, parsed) => {
  expect(parseAmount(written)).toEqual(parsed);
});

test.each([
  ['Login failed for user *', ['Login failed for user'], 21],
  ['0/* nodes: * Insufficient cpu*', ['0/', 'nodes:', 'Insufficient cpu'], 24],
  [String.raw`SELECT \* FROM *`, ['SELECT * FROM'], 13],
  ['<unknown>/*%', ['<unknown>/', '%'], 11],
])('the literal parts of %s', (written, parts, length) => {
  expect(partsOf(written)).toEqual(parts);
  expect(literalLength(written)).toBe(length);
});
