import { expect, test } from 'vitest';
import { nearest } from '../../../src/shared/nearest.ts';

test.each([
  ['retarts', ['restart', 'stop'], 'restart'],
  ['RESTART', ['restart'], 'restart'],
  ['escalate', ['restart', 'stop'], undefined],
  ['ab', ['xy'], undefined],
  ['restart', ['restarts', 'restart'], 'restart'],
  ['', [], undefined],
])('%j among %j', (word, candidates, expected) => {
  expect(nearest(word, candidates)).toBe(expected);
});

test('does not measure what nobody types', () => {
  const endless = 'x'.repeat(2_000_000);
  expect(nearest(endless, [endless])).toBeUndefined();
  expect(nearest('restart', [endless, 'restarts'])).toBe('restarts');
});
