import { expect, test } from 'vitest';
import { entryOf, graphOf } from '../pipeline.ts';

const FILES = {
  'guides/last.md': '# H last\n\n',
  'guides/first.md': '---\norder: 1\ntitle: Z\n---',
  'runbooks/a.md': '# B second\n\n[self](#x) [x](../guides/g.md) [x again](../guides/g.md#two)',
  'runbooks/b.md': '# A first\n\n[g][g] <a href="a.md">a</a>\n\n[g]: ../guides/g.md',
  'runbooks/c.md': '---\norder: 1\ntitle: C\n---\n![a](a.md) `[x](a.md)` [gone](gone.md)',
  'guides/g.md': '# G\n\n## Two',
};

test('entries of a kind in the order of `order`, then of titles; kinds in their own order', () => {
  const { byKind } = graphOf(FILES);
  expect([...byKind].map(([kind, entries]) => [kind, entries.map(({ title }) => title)])).toEqual([
    ['runbooks', ['A first', 'B second', 'C']],
    ['guides', ['Z', 'G', 'H last']],
  ]);
});

test('backlinks: each page once, never itself, raw HTML and references too', () => {
  const graph = graphOf(FILES);
  const linkedFrom = (file: string) => graph.backlinks.get(entryOf(graph, file))?.map((entry) => entry.file);
  expect(linkedFrom('guides/g.md')).toEqual(['runbooks/b.md', 'runbooks/a.md']);
  expect(linkedFrom('runbooks/a.md')).toEqual(['runbooks/b.md', 'runbooks/c.md']);
  expect(linkedFrom('runbooks/b.md')).toBeUndefined();
});

test('edges hold every link and image as written', () => {
  const graph = graphOf(FILES);
  const edges = graph.edges.get(entryOf(graph, 'runbooks/c.md'));
  expect(
    edges?.map(({ reference, isImage, resolution }) => [reference.target, isImage, resolution.to]),
  ).toEqual([
    ['gone.md', false, 'broken'],
    ['a.md', true, 'entry'],
  ]);
});
