import { describe, expect, test } from 'vitest';
import {
  HORIZONS,
  horizonOf,
  nextActions,
  remediationPlan,
  type RemediationPlan,
} from '../../../src/graph/plan.ts';
import { gapStates } from '../../../src/graph/states.ts';
import type { Graph } from '../../../src/graph/build.ts';
import { entryOf, graphOf, TODAY } from '../pipeline.ts';
import type { Files } from '../tree.ts';

const GAP = '---\npriority: P2\n---\n';

function planned(files: Files): { graph: Graph; plan: RemediationPlan } {
  const graph = graphOf(files);
  return { graph, plan: remediationPlan(graph, gapStates(graph, TODAY)) };
}

/** Remediations by their name, each with its fields. */
function remediations(all: Readonly<Record<string, string>>, others: Files = {}): Files {
  const entries = Object.entries(all).map(([name, fields]) => [
    `remediations/${name}.md`,
    `---\n${fields}\n---\n`,
  ]);
  return { 'gaps/g.md': GAP, ...others, ...(Object.fromEntries(entries) as Files) };
}

/** What is to be done next, with the step of time that it stands in. */
function next(files: Files): string[] {
  const { graph, plan } = planned(files);
  return nextActions(plan, graph.scale).map(
    (work) => `${work.remediation.id}: ${work.state}, ${HORIZONS[horizonOf(work)]?.label}`,
  );
}

const OPEN_GAP = { 'gaps/open.md': GAP };
const CLOSED_GAP = { 'gaps/closed.md': '---\npriority: P2\nwaits_for: { text: x, met: yes }\n---\n' };
const DONE = { 'remediations/done.md': '---\nfinished: true\n---\n' };
const PLANNED_PHASE = { 'phases/p.md': '---\nstate: planned\n---\n' };
const DONE_PHASE = { 'phases/p.md': '---\nstate: done\n---\n' };

describe('a remediation', () => {
  test.each<[state: string, fields: string, others: Files]>([
    ['can start', 'resolves: g', {}],
    ['can start', 'depends_on: done', DONE],
    ['can start', 'depends_on: closed', CLOSED_GAP],
    ['waits', 'depends_on: [{ text: Access to the registry }]', {}],
    ['can start', 'depends_on: [{ text: Access to the registry, met: true }]', {}],
    ['can start', 'depends_on: unknown', {}],
    ['can start', 'depends_on: r', {}],
    ['can start', 'finished: false', {}],
    ['waits', 'depends_on: open', OPEN_GAP],
    ['waits', 'depends_on: [done, open]', { ...DONE, ...OPEN_GAP }],
    ['in progress', 'depends_on: open\nactions: [{ text: a, done: true }, b]', OPEN_GAP],
    ['finished', 'finished: 2026-11-12', {}],
    ['verified', 'finished: true\nverified: { result: passed, how: looked }', {}],
    ['failed', 'finished: true\nverified: { result: failed, how: looked }', {}],
    ['can start', 'verified: { result: passed, how: looked }', {}],
    ['deferred', 'deferred_to: the next year', {}],
    ['can start', 'phase: p\nwhen: immediate', PLANNED_PHASE],
    ['can start', 'phase: p\nwhen: during', PLANNED_PHASE],
    ['waits', 'phase: p\nwhen: after', PLANNED_PHASE],
    ['can start', 'phase: p\nwhen: after', DONE_PHASE],
    ['can start', 'phase: p\nwhen: after', { 'phases/p.md': 'P' }],
  ])('%s: %s', (state, fields, others) => {
    const { graph, plan } = planned(remediations({ r: fields }, others));
    expect(plan.get(entryOf(graph, 'remediations/r.md'))?.state).toBe(state);
  });
});

