import path from 'node:path';
import { expect, test } from 'vitest';
import { recordsOf, searchOver } from './index.ts';
import { QUERIES } from './sample-queries.ts';

/** Parts of the queries whose page comes first, and is among the first three. */
const FLOOR = { first: 0.85, three: 0.95 };

test('the sample answers what people ask', async () => {
  const { ask } = await searchOver(recordsOf(path.resolve(import.meta.dirname, '../../../content')));
  const asked = await Promise.all(
    QUERIES.map(async ([kind, query, wanted]) => {
      const { results } = await ask(query);
      const found = results.map(({ url }) => url.replace(/^\/|\/(?:#.*)?$/g, ''));
      return { kind, query, wanted, rank: found.indexOf(wanted) + 1, first: found[0] };
    }),
  );
  const part = (most: number): number =>
    asked.filter(({ rank }) => rank > 0 && rank <= most).length / asked.length;
  const missed = asked.filter(({ rank }) => rank !== 1);
  expect(part(1), JSON.stringify(missed, undefined, 1)).toBeGreaterThanOrEqual(FLOOR.first);
  expect(part(3), JSON.stringify(missed, undefined, 1)).toBeGreaterThanOrEqual(FLOOR.three);
});
