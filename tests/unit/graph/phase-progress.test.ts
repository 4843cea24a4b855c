import { expect, test } from 'vitest';
import { phaseProgress } from '../../../src/graph/phase-progress.ts';
import { entryOf, graphOf } from '../pipeline.ts';

type Counts = [done: number, total: number, share: number];

/** A checkpoint with these tasks. */
const at = (tasks: string): string => `{ id: c, title: C, tasks: ${tasks} }`;

test.each<[name: string, phase: string, whole: Counts, checkpoints: Counts[]]>([
  ['no tasks', 'state: planned', [0, 0, 0], []],
  ['tasks outside checkpoints', 'tasks: [{ title: a, done: true }, b]', [1, 2, 0.5], []],
  [
    'tasks of checkpoints, and a checkpoint without any',
    `checkpoints: [${at('[{ title: a, done: true }]')}, ${at('[b, c, d]')}, { id: e, title: E }]`,
    [1, 4, 0.25],
    [
      [1, 1, 1],
      [0, 3, 0],
      [0, 0, 0],
    ],
  ],
  [
    'those outside count for the phase only',
    `tasks: [{ title: a, done: yes }]\ncheckpoints: [${at('[b]')}]`,
    [1, 2, 0.5],
    [[0, 1, 0]],
  ],
  [
    'weighed by time; a range by its middle',
    'tasks: [{ title: a, estimate: 90m, done: true }, { title: b, estimate: 4-5h }]',
    [1, 2, 0.25],
    [],
  ],
  [
    'weighed by units of work',
    'tasks: [{ title: a, estimate: 3, done: true }, { title: b, estimate: 1 unit }]',
    [1, 2, 0.75],
    [],
  ],
  [
    'counted, where one has no estimate',
    'tasks: [{ title: a, estimate: 9h, done: true }, b]',
    [1, 2, 0.5],
    [],
  ],
  [
    'counted, where time and units of work are mixed; a checkpoint of one unit is weighed',
    `tasks: [{ title: a, estimate: 2 }]
checkpoints: [${at('[{ title: b, estimate: 3h, done: true }, { title: c, estimate: 1h }]')}]`,
    [1, 3, 1 / 3],
    [[1, 2, 0.75]],
  ],
  [
    'the estimate of a checkpoint is none of its tasks’',
    'checkpoints: [{ id: c, title: C, estimate: 6h, tasks: [{ title: a, done: true }, b] }]',
    [1, 2, 0.5],
    [[1, 2, 0.5]],
  ],
])('%s', (_name, phase, whole, checkpoints) => {
  const entry = entryOf(graphOf({ 'phases/shop/1.md': `---\n${phase}\n---\n` }), 'phases/shop/1.md');
  if (entry.kind !== 'phases') throw new Error('It is no phase.');
  const progress = phaseProgress(entry);
  expect([progress.done, progress.total, progress.share]).toEqual(whole);
  expect(progress.checkpoints.map(({ done, total, share }) => [done, total, share])).toEqual(checkpoints);
});
