import { expect, test } from 'vitest';
import { doneTasks, phaseProgress } from '../../../src/graph/phase-progress.ts';
import { deriveStates } from '../../../src/graph/derived.ts';
import { entryOf, graphOf, problemsOf, TODAY } from '../pipeline.ts';
import type { Files } from '../tree.ts';

const strict = (file: string, fields: string, others: Files = {}): Files => ({
  'handrail.yaml': 'strict: true',
  [file]: `---\ntitle: A\n${fields}\n---\n`,
  ...others,
});
const phase = (fields: string, others?: Files): Files =>
  strict('phases/a.md', `state: active\n${fields}`, others);
const checkpoint = (fields: string): string => `checkpoints:\n  - { id: c, title: C, ${fields} }`;
const two = (review: string, later: string): string =>
  `checkpoints:\n  - { id: c, title: C, review: { criteria: [x], ${review} } }\n  - { id: d, title: D, tasks: [${later}], review: { criteria: [x] } }`;
const estimates = (...some: string[]): string =>
  `tasks: [${some.map((one, index) => `{ title: T${index}, estimate: ${one} }`).join(', ')}]`;
const scores = (score: string, ...some: string[]): Files =>
  strict(
    'assessments/a.md',
    `score: ${score}\nfactors: [${some.map((one, n) => `{ name: F${n}, score: ${one} }`).join(', ')}]`,
  );
const plan = (effort: string, ...parts: string[]): Files => ({
  ...strict('remediations/a.md', `resolves: []\neffort: ${effort}`),
  ...Object.fromEntries(
    parts.map((part, n) => [
      `remediations/p${n}.md`,
      `---\ntitle: P\nresolves: []\npart_of: a\n${part}\n---\n`,
    ]),
  ),
});

