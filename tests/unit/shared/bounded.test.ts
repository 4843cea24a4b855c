import { expect, test } from 'vitest';
import { runWithTimeout } from '../../../src/graph/assertion.ts';

test('work that ends gives its result', () => {
  expect(runWithTimeout(1000, () => ['a', 'b'])).toEqual(['a', 'b']);
});

test('a pattern that takes for ever is given up on', () => {
  expect(runWithTimeout(20, () => /^(a+)+$/.test(`${'a'.repeat(60)}!`))).toBeUndefined();
});

test('what the work throws is thrown', () => {
  expect(() => runWithTimeout(1000, () => 'x'.repeat(-1))).toThrow(RangeError);
});
