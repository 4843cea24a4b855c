import { expect, test } from 'vitest';
import { checkpointAnchor, taskHeading, taskAnchor } from '../../../src/graph/tasks.ts';
import { entryOf, graphOf } from '../pipeline.ts';

test.each([
  ['7.1.4', 'task-7-1-4'],
  ['7.10', 'task-7-10'],
  ['T-12', 'task-t-12'],
])('task %s has the anchor %s', (id, anchor) => {
  expect(taskAnchor(id)).toBe(anchor);
});

test.each([
  ['checkpoint-1', 'checkpoint-1'],
  ['Checkpoint 1', 'checkpoint-1'],
  ['1.1', 'checkpoint-1-1'],
  ['checkpoints', 'checkpoint-checkpoints'],
])('checkpoint %s has the anchor %s', (id, anchor) => {
  expect(checkpointAnchor(id)).toBe(anchor);
});

test.each<[heading: string, id: string, found: boolean]>([
  ['7.1.4 Logging', '7.1.4', true],
  ['7.1.4: Logging', '7.1.4', true],
  ['7.1.4. Logging', '7.1.4', true],
  ['7.1.4', '7.1.4', true],
  ['Task 7.1.4 – logging', '7.1.4', true],
  ['7.1.4 Logging', '7.1', false],
  ['7.1.41 Logging', '7.1.4', false],
  ['Logging, 7.1.4', '7.1.4', false],
  ['checkpoint-1: the image', 'checkpoint-1', true],
  ['Checkpoint 1: the image', 'checkpoint-1', true],
  ['Checkpoint 1.1 the image', '1.1', true],
  ['Checkpoint 10', 'checkpoint-1', false],
])('%j is the heading of %s: %s', (heading, id, found) => {
  const graph = graphOf({ 'phases/shop/7.md': `---\ntitle: Seven\nstate: active\n---\n\n## ${heading}\n` });
  expect(taskHeading(id, entryOf(graph, 'phases/shop/7.md')) !== undefined).toBe(found);
});
