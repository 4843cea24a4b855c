import { expect, test } from 'vitest';
import { blastRadius, serviceDependencies } from '../../../src/graph/dependencies.ts';
import { graphOf } from '../pipeline.ts';

/** `a > b, c` is a service `a` that needs `b` and `c`. */
function dependencies(lines: readonly string[]) {
  const files = lines.map((line) => {
    const [id = '', needs = ''] = line.split(' > ');
    return [`services/${id}.md`, `---\ntitle: ${id}\ndepends_on: [${needs}]\n---\n`] as const;
  });
  return serviceDependencies(graphOf(Object.fromEntries(files)));
}

test.each<[name: string, services: string[], down: string, rings: string[][]]>([
  ['nobody needs it', ['a > b'], 'a', []],
  ['one needs it', ['a > b'], 'b', [['a']]],
  ['a service without a page', ['a > Redis Cache'], 'redis-cache', [['a']]],
  ['from ring to ring', ['a > b', 'b > c', 'c > d'], 'd', [['c'], ['b'], ['a']]],
  ['each in its nearest ring', ['a > b, c', 'b > c'], 'c', [['a', 'b']]],
  ['two ways to one', ['a > b, c', 'b > d', 'c > d'], 'd', [['b', 'c'], ['a']]],
  ['a circle', ['a > b', 'b > a'], 'a', [['b']]],
  ['itself', ['a > a'], 'a', []],
  ['unknown', ['a > b'], 'x', []],
])('who is affected: %s', (_name, services, down, rings) => {
  expect(blastRadius(down, dependencies(services)).map(({ ids }) => ids)).toEqual(rings);
});

test('a dependency says whether it was seen to work', () => {
  const { needs, neededBy } = dependencies([
    'a > b, { service: c, state: verified }, { service: d, state: configured }',
  ]);
  expect(needs.get('a')).toEqual([
    { id: 'b', state: 'unsaid' },
    { id: 'c', state: 'verified' },
    { id: 'd', state: 'configured' },
  ]);
  expect(neededBy.get('c')).toEqual([{ id: 'a', state: 'verified' }]);
});
