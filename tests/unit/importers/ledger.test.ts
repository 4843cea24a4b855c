import { expect, test } from 'vitest';
import { fateOf, formatLedger, parseLedger, type Fate } from '../../../src/importers/ledger.ts';

test.each<
  [planned: string, present: string | undefined, written: string | undefined, forced: boolean, fate: Fate]
>([
  ['a', undefined, undefined, false, 'new'],
  ['a', undefined, 'a', false, 'new'],
  ['a', 'a', undefined, false, 'unchanged'],
  ['a', 'a', 'b', true, 'unchanged'],
  ['a', 'b', 'b', false, 'updated'],
  ['a', 'b', undefined, false, 'changed'],
  ['a', 'c', 'b', false, 'changed'],
  ['a', 'c', 'b', true, 'updated'],
  ['a', 'b', undefined, true, 'updated'],
])('planned %s, there %s, written before %s, forced %s: %s', (planned, present, written, isForced, fate) => {
  expect(fateOf(planned, present, written, isForced)).toBe(fate);
});

test('in the order of the files', () => {
  const text = formatLedger(
    new Map([
      ['b.md', '2'],
      ['a.md', '1'],
    ]),
  );
  expect(text).toBe('{\n  "version": 1,\n  "files": {\n    "a.md": "1",\n    "b.md": "2"\n  }\n}\n');
  expect([...parseLedger(text)]).toEqual([
    ['a.md', '1'],
    ['b.md', '2'],
  ]);
});

test.each(['', '{', '[]', '{"version":2,"files":{}}', '{"version":1,"files":{"a":1}}'])(
  '%j is none',
  (text) => {
    expect(parseLedger(text).size).toBe(0);
  },
);