describe('a plan', () => {
  test.each<[state: string, parts: Record<string, string>]>([
    ['can start', { a: 'part_of: plan', b: 'part_of: plan\ndepends_on: a' }],
    ['waits', { a: 'part_of: plan\ndepends_on: open', b: 'part_of: plan\ndepends_on: a' }],
    ['in progress', { a: 'part_of: plan\nfinished: true', b: 'part_of: plan\ndepends_on: a' }],
    ['can start', { a: 'part_of: plan\ndeferred_to: later' }],
  ])('%s where its parts say so', (state, parts) => {
    const { graph, plan } = planned(remediations({ plan: 'resolves: g', ...parts }, OPEN_GAP));
    expect(plan.get(entryOf(graph, 'remediations/plan.md'))?.state).toBe(state);
  });

  test('has its parts in the order in which they can be done', () => {
    const files = remediations({
      plan: 'resolves: g',
      a: 'part_of: plan\ndepends_on: b',
      b: 'part_of: plan\ndepends_on: c',
      c: 'part_of: plan',
      d: 'part_of: plan\npriority: P0',
    });
    const { graph, plan } = planned(files);
    const parts = plan.get(entryOf(graph, 'remediations/plan.md'))?.parts;
    expect(parts?.map(({ id }) => id)).toEqual(['d', 'c', 'b', 'a']);
  });

  test('holds its parts up, except one that it waits for itself', () => {
    const files = remediations({
      plan: 'depends_on: [open, b]',
      a: 'part_of: plan',
      b: 'part_of: plan\ndepends_on: done',
    });
    expect(next({ ...files, ...OPEN_GAP, ...DONE })).toEqual([
      'b: waits, No time given',
      'a: waits, No time given',
    ]);
  });
});

describe('next actions', () => {
  test('come by horizon, and what can start first', () => {
    const files = remediations({
      month: 'horizon: 1mo',
      none: 'priority: P0',
      week: 'horizon: 1w',
      blocked: 'horizon: 1w\npriority: P0\ndepends_on: week',
      day: 'horizon: 24h',
      later: 'horizon: 1-2y',
      now: 'when: immediate\nhorizon: 1w',
      over: 'when: immediate\nfinished: true',
      off: 'when: immediate\ndeferred_to: later',
    });
    expect(next(files)).toEqual([
      'now: can start, Immediately',
      'day: can start, Within 24 hours',
      'week: can start, Within a week',
      'blocked: waits, Within a week',
      'month: can start, Within a month',
      'later: can start, Later',
      'none: can start, No time given',
    ]);
  });

  test('of one horizon come by priority, their own or that of the gaps', () => {
    const files = remediations(
      { a: 'priority: P3', b: 'resolves: [g, grave]', c: 'resolves: g', d: 'actions: [x]' },
      { 'gaps/grave.md': '---\npriority: P0\n---\n' },
    );
    expect(next(files).map((line) => line.charAt(0))).toEqual(['b', 'c', 'a', 'd']);
  });

  test('what something waits for is due as soon as that, also through a gap', () => {
    const files = remediations({
      urgent: 'horizon: 24h\ndepends_on: g',
      closes: 'resolves: g\ndepends_on: first',
      first: 'horizon: 1y',
    });
    expect(next(files)).toEqual([
      'first: can start, Within 24 hours',
      'closes: waits, Within 24 hours',
      'urgent: waits, Within 24 hours',
    ]);
  });

  test('a part is due with its plan, and only parts are actions', () => {
    const files = remediations({ plan: 'horizon: 1w', a: 'part_of: plan', b: 'part_of: plan\nhorizon: 24h' });
    expect(next(files)).toEqual(['b: can start, Within 24 hours', 'a: can start, Within a week']);
  });

  test('drafts are left out', () => {
    expect(next(remediations({ a: 'draft: true' }))).toEqual([]);
  });

  test.each<[name: string, all: Record<string, string>]>([
    ['that depend on each other', { a: 'depends_on: b', b: 'depends_on: c', c: 'depends_on: a' }],
    ['that are parts of each other', { a: 'part_of: b', b: 'part_of: a', c: 'part_of: c' }],
    ['with a gap between them', { a: 'resolves: g\ndepends_on: g', b: 'depends_on: a', c: 'resolves: x' }],
  ])('circles of remediations %s end', (_name, all) => {
    const { plan } = planned(remediations(all));
    expect([...plan.values()].every(({ depth }) => Number.isFinite(depth))).toBe(true);
    expect(next(remediations(all)).length).toBeGreaterThan(0);
  });
});
