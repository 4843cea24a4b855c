import { describe, expect, test } from 'vitest';
import {
  DEFAULT_SCALE,
  pages,
  rankOf,
  severityOf,
  sortRank,
  type Scale,
} from '../../../src/shared/severity.ts';

describe('the usual dialects', () => {
  test.each<[rank: number | undefined, paging: boolean, labels: string[]]>([
    [
      0,
      true,
      ['P0', 'p0', 'SEV1', 'sev1', 'SEV-1', 'sev 1', 's1', 'S1', 'critical', 'Critical', 'emergency', 'page'],
    ],
    [1, true, ['P1', 'SEV2', 'Sev2', 's2', 'high', 'major', 'error']],
    [2, false, ['P2', 'SEV3', 's3', 'warning', 'WARNING', 'warn', 'medium', 'ticket', 'notify']],
    [3, false, ['P3', 'SEV4', 's4', 'info', 'low']],
    [4, false, ['none', 'None']],
    [undefined, false, ['', 'P', 'P9', 'P01', 'critical!', 'very critical', 'constructor']],
  ])('rank %s, paging %s: %j', (rank, paging, labels) => {
    const facts = labels.map((label) => [label, rankOf(label, DEFAULT_SCALE), pages(label, DEFAULT_SCALE)]);
    expect(facts).toEqual(labels.map((label) => [label, rank, paging]));
  });
});

const OWN: Scale = [
  { id: 'Rot', labels: [], rank: 0, pages: true, respond_within: { text: '5m', from: 300_000, to: 300_000 } },
  { id: 'Gelb', labels: ['P0'], rank: 1, pages: false },
];

test('a scale of the team’s own takes the place of the usual one', () => {
  const facts = ['rot', 'GELB', 'P0', 'critical'].map((label) => [rankOf(label, OWN), pages(label, OWN)]);
  expect(facts).toEqual([
    [0, true],
    [1, false],
    [1, false],
    [undefined, false],
  ]);
  expect(severityOf('ROT', OWN)?.respond_within?.text).toBe('5m');
});

test('sorted: by rank, then what the scale does not know, then nothing', () => {
  const labelled = [{ label: undefined }, { label: 'critical' }, { label: 'gelb' }, { label: 'rot' }];
  expect(labelled.toSorted((a, b) => sortRank(a.label, OWN) - sortRank(b.label, OWN))).toEqual([
    { label: 'rot' },
    { label: 'gelb' },
    { label: 'critical' },
    { label: undefined },
  ]);
});
