import { describe, expect, test } from 'vitest';
import { readinessOf, type Readiness } from '../../../src/graph/readiness.ts';
import { gapStates } from '../../../src/graph/states.ts';
import { entryOf, graphOf } from '../pipeline.ts';
import type { Files } from '../tree.ts';

const SUBJECTS = { 'phases/shop/7.md': '# Seven', 'services/api.md': '# API' };

function readiness(files: Files, subject = 'phases/shop/7.md'): Readiness {
  const graph = graphOf({ ...SUBJECTS, ...files });
  const entry = entryOf(graph, subject);
  if (entry.kind !== 'phases' && entry.kind !== 'services') throw new Error('Nobody assesses that.');
  return readinessOf(entry, graph, gapStates(graph, Date.parse('2026-11-20')));
}

/** An assessment of the phase. */
function of(fields: string): string {
  return `---\nof: [shop/7]\n${fields}\n---\n`;
}

describe('the latest assessment', () => {
  test.each<[name: string, latest: string | undefined, assessments: Record<string, string>]>([
    ['none', undefined, {}],
    ['none of this phase', undefined, { a: '---\nof: [shop/8]\n---\n' }],
    ['by date', 'b', { a: of('date: 2026-09-01'), b: of('date: 2026-10-29'), c: of('date: 2026-10-01') }],
    ['on one day, by the chain', 'a', { a: of('date: 2026-10-29\nafter: b'), b: of('date: 2026-10-29') }],
    ['by date before the chain', 'b', { a: of('date: 2026-09-01\nafter: b'), b: of('date: 2026-10-29') }],
    ['without dates, by the chain', 'b', { a: of('after: c'), b: of('after: a'), c: of('') }],
    [
      'an undated one is after its predecessor',
      'a',
      { a: of('after: c'), b: of('date: 2026-01-01'), c: of('date: 2026-02-01') },
    ],
    [
      'and before what came later',
      'b',
      { a: of('after: c'), b: of('date: 2026-03-01'), c: of('date: 2026-02-01') },
    ],
    ['over one of something else', 'a', { a: of('after: b'), b: '---\nafter: c\n---\n', c: of('') }],
    ['a circle ends', 'b', { a: of('after: b'), b: of('after: a') }],
    ['after something unknown', 'b', { a: of('after: gone'), b: of('date: 2026-01-01') }],
  ])('%s: %s', (_name, latest, assessments) => {
    const files = Object.entries(assessments).map(([id, text]) => [`assessments/${id}.md`, text] as const);
    expect(readiness(Object.fromEntries(files)).assessment?.id).toBe(latest);
  });

  test('its score and measures are as they were given', () => {
    const { assessment } = readiness({
      'assessments/a.md': of('score: 8.5/10\nmeasures: [{ name: Readiness, value: 90, unit: "%" }]'),
    });
    expect(assessment?.data.score).toEqual({ value: 8.5, of: 10 });
    expect(assessment?.data.measures).toEqual([{ name: 'Readiness', value: 90, unit: '%' }]);
  });
});

const GAPS = {
  'phases/shop/7.md': '---\nobjectives: [{ text: o, gaps: [goal, done] }]\n---\n',
  'gaps/a.md': '---\nphases: [shop/7]\npriority: P2\n---\n',
  'gaps/b.md': '---\nphases: shop/7\npriority: critical\nservices: [API]\n---\n',
  'gaps/blocks.md': '---\nblocks: [shop/7]\npriority: P2\ndeferred_to: later\n---\n',
  'gaps/goal.md': '---\npriority: odd\n---\n',
  'gaps/done.md': '---\npriority: P0\n---\n',
  'gaps/unranked.md': '---\nphases: shop/7\n---\n',
  'gaps/other.md': '---\nphases: [shop/8]\npriority: P0\nservices: [api, web]\n---\n',
  'gaps/phantom.md':
    '---\nphases: shop/7\nservices: api\npriority: P0\nverdict: { is: not-a-gap, evidence: [No.] }\n---\n',
  'remediations/r.md': '---\nresolves: [done]\nfinished: true\nverified: { result: passed, how: x }\n---\n',
  'remediations/s.md': '---\nresolves: [a]\nfinished: true\n---\n',
};

test.each<[subject: string, open: [priority: string | undefined, gaps: string[]][]]>([
  [
    'phases/shop/7.md',
    [
      ['critical', ['b']],
      ['P2', ['a', 'blocks']],
      ['odd', ['goal']],
      [undefined, ['unranked']],
    ],
  ],
  [
    'services/api.md',
    [
      ['P0', ['other']],
      ['critical', ['b']],
    ],
  ],
])('open gaps of %s, by priority', (subject, open) => {
  const { openGaps } = readiness(GAPS, subject);
  expect(openGaps.map(({ priority, gaps }) => [priority, gaps.map(({ id }) => id)])).toEqual(open);
});
