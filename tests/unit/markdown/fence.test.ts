import { expect, test } from 'vitest';
import { readFenceMeta } from '../../../src/markdown/fence.ts';

test.each<[meta: string, title: string, marked: number[], language?: string]>([
  ['', '', []],
  ['title="scale up.sh"', 'scale up.sh', []],
  ["title='a'", 'a', []],
  ['title=a.sh {2}', 'a.sh', [2]],
  ['{1,3-5} title="x {9}"', 'x {9}', [1, 3, 4, 5]],
  ['{ 2 - 3 , 7 }', '', [2, 3, 7]],
  ['{5-3}', '', []],
  ['{x} {} {-} {a-b}', '', []],
  ['foo={1}', '', []],
  ['subtitle', '', []],
  ['hl_lines="2 4-5"', '', [2, 4, 5]],
  ['{hl_lines=[2,"4-5"], title="a"}', 'a', [2, 4, 5]],
  ['hl_lines="2"}', '', [2], '{.yaml'],
  ['', '', [2, 4], 'yaml{2,4}'],
  ['3}', '', [1, 3], 'js{1,'],
  ['filename="a.sh"', 'a.sh', []],
  ['[a.sh]', 'a.sh', []],
  ['{2} [a b.sh]', 'a b.sh', [2]],
  ['mark="[x]"', '', []],
  ['', 'a.sh', [], 'bash:a.sh'],
  ['{1}', '', [1], 'ts:line-numbers'],
  ['{"name":"scale", "interactive":"false"}', 'scale', []],
  ['{ name=scale }', 'scale', []],
])('%j', (meta, title, marked, language) => {
  const read = readFenceMeta(meta, language);
  expect([read.title, [...read.marks.keys()]]).toEqual([title, marked]);
});

test('lines are marked as added, removed, wrong', () => {
  const { marks } = readFenceMeta('ins={1} del={2-3} mark={4} {5} error={6} warning={"Slow":7} other={8}');
  expect([...marks]).toEqual([
    [5, 'marked'],
    [1, 'ins'],
    [2, 'del'],
    [3, 'del'],
    [4, 'marked'],
    [6, 'error'],
    [7, 'warning'],
  ]);
});

test.each(['{1-999999999}', '{1-99999}'.repeat(300_000), `{${'1'.repeat(1_000_000)}`])(
  'marks at most 10,000 lines (%#)',
  (meta) => {
    expect(readFenceMeta(meta).marks.size).toBeLessThanOrEqual(10_000);
  },
);
