import { expect, test } from 'vitest';
import { isAmountAtLeast, isAmountAtMost } from '../../../src/graph/amount.ts';

test.each<[found: string, limit: string, atMost: boolean, atLeast: boolean]>([
  ['5', '5', true, true],
  ['4', '5', true, false],
  ['-1', '0', true, false],
  ['5.5', '5', false, true],
  ['99.5%', '99.9%', true, false],
  ['5s', '5s', true, true],
  ['3000ms', '5s', true, false],
  ['3000ms', '3s', true, true],
  ['1m30s', '90s', true, true],
  ['2-5m', '4m', false, false],
  ['2-5m', '2m', false, true],
  ['PT5M', '5m', true, true],
  ['50MB', '50mb', true, true],
  ['50MB', '0.05GB', true, true],
  ['51MB', '0.05GB', false, true],
  ['512Mi', '0.5GiB', true, true],
  ['512Mi', '512MB', false, true],
  ['2048 bytes', '2Ki', true, true],
  ['3 apples', '4 apples', true, false],
  // What has no common unit cannot be compared.
  ['5', '5s', false, false],
  ['5s', '5', false, false],
  ['5s', '5MB', false, false],
  ['3 apples', '4 pears', false, false],
  ['fast', '5s', false, false],
  ['', '5', false, false],
])('%s against %s: at most %s, at least %s', (found, limit, atMost, atLeast) => {
  expect([isAmountAtMost(found, limit), isAmountAtLeast(found, limit)]).toEqual([atMost, atLeast]);
});
