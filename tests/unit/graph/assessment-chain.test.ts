import { expect, test } from 'vitest';
import { assessmentChain } from '../../../src/graph/assessment-chain.ts';
import { entryOf, graphOf } from '../pipeline.ts';

test.each<[name: string, after: Readonly<Record<string, string>>, of: string, chain: string[]]>([
  ['alone', { a: '' }, 'a', ['a']],
  ['back to the first', { a: '', b: 'a', c: 'b' }, 'c', ['c', 'b', 'a']],
  ['from the middle', { a: '', b: 'a', c: 'b' }, 'b', ['b', 'a']],
  ['two after one', { a: '', b: 'a', c: 'a' }, 'c', ['c', 'a']],
  ['a circle', { a: 'b', b: 'a' }, 'a', ['a', 'b']],
  ['after what is not there', { a: 'z' }, 'a', ['a']],
])('%s', (_name, after, of, chain) => {
  const files = Object.entries(after).map(([id, before]) => [
    `assessments/${id}.md`,
    `---\ntitle: ${id}\n${before && `after: ${before}`}\n---\n`,
  ]);
  const graph = graphOf(Object.fromEntries(files));
  const entry = entryOf(graph, `assessments/${of}.md`);
  expect(entry.kind === 'assessments' && assessmentChain(entry, graph).map(({ id }) => id)).toEqual(chain);
});
