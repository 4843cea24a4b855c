import { expect, test } from 'vitest';
import { lineCounter } from '../../../src/shared/position.ts';

test.each([
  ['abc', 0, 1, [1, 1, 1, 2]],
  ['abc\ndef', 4, 7, [2, 1, 2, 4]],
  ['a\n\nb', 2, 2, [2, 1, 2, 1]],
  ['a\n', 2, 2, [2, 1, 2, 1]],
  ['🔥x', 2, 3, [1, 3, 1, 4]],
  ['ab', -5, 99, [1, 1, 1, 3]],
  ['ab', 1, 0, [1, 2, 1, 2]],
])('%j from %i to %i', (text, start, end, expected) => {
  const { line, column, endLine, endColumn } = lineCounter(text)(start, end);
  expect([line, column, endLine, endColumn]).toEqual(expected);
});