test.each<[ids: string, name: string, files: Files]>([
  ['', 'sums agree', phase(`estimate: 6h\n${estimates('2h', '4h')}`)],
  ['phase/estimate-sum', 'more than estimated', phase(`estimate: 10h\n${estimates('30h')}`)],
  ['phase/estimate-sum', 'less than estimated', phase(`estimate: 10h\n${estimates('2h', '3h')}`)],
  ['', 'ranges meet', phase(`estimate: 4-6h\n${estimates('1-3h', '2h')}`)],
  ['', 'a task says nothing', phase(`estimate: 10h\ntasks: [{ title: A, estimate: 30h }, B]`)],
  ['', 'hours and units have no common measure', phase(`estimate: 10h\n${estimates('2', '3')}`)],
  ['', 'hours and days neither', phase(`estimate: 2d\n${estimates('2h', '3h')}`)],
  ['', 'a unit that is defined', phase(`unit: 4-6h\nestimate: 20-30h\n${estimates('2', '3')}`)],
  [
    'phase/estimate-sum',
    'a unit that is defined, and too much',
    phase(`unit: 4-6h\nestimate: 10h\n${estimates('2', '3')}`),
  ],
  [
    'phase/estimate-sum',
    'of a checkpoint',
    phase(checkpoint(`estimate: 2, ${estimates('3', '1')}, review: { criteria: [x] }`)),
  ],
  [
    'phase/duplicate-task',
    'one number twice',
    phase('tasks: [{ id: 1.1, title: A }, { id: 1.1, title: B }]'),
  ],
  ['', 'numbers that only look alike', phase('tasks: [{ id: 1.1, title: A }, { id: 1.10, title: B }]')],
  ['phase/done-with-open-work', 'an open task', strict('phases/a.md', 'state: done\ntasks: [A]')],
  [
    'phase/done-with-open-work',
    'an unmet deliverable',
    strict('phases/a.md', 'state: done\ndeliverables: [{ text: A, met: false }]'),
  ],
  ['', 'a deliverable of which nothing is said', strict('phases/a.md', 'state: done\ndeliverables: [A]')],
  ['', 'an active phase has open work', phase('tasks: [A]\ncriteria: [{ text: A, met: false }]')],
  [
    'phase/approved-with-open-work',
    'approved with an open task',
    phase(checkpoint('tasks: [A], review: { criteria: [x], outcome: approved }')),
  ],
  [
    'phase/approved-with-open-work',
    'approved with an unmet criterion',
    phase(checkpoint('review: { criteria: [{ text: A, met: false }], outcome: approved }')),
  ],
  [
    '',
    'approved, and all is met',
    phase(checkpoint('review: { criteria: [{ text: A, met: true }], outcome: approved }')),
  ],
  [
    'phase/approved-with-open-conditions',
    'conditions, and the next checkpoint has begun',
    phase(two('outcome: approved-with-conditions, conditions: [A]', '{ title: T, done: true }')),
  ],
  [
    '',
    'conditions, and nothing has begun',
    phase(two('outcome: approved-with-conditions, conditions: [A]', 'T')),
  ],
  [
    '',
    'a condition that is met',
    phase(
      two(
        'outcome: approved-with-conditions, conditions: [{ text: A, met: true }]',
        '{ title: T, done: true }',
      ),
    ),
  ],
  [
    'phase/review-overdue',
    'a review that takes too long',
    phase(checkpoint('review: { criteria: [x], since: 2026-11-01, within: 48h }')),
  ],
  [
    '',
    'a review that is over',
    phase(checkpoint('review: { criteria: [x], outcome: rejected, since: 2026-11-01, within: 48h }')),
  ],
  [
    'phase/before-predecessor',
    'begun too early',
    phase('after: b', { 'phases/b.md': '---\ntitle: B\nstate: active\n---\n' }),
  ],
  ['', 'the one before is done', phase('after: b', { 'phases/b.md': '---\ntitle: B\nstate: done\n---\n' })],
  [
    '',
    'planned for later',
    strict('phases/a.md', 'state: planned\nafter: b', {
      'phases/b.md': '---\ntitle: B\nstate: active\n---\n',
    }),
  ],
  ['assessment/score-average', '8.5 against 9.0', scores('8.5/10', '9/10', '8/10', '9/10', '9/10', '10/10')],
  ['', 'rounded', scores('8.7/10', '9/10', '8/10', '9/10')],
  [
    '',
    'a factor without a score',
    strict(
      'assessments/a.md',
      'score: 8/10\nfactors: [{ name: A, score: 3/10 }, { name: B }, { name: C, score: 3/10 }]',
    ),
  ],
  ['assessment/score-average', 'scales may differ', scores('4/5', '5/10', '6/10')],
  [
    'remediation/effort-sum',
    '35 minutes against two hours',
    plan('2h', 'effort: 5m', 'effort: 30m', 'effort: 30m'),
  ],
  ['', 'efforts agree', plan('1h', 'effort: 30m', 'effort: 30m')],
  ['ref/unknown', 'deferred to a phase that does not exist', strict('guides/g.md', "deferred_to: '9'")],
  ['ref/unknown', 'deferred to a phase of a service', strict('guides/g.md', 'deferred_to: shop/7.10')],
  [
    '',
    'deferred to a phase',
    strict('guides/g.md', 'deferred_to: a', { 'phases/a.md': '---\ntitle: A\nstate: planned\n---\n' }),
  ],
  ['', 'deferred to words', strict('guides/g.md', 'deferred_to: next year')],
  ['', 'deferred to a year', strict('guides/g.md', 'deferred_to: 2028')],
  [
    'plan/unknown-priority',
    'a priority that the scale does not know',
    strict('gaps/g.md', 'priority: soonish'),
  ],
  [
    '',
    'usual words',
    strict('gaps/g.md', 'priority: high', { 'gaps/h.md': '---\ntitle: H\npriority: low\n---\n' }),
  ],
  ['schema/unknown-field', 'a typed state', strict('gaps/g.md', 'priority: high\nstatus: closed')],
])('%s: %s', (ids, _name, files) => {
  const found = problemsOf(files)
    .map(({ id }) => id)
    .filter((id) => id !== 'remediation/resolves-nothing');
  expect([...new Set(found)].join(' ')).toBe(ids);
});

test('a typed state is answered with why there is none', () => {
  const hints = problemsOf(strict('gaps/g.md', 'priority: high\nstatus: closed')).map(({ hint }) => hint);
  expect(hints).toContain('Remove it: the state of a gap is derived from what was done and verified.');
});

test.each<[done: number, name: string, remediation: string]>([
  [0, 'nothing is done', ''],
  [0, 'it is finished, and nobody has checked it', 'finished: true'],
  [1, 'it is verified', 'finished: true\nverified: { result: passed, how: looked }'],
])('a task that is a remediation: %s done where %s', (done, _name, remediation) => {
  const graph = graphOf({
    'phases/a.md': `---\ntitle: A\nstate: active\n${checkpoint('tasks: [{ title: T, remediation: r }]')}\n---\n`,
    'remediations/r.md': `---\ntitle: R\nresolves: []\n${remediation}\n---\n`,
  });
  const entry = entryOf(graph, 'phases/a.md');
  if (entry.kind !== 'phases') throw new Error('The page is no phase.');
  const progress = phaseProgress(entry, doneTasks(entry, graph, deriveStates(graph, TODAY).plan));
  expect([progress.done, progress.checkpoints[0]?.done]).toEqual([done, done]);
});
