import { expect, test } from 'vitest';
import { readDocuments, shiftRange } from '../../../src/entries/yaml-documents.ts';

test.each<[name: string, text: string, documents: unknown[]]>([
  ['one', 'a: 1', [{ a: 1 }]],
  ['nothing', '', [null]],
  ['two', 'a: 1\n---\nb: 2', [{ a: 1 }, { b: 2 }]],
  ['a mark in front', '---\na: 1\n---\nb: 2\n', [{ a: 1 }, { b: 2 }]],
  ['text behind the mark', '--- a\n--- # c\nb', ['a', 'b']],
  ['an end', 'a\n...\nb\n...\n', ['a', 'b', null]],
  ['comments and directives in front', '# c\n%YAML 1.2\n---\na\n...\n%YAML 1.2\n# c\n---\nb', ['a', 'b']],
  ['an empty one', 'a\n---\n---\nb', ['a', null, 'b']],
  ['dashes in a text', 'a: |\n  ---\n  b\nc: ---d\n', [{ a: '---\nb\n', c: '---d' }]],
  ['dashes behind a line separator', 'a: "b\u{2028}--- c"', [{ a: 'b\u{2028}--- c' }]],
])('documents: %s', (_name, text, documents) => {
  const parts = readDocuments(text);
  expect(parts.map(({ document }) => document?.toJS())).toEqual(documents);
  expect(parts.flatMap(({ errors }) => errors)).toEqual([]);
});

test('places go by the whole text', () => {
  const text = 'a: 1\n---\nb: 22\n---\nc: [';
  const parts = readDocuments(text);
  const ranges = parts.flatMap(({ document, offset }) => {
    const range = document?.contents?.range;
    return range ? [shiftRange([range[0], range[1]], offset)] : [];
  });
  expect(ranges.map(([start, end]) => text.slice(start, end).trim())).toEqual(['a: 1', 'b: 22', 'c: [']);
  expect(parts.map(({ errors }) => errors.map(({ range }) => range[0]))).toEqual([[], [], [text.length]]);
  const later = readDocuments('a\n---\n- [', 100);
  expect(later.map(({ offset, errors }) => [offset, errors[0]?.range[0]])).toEqual([
    [100, undefined],
    [102, 109],
  ]);
});

test('what is wrong in one document is told with it', () => {
  const [first, second, third] = readDocuments(`a: "b" c\n---\n${'['.repeat(100_000)}\n---\nd: e`);
  expect(first?.errors.map(({ reason }) => reason)).toEqual(['Unexpected scalar at node end']);
  expect(second?.errors[0]?.reason).toBe('it is nested too deeply');
  expect([third?.errors, third?.document?.toJS()]).toEqual([[], { d: 'e' }]);
});
