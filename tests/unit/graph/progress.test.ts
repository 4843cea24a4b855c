import { describe, expect, test } from 'vitest';
import { freshnessOf } from '../../../src/graph/freshness.ts';
import { taskProgress, type TaskFacts } from '../../../src/graph/progress.ts';

const HOUR = 3_600_000;

describe('progress', () => {
  test.each<[string, TaskFacts[], number, number, number]>([
    ['no tasks', [], 0, 0, 0],
    ['nothing done', [{ done: false }, { done: false }], 0, 2, 0],
    ['half, without estimates', [{ done: true }, { done: false }], 1, 2, 0.5],
    [
      'weighted, where every task has an estimate',
      [
        { done: true, estimate: 6 * HOUR },
        { done: false, estimate: 2 * HOUR },
      ],
      1,
      2,
      0.75,
    ],
    ['counted, where one has none', [{ done: true, estimate: 6 * HOUR }, { done: false }], 1, 2, 0.5],
    ['all done', [{ done: true }, { done: true }], 2, 2, 1],
  ])('%s', (_name, tasks, done, total, share) => {
    expect(taskProgress(tasks)).toEqual({ done, total, share });
  });
});

describe('freshness', () => {
  const today = Date.parse('2026-11-20');
  const day = 24 * HOUR;
  test.each([
    ['no policy', '2020-01-01', undefined],
    ['never reviewed', undefined, 90 * day],
    ['fresh', '2026-11-01', 90 * day],
    ['fresh', '2026-08-22', 90 * day],
    ['stale', '2026-08-21', 90 * day],
  ])('%s: reviewed %s', (expected, reviewed, every) => {
    expect(freshnessOf(reviewed === undefined ? undefined : Date.parse(reviewed), every, today)).toBe(
      expected,
    );
  });
});
