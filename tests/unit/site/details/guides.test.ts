import { expect, test } from 'vitest';
import { pathOf } from '../../../../src/kinds/guides/view.ts';

type Guide = readonly [name: string, order: number | undefined, level?: string];

const folder = (...guides: Guide[]) =>
  guides.map(([name, order, level]) => ({ name, data: { order, level } }));

test.each<[name: string, guides: Guide[], of: string, path: string]>([
  [
    'by order, not by name',
    [
      ['a', 2],
      ['b', 1],
      ['c', 10],
    ],
    'a',
    'b a c',
  ],
  [
    'without those that have no order',
    [
      ['a', undefined],
      ['b', 1],
      ['c', 2],
    ],
    'b',
    'b c',
  ],
  [
    'on through the levels',
    [
      ['a', 1, 'beginner'],
      ['b', 2, 'beginner'],
      ['c', 3, 'advanced'],
    ],
    'a',
    'a b c',
  ],
  [
    'each level for itself where it counts anew',
    [
      ['a', 1, 'beginner'],
      ['b', 2, 'beginner'],
      ['c', 1, 'advanced'],
      ['d', 2, 'advanced'],
    ],
    'd',
    'c d',
  ],
  [
    'two of one order and level stay together',
    [
      ['a', 1],
      ['b', 1],
      ['c', 2],
    ],
    'b',
    'a b c',
  ],
])('%s', (_name, guides, of, path) => {
  const all = folder(...guides);
  const guide = all.find(({ name }) => name === of);
  expect(
    guide &&
      pathOf(all, guide)
        .map(({ name }) => name)
        .join(' '),
  ).toBe(path);
});
