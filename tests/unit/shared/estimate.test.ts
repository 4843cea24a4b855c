import { expect, test } from 'vitest';
import { comparedWork, parseEstimate, sumOfEstimates, type Estimate } from '../../../src/shared/estimate.ts';

function estimate(written: string): Estimate {
  const parsed = parseEstimate(written);
  if (!parsed) throw new Error(`${written} is no estimate.`);
  return parsed;
}

test.each<[written: string[], sum: string]>([
  [['30m', '5m'], '35 min'],
  [['4-6h', '30m'], '4.5–6.5 h'],
  [['24h', '80h'], '104 h'],
  [['2d', '1w', '4h'], '4 h + 9 d'],
  [['2', '4-6 units'], '6–8 units'],
  [['1', '1h'], '1 h + 1 unit'],
  [[], ''],
])('%j together are %s', (written, sum) => {
  expect(sumOfEstimates(written.map(estimate))).toBe(sum);
});

test.each<[estimated: string, spent: string, compared: string | undefined]>([
  ['2-4h', '5h', 'more'],
  ['2-4h', '4h', 'as much'],
  ['2-4h', '1-3h', 'as much'],
  ['2-4h', '90m', 'less'],
  ['2', '3 units', 'more'],
  ['1d', '10h', undefined],
  ['2', '2h', undefined],
])('%s estimated, %s spent: %s', (estimated, spent, compared) => {
  expect(comparedWork(estimate(estimated), estimate(spent))).toBe(compared);
});
