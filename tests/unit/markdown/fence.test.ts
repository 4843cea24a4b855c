import { expect, test } from 'vitest';
import { readFenceMeta } from '../../../src/markdown/fence.ts';

test.each<[meta: string, title: string, marked: number[]]>([
  ['', '', []],
  ['title="scale up.sh"', 'scale up.sh', []],
  ["title='a'", 'a', []],
  ['title=a.sh {2}', 'a.sh', [2]],
  ['{1,3-5} title="x {9}"', 'x {9}', [1, 3, 4, 5, 9]],
  ['{ 2 - 3 , 7 }', '', [2, 3, 7]],
  ['{5-3}', '', []],
  ['{x} {} {-} {a-b}', '', []],
  ['foo={1}', '', []],
  ['subtitle', '', []],
])('%j', (meta, title, marked) => {
  const read = readFenceMeta(meta);
  expect([read.title, [...read.marked]]).toEqual([title, marked]);
});

test.each(['{1-999999999}', '{1-99999}'.repeat(300_000), `{${'1'.repeat(1_000_000)}`])(
  'marks at most 10,000 lines (%#)',
  (meta) => {
    expect(readFenceMeta(meta).marked.size).toBeLessThanOrEqual(10_000);
  },
);
