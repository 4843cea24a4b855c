import { assert, nat, property, string, tuple, uniqueArray } from 'fast-check';
import { expect, test } from 'vitest';
import { packPostings, packTerms, unpackTerms, unpackPostings } from '../../../src/search/postings.ts';

test('postings come back as they were packed', () => {
  const places = uniqueArray(nat(2_000_000), { minLength: 1, maxLength: 40 });
  const pages = uniqueArray(tuple(nat(100_000), places), {
    minLength: 1,
    selector: ([page]) => page,
  });
  const given = uniqueArray(tuple(string({ minLength: 1, unit: 'binary' }), pages), {
    selector: ([term]) => term,
  });
  assert(
    property(given, (terms) => {
      const sorted = terms
        .toSorted(([one], [other]) => (one < other ? -1 : 1))
        .map(([term, list]) => {
          const inOrder = list.toSorted(([one], [other]) => one - other);
          return [
            term,
            new Map(inOrder.map(([page, all]) => [page, all.toSorted((one, other) => one - other)])),
          ] as const;
        });
      const packed = unpackTerms(packTerms(sorted.map(([term, postings]) => [term, packPostings(postings)])));
      expect([...packed.keys()]).toEqual(sorted.map(([term]) => term));
      for (const [term, postings] of sorted)
        expect(unpackPostings(packed.get(term) ?? new Uint8Array())).toEqual(postings);
    }),
    { numRuns: 60 },
  );
});
