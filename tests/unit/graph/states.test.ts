import { describe, expect, test } from 'vitest';
import { type GapStatus, gapStates, isClosed } from '../../../src/graph/states.ts';
import { entryOf, graphOf } from '../pipeline.ts';
import type { Files } from '../tree.ts';

const TODAY = Date.parse('2026-11-20T12:00Z');

const PROVEN = 'finished: 2026-11-12\nverified: { result: passed, how: looked }';
const FINISHED = 'finished: true';
const REFUTED = 'finished: true\nverified: { result: failed, how: looked }';
const BEGUN = 'finished: false\nactions: [{ text: a, done: true }, b]';
const NAMED = 'actions: [a, { text: b, done: false }]';
const PHANTOM = 'verdict: { is: not-a-gap, evidence: [The log is complete.] }';
const MET = 'waits_for: { text: nodes, met: All pods are ready }';
const WAITING = 'waits_for: nodes';
const DEFERRED = 'deferred_to: the next year';

/** A gap with these fields, and a remediation with each of these that resolves it. */
function statusOf(gap: string, remediations: readonly string[] = []): GapStatus | undefined {
  const files: Record<string, string> = { 'gaps/g.md': `---\npriority: P1\n${gap}\n---\n` };
  for (const [index, fields] of remediations.entries())
    files[`remediations/r${index}.md`] = `---\nresolves: g\n${fields}\n---\n`;
  return inTree(files);
}

function inTree(files: Files): GapStatus | undefined {
  const graph = graphOf(files);
  return gapStates(graph, TODAY).get(entryOf(graph, 'gaps/g.md'));
}

describe('each state', () => {
  test.each<[state: string, closed: boolean, gap: string, remediations: string[]]>([
    ['rejected', true, PHANTOM, []],
    ['verified', true, '', [PROVEN]],
    ['passed', true, MET, []],
    ['deferred', false, DEFERRED, []],
    ['waiting', false, WAITING, []],
    ['remediated', false, '', [FINISHED]],
    ['in progress', false, '', [BEGUN]],
    ['planned', false, '', [NAMED]],
    ['open', false, '', []],
  ])('%s, closed: %s', (state, closed, gap, remediations) => {
    const status = statusOf(gap, remediations);
    expect(status).toMatchObject({ state, overdue: false });
    expect(status && isClosed(status)).toBe(closed);
    expect(status?.remediations.length).toBe(remediations.length);
  });
});

describe('between two states, the earlier one', () => {
  test.each<[state: string, other: string, gap: string, remediations: string[]]>([
    ['rejected', 'verified', PHANTOM, [PROVEN]],
    ['verified', 'deferred', DEFERRED, [PROVEN]],
    ['verified', 'waiting', WAITING, [PROVEN, PROVEN]],
    ['passed', 'deferred', `${MET}\n${DEFERRED}`, []],
    ['deferred', 'waiting', `${WAITING}\n${DEFERRED}`, []],
    ['waiting', 'remediated', WAITING, [FINISHED]],
    ['remediated', 'verified', '', [PROVEN, FINISHED]],
    ['remediated', 'verified', '', [REFUTED]],
    ['in progress', 'remediated', '', [FINISHED, NAMED]],
    ['in progress', 'planned', '', [NAMED, BEGUN]],
    ['planned', 'passed', MET, [NAMED]],
    ['open', 'rejected', 'verdict: { is: not-a-gap }', []],
    ['open', 'rejected', 'verdict: { is: confirmed, evidence: [Seen.] }', []],
  ])('%s, not %s', (state, _other, gap, remediations) => {
    expect(statusOf(gap, remediations)?.state).toBe(state);
  });
});

describe('overdue: the upper end of the range is over', () => {
  test.each<[overdue: boolean, wait: string]>([
    [true, '{ text: n, since: 2026-11-20T11:40Z, within: 5-10m }'],
    [false, '{ text: n, since: 2026-11-20T11:55Z, within: 2-10m }'],
    [false, '{ text: n, since: 2026-11-20T11:50Z, within: 10m }'],
    [true, '{ text: n, since: 2026-11-20T12:40+01:00, within: 10m }'],
    [true, '{ text: n, since: 2026-11-18, within: 2d }'],
    [false, '{ text: n, since: 2026-11-18 }'],
    [false, '{ text: n, within: 1d }'],
    [false, '{ text: n, since: 2020-01-01, within: 1d, met: yes it is }'],
  ])('%s: %s', (overdue, wait) => {
    expect(statusOf(`waits_for: ${wait}`)?.overdue).toBe(overdue);
  });
});

describe('what counts as a remediation', () => {
  test.each<[name: string, state: string, from: Record<string, string>]>([
    ['one of several that it resolves', 'planned', { 'remediations/r.md': '---\nresolves: [x, g]\n---\n' }],
    ['not one that depends on the gap', 'open', { 'remediations/r.md': '---\ndepends_on: g\n---\n' }],
    ['not a page of another kind', 'open', { 'guides/r.md': '---\nresolves: g\n---\n' }],
    [
      'not what another gap waits for',
      'open',
      { 'gaps/h.md': '---\nwaits_for: { text: x, after: g }\n---\n' },
    ],
  ])('%s: %s', (_name, state, from) => {
    expect(inTree({ 'gaps/g.md': '---\npriority: P1\n---\n', ...from })?.state).toBe(state);
  });

  test('only gaps have a state', () => {
    const graph = graphOf({ 'gaps/g.md': 'G', 'guides/a.md': 'A' });
    expect([...gapStates(graph, TODAY).keys()].map(({ file }) => file)).toEqual(['gaps/g.md']);
  });
});
