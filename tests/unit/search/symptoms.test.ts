import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { LiteralMatcher } from '../../../src/search/literals.ts';
import { SymptomMatcher } from '../../../src/search/symptoms.ts';

const few = fc.string({ unit: fc.constantFrom('a', 'b', 'ß', ' '), minLength: 1, maxLength: 6 });

test('all literal texts are found wherever they end, also where they overlap', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(few, { maxLength: 12 }),
      fc.string({ unit: fc.constantFrom('a', 'b', 'ß', ' '), maxLength: 40 }),
      (texts, line) => {
        const found = new LiteralMatcher(texts).find(line);
        for (const [number, text] of texts.entries()) {
          const ends = Array.from({ length: line.length + 1 }, (_, end) => end).filter((end) =>
            line.slice(0, end).endsWith(text),
          );
          expect(found.get(number) ?? []).toEqual(ends);
        }
      },
    ),
  );
});

test('a symptom is found where its parts follow each other', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(few, { minLength: 1, maxLength: 4 }), { maxLength: 8 }),
      few,
      few,
      (symptoms, one, other) => {
        const line = `${one}${other}${one}`.replace(/\s+/g, ' ').trim();
        const parts = symptoms.map((texts) =>
          texts.map((text) => text.replace(/\s+/g, ' ').trim()).filter((text) => text !== ''),
        );
        const matched = new SymptomMatcher({
          symptomsOf: Object.fromEntries(parts.map((texts, page) => [page, [texts]])),
        }).match([line]);
        const expected = parts.flatMap((texts, page) => {
          const pattern = new RegExp(texts.map((text) => text).join('.*'), 's');
          return texts.length > 0 && pattern.test(line) ? [page] : [];
        });
        expect(matched.map(({ page }) => page)).toEqual(expected);
      },
    ),
  );
});

test('of several symptoms of a page, the longest counts, with the line that has it', () => {
  const index = new SymptomMatcher({
    symptomsOf: { 3: [['out of memory'], ['Killed process', 'out of memory']] },
  });
  expect(index.match(['OUT  of memory', 'killed process 7: Out of memory'])).toEqual([
    {
      page: 3,
      line: 'killed process 7: Out of memory',
      symptom: 'Killed process * out of memory',
      length: 27,
    },
  ]);
});

test('16,000 symptoms that nearly match cost no more than their length', () => {
  const lines = Array.from({ length: 60 }, () => 'a'.repeat(1000));
  const index = new SymptomMatcher({
    symptomsOf: { 0: Array.from({ length: 16_000 }, () => [`${'a'.repeat(900)}b`]) },
  });
  expect(index.match(lines)).toEqual([]);
});
