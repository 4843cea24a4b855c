import { describe, expect, test } from 'vitest';
import { barOf } from '../../../../src/kinds/phases/checkpoints.ts';
import { phaseDetails, type PhaseDetails } from '../../../../src/kinds/phases/view.ts';
import { entryOf } from '../../pipeline.ts';
import type { Files } from '../../tree.ts';
import { siteOf } from '../site.ts';

function phaseOf(fields: string, others: Files = {}, body = ''): PhaseDetails {
  const file = 'phases/shop/7.md';
  const site = siteOf({ [file]: `---\ntitle: Seven\nstate: active\n${fields}\n---\n${body}`, ...others });
  const entry = entryOf(site.graph, file);
  if (entry.kind !== 'phases') throw new Error('It is no phase.');
  return phaseDetails(site, entry);
}

test.each([
  [0, 0, 0, undefined],
  [0, 1, 0, '0 of 1 task done, 0 %'],
  [1, 3, 1 / 3, '1 of 3 tasks done, 33 %'],
  [1, 2, 0.75, '1 of 2 tasks done, 75 % of the estimated work'],
  [2, 2, 1, '2 of 2 tasks done, 100 %'],
])('%i of %i tasks, %f: %s', (done, total, share, words) => {
  expect(barOf({ done, total, share })?.words.replaceAll('\u00A0', ' ')).toBe(words);
});

describe('the ids of a plan', () => {
  const TWO =
    'tasks: [{ id: 7.1, title: A }, { id: 7.1, title: B }, C]\ncheckpoints: [{ id: checkpoint-1, title: D }]';
  test('each stands once', () => {
    const { tasks, checkpoints } = phaseOf(TWO);
    expect(tasks.map(({ htmlId }) => htmlId)).toEqual(['task-7-1', undefined, undefined]);
    expect(checkpoints.map(({ htmlId }) => htmlId)).toEqual(['checkpoint-1']);
  });

  test('a heading of the text comes first', () => {
    const { tasks, checkpoints } = phaseOf(TWO, {}, '\n## Task 7-1\n\n## Checkpoint 1\n\n## 7.1 How\n');
    expect(tasks.map(({ htmlId }) => htmlId)).toEqual([undefined, undefined, undefined]);
    expect(tasks.map(({ url }) => url)).toEqual(['#71-how', '#71-how', undefined]);
    expect(checkpoints.map(({ htmlId, anchor }) => [htmlId, anchor])).toEqual([[undefined, 'checkpoint-1']]);
  });
});

test.each([
  [
    'the first that is not done',
    'tasks: [{ title: A, done: true }, { id: 7.2, title: B }]',
    '7.2 B #task-7-2',
  ],
  [
    'checkpoints before what is outside them',
    'tasks: [A]\ncheckpoints: [{ id: c, title: C, tasks: [B] }]',
    'B #Checkpoints',
  ],
  ['nothing is left', 'tasks: [{ title: A, done: true }]', undefined],
  ['a task that waits is passed over', 'tasks: [{ title: A, waits_for: The certificate }, B]', 'B #Tasks'],
  [
    'a task whose remediation waits is passed over',
    'tasks: [{ title: A, remediation: r }, { title: B, remediation: s }]',
    'B #Tasks',
  ],
])('the next task: %s', (_name, fields, next) => {
  const { nextTask } = phaseOf(fields, {
    'remediations/r.md': '---\ndepends_on: [{ text: Access }]\n---\n',
    'remediations/s.md': '---\ndepends_on: [{ text: Access, met: true }]\n---\n',
  });
  expect(nextTask && `${nextTask.label} ${nextTask.url}`).toBe(next);
});

test('criteria are met, not met, or nobody said; a review is pending until it is not', () => {
  const { checkpoints, criteria } = phaseOf(
    'criteria: [{ text: A, met: true }, { text: B, met: false }, C]\ncheckpoints: [{ id: a, title: A }, { id: b, title: B, review: { outcome: rejected } }]',
  );
  expect(criteria.map(({ state }) => state.word)).toEqual(['met', 'not met', 'not stated']);
  expect(checkpoints.map(({ review }) => review.outcome.word)).toEqual(['pending', 'rejected']);
});

test('the roadmap’s parts and the checkpoints know each other by their tasks', () => {
  const { scope, checkpoints } = phaseOf(
    "scope: [{ id: '7.1', title: A, tasks: [7.1.1, 7.1.9] }, { id: '7.2', title: B }]\ncheckpoints: [{ id: c, title: C, tasks: [{ id: 7.1.1, title: D }] }]",
  );
  expect(scope).toEqual([
    {
      id: '7.1',
      title: 'A',
      tasks: [{ label: '7.1.1', url: '#task-7-1-1' }, { label: '7.1.9' }],
      checkpoints: [{ label: 'c', url: '#checkpoint-c' }],
    },
    { id: '7.2', title: 'B', tasks: [], checkpoints: [] },
  ]);
  expect(checkpoints[0]?.scope).toEqual(['7.1']);
});

const gap = (title: string, fields: string) => `---\ntitle: ${title}\n${fields}\n---\n`;

test('gaps: those found by its assessments, those that name it, those closed in it; open ones first, blocking before graver', () => {
  const { gaps, requirements } = phaseOf('objectives: [{ text: O, gaps: [e] }]', {
    'assessments/a.md': '---\ntitle: A\nof: [shop/7]\nfactors: [{ name: F, gaps: [a] }]\n---\n',
    'gaps/a.md': gap('Found', 'priority: P1'),
    'gaps/b.md': gap('Found, too', 'priority: P0\nfound_in: a'),
    'gaps/c.md': gap('Blocks', 'priority: P3\nblocks: [shop/7, five]'),
    'gaps/d.md': gap('Closed', 'priority: P0'),
    'gaps/e.md': gap('In the way', 'priority: P2\nrequirement: five'),
    'gaps/f.md': gap('Elsewhere', 'priority: P0'),
    'requirements/five.md': '---\ntitle: Five\nstatement: S\n---\n',
    'remediations/r.md':
      '---\ntitle: R\nphase: shop/7\nresolves: [d]\nfinished: true\nverified: { result: passed, how: seen }\n---\n',
  });
  expect(
    gaps.rows.map(({ label, state, blocks, foundIn, closedBy }) =>
      [
        label,
        state?.word,
        blocks && 'blocks',
        ...foundIn.map((by) => by.label),
        ...closedBy.map((by) => by.label),
      ]
        .filter(Boolean)
        .join(' | '),
    ),
  ).toEqual([
    'Blocks | open | blocks',
    'Found, too | open | A',
    'Found | open | A',
    'In the way | open',
    'Closed | verified | R',
  ]);
  expect(gaps).toMatchObject({ open: 4, total: 5 });
  expect(requirements.map(({ label, gaps: against }) => [label, ...against.map((one) => one.label)])).toEqual(
    [['Five', 'Blocks', 'In the way']],
  );
});

test('a phase of many gaps shows some of them', () => {
  const many = Object.fromEntries(
    Array.from({ length: 50 }, (_, i) => [
      `gaps/${i}.md`,
      `---\ntitle: G${i}\npriority: P1\nphases: [shop/7]\n---\n`,
    ]),
  );
  const { rows, total } = phaseOf('', many).gaps;
  expect([rows.length, total]).toEqual([30, 50]);
});
