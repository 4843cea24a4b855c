import { expect, test } from 'vitest';
import { INDEXED_FIELDS, type IndexedField } from '../../../src/search/fields.ts';
import { rankPages } from '../../../src/search/rank.ts';

/** A page that has one word in these fields, in this order. */
const placesOf = (fields: readonly IndexedField[]) =>
  fields.map((field, place) => (place << 3) | INDEXED_FIELDS.indexOf(field));

function order(...pages: (readonly IndexedField[])[]): number[] {
  const postings = new Map(pages.map((fields, page) => [page, placesOf(fields)]));
  const wanted = [{ term: 'queue', weight: 1, variants: [{ term: 'queue', weight: 1, postings }] }];
  const facts = {
    count: 9,
    lengthOf: () => 100,
    averageLength: 100,
    roleOf: () => 'answer' as const,
    namesOf: () => new Map(),
  };
  return rankPages(wanted, [], facts).map(({ page }) => page);
}

test.each<[name: string, better: IndexedField[], worse: IndexedField[]]>([
  ['a title says more than a heading', ['title'], ['heading']],
  ['a heading says more than the text', ['heading'], ['body']],
  ['the text says more than code', ['body'], ['code']],
  ['twice in a title says more than once', ['title', 'title'], ['title']],
  [
    'three times in the text says more than three times again in a title',
    ['title', 'body', 'body', 'body'],
    ['title', 'title', 'title', 'title'],
  ],
  ['twice in the text says twice as much', ['body', 'body'], ['heading']],
])('%s', (_name, better, worse) => {
  expect(order(worse, better)).toEqual([1, 0]);
  expect(order(better, worse)).toEqual([0, 1]);
});
