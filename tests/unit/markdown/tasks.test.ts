import { expect, test } from 'vitest';
import { bodyOf, graphOf, problemsOf } from '../pipeline.ts';

const PHASE = `---
title: Containers
state: active
tasks: [{ id: 9.1, title: Tell the rota }]
checkpoints:
  - id: checkpoint-1
    title: The image
    tasks:
      - { id: 7.1.1, title: Write the tests }
      - { id: 7.1.4, title: Log as JSON }
      - { id: 7.1.10, title: Write it down }
---

## 7.1.4: structured logging

Text.

### Task 9.1 and its rota
`;
const OTHER = '---\nstate: planned\ntasks: [{ id: 7.1.1, title: Another }, { id: 8.1, title: Eight }]\n---\n';
const FILES = { 'phases/shop/7.md': PHASE, 'phases/shop/8.md': OTHER };

const to = (text: string, hash: string, phase = 7) =>
  `<a href="/ops/phases/shop/${phase}/#${hash}">${text}</a>`;
const LOGGING = '714-structured-logging';

test('every number that one phase has leads to its heading, else to its row', () => {
  expect([...graphOf(FILES).tasks]).toEqual([
    ['9.1', '/phases/shop/7/#task-91-and-its-rota'],
    ['7.1.4', `/phases/shop/7/#${LOGGING}`],
    ['7.1.10', '/phases/shop/7/#task-7-1-10'],
    ['8.1', '/phases/shop/8/#task-8-1'],
  ]);
});

test.each([
  ['Do Task 7.1.4.', `<p>Do ${to('Task 7.1.4', LOGGING)}.</p>`],
  ['see task 7.1.10, then', `<p>see ${to('task 7.1.10', 'task-7-1-10')}, then</p>`],
  [
    'Tasks 7.1.4, 7.1.1 and 8.1 wait',
    `<p>${to('Tasks 7.1.4', LOGGING)}, 7.1.1 and ${to('8.1', 'task-8-1', 8)} wait</p>`,
  ],
  ['tasks 7.1.4–8.1', `<p>${to('tasks 7.1.4', LOGGING)}–${to('8.1', 'task-8-1', 8)}</p>`],
  ['*Task 8.1*', `<p><em>${to('Task 8.1', 'task-8-1', 8)}</em></p>`],
  ['two phases have Task 7.1.1', '<p>two phases have Task 7.1.1</p>'],
  ['none has Task 7.1.41 or task 7.1', '<p>none has Task 7.1.41 or task 7.1</p>'],
  ['version 7.1.4 and multitask 7.1.4', '<p>version 7.1.4 and multitask 7.1.4</p>'],
  ['`Task 7.1.4`', '<p><code>Task 7.1.4</code></p>'],
  ['[Task 7.1.4](b.md)', '<p><a href="/ops/b/">Task 7.1.4</a></p>'],
  ['<a href="b.md">the Task 7.1.4</a>', '<p><a href="/ops/b/">the Task 7.1.4</a></p>'],
])('%s', (text, html) => {
  const files = { 'a.md': `# A\n\n${text}`, 'b.md': '# B', ...FILES };
  expect(bodyOf(files).html.trim().replaceAll('/ops/guides/b/', '/ops/b/')).toBe(html);
});

test('a heading is no link', () => {
  expect(bodyOf({ 'a.md': '# A\n\n## Task 7.1.4', ...FILES }).html).not.toContain('phases/shop');
});

test.each(['7.1.4', 'task-7-1-10', 'checkpoint-1', '9.1', LOGGING])('links may lead to #%s', (anchor) => {
  const files = { 'guides/a.md': `# A\n\n[there](../phases/shop/7.md#${anchor})`, ...FILES };
  expect(problemsOf(files).filter(({ id }) => id === 'link/anchor')).toEqual([]);
});
