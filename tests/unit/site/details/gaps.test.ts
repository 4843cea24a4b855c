import { describe, expect, test } from 'vitest';
import type { EntryOf } from '../../../../src/entries/entry.ts';
import { gapDetails, type GapDetails } from '../../../../src/kinds/gaps/view.ts';
import { entryOf } from '../../pipeline.ts';
import type { Files } from '../../tree.ts';
import { siteOf } from '../site.ts';

/** Of a gap with these fields, and a remediation with each of these that resolves it. */
function detailsOf(gap: string, remediations: readonly string[] = [], others: Files = {}): GapDetails {
  const fixes = remediations.map((fields, index) => [
    `remediations/r${index}.md`,
    `---\ntitle: R${index}\nresolves: g\n${fields}\n---\n`,
  ]);
  const files = { 'gaps/g.md': `---\npriority: P1\n${gap}\n---\n`, ...others };
  const site = siteOf({ ...files, ...(Object.fromEntries(fixes) as Files) });
  return gapDetails(site, entryOf(site.graph, 'gaps/g.md') as EntryOf<'gaps'>);
}

const SEARCHED = 'finished: true\nverified: { result: passed, how: A search with grep., date: 2026-11-13 }';

// The first five are those of the papers that Handrail comes from.
describe('a gap says what it has come to, and why', () => {
  test.each<[words: string, why: string, gap: string, remediations: string[]]>([
    [
      'verified',
      '1 remediation is finished, and its check passed on 2026-11-13: A search with grep.',
      'title: Health checks have 3 seconds',
      [SEARCHED],
    ],
    [
      'remediated',
      '1 remediation finished, 0 verified.',
      'title: No troubleshooting section',
      ['finished: true'],
    ],
    [
      'rejected',
      'Rejected by a review: 2 pieces of evidence.',
      'verdict: { is: not-a-gap, evidence: [a, { text: b, location: x.py }] }',
      [],
    ],
    [
      'waiting, overdue',
      'Waits for “Nodes with free CPU” since 2026-11-16 03:12 UTC: overdue by 3d.',
      'waits_for: { text: Nodes with free CPU., within: 2-10m, since: 2026-11-16T03:12Z }',
      [],
    ],
    [
      'waiting',
      'Waits for “Nodes with free CPU” since 2026-11-20, expected within 2d.',
      'waits_for: { text: Nodes with free CPU, within: 2d, since: 2026-11-20 }',
      [],
    ],
    ['open', 'No remediation resolves it.', 'title: No network policies', []],
    ['waiting', 'Waits for “The vendor”.', 'waits_for: The vendor', []],
    [
      'passed',
      'Condition met: All pods are ready, on 2026-11-20.',
      'waits_for: { text: x, met: { how: All pods are ready., date: 2026-11-20 } }',
      [],
    ],
    ['deferred', 'Deferred to Phase 8.', 'deferred_to: p8', []],
    ['deferred', 'Deferred to the next year.', 'deferred_to: the next year', []],
    [
      'verified',
      '2 remediations are finished, and every check passed, last on 2026-11-13.',
      '',
      [SEARCHED, SEARCHED],
    ],
    [
      'remediated',
      '1 remediation finished, 0 verified.',
      '',
      ['finished: true\nverified: { result: failed, how: looked }'],
    ],
    ['remediated', '2 remediations finished, 1 verified.', '', [SEARCHED, 'finished: true']],
    ['in progress', '1 of 3 actions done.', '', ['actions: [{ text: a, done: true }, b, c]']],
    ['in progress', '1 of 2 remediations are finished.', '', [SEARCHED, 'actions: [a]']],
    ['planned', '1 remediation is planned, not started.', '', ['actions: [a]']],
    ['open', 'Rejected without evidence. No remediation resolves it.', 'verdict: { is: not-a-gap }', []],
  ])('%s: %s', (words, why, gap, remediations) => {
    const details = detailsOf(gap, remediations, { 'phases/p8.md': '# Phase 8' });
    expect([details.state.word, details.why]).toEqual([words, why]);
  });
});

test('everything that a gap is tied to has its place and its state', () => {
  const details = detailsOf(
    `requirement: five
blocks: [five, p8]
found_in: analysis
repository: https://github.com/shop/api
locations: ['Dockerfile:3-5']
waits_for: { text: The other gap, after: other, within: 5-10m, since: 2026-11-20T03:00Z }
verdict: { is: confirmed, in: analysis, evidence: [{ text: Seen., location: 'a.rs:7' }] }`,
    ['finished: 2026-11-12\nactions: [{ text: a, done: true }]'],
    {
      'requirements/five.md': '---\ntitle: Five\nstatement: x\n---\n',
      'phases/p8.md': '# Phase 8',
      'assessments/analysis.md': '# Analysis',
      'gaps/other.md': '---\ntitle: Other\npriority: P2\n---\n',
      'gaps/later.md': '---\ntitle: Later\npriority: P2\nwaits_for: { text: x, after: g }\n---\n',
    },
  );
  const rows = details.pairs.map(({ label, values }) => [
    label,
    ...values.map((value) => [value.label, value.url, value.state?.word].filter(Boolean).join(' | ')),
  ]);
  expect(rows).toEqual([
    ['Where', 'Dockerfile:3-5 | https://github.com/shop/api/blob/HEAD/Dockerfile#L3-L5'],
    ['Requirement', 'Five | /ops/requirements/five/ | contested'],
    ['Blocks', 'Five | /ops/requirements/five/ | contested', 'Phase 8 | /ops/phases/p8/'],
    ['Waits for', 'The other gap'],
    ['After', 'Other | /ops/gaps/other/ | open'],
    ['Since', '2026-11-20 03:00 UTC'],
    ['Expected within', expect.stringMatching(/^5-10m, until 2026-11-20 03:10 UTC/)],
    ['Awaited by', 'Later | /ops/gaps/later/ | waiting'],
    ['Found in', 'Analysis | /ops/assessments/analysis/'],
  ]);
  expect(details.fixes).toEqual([
    {
      remediation: {
        label: 'R0',
        url: '/ops/remediations/r0/',
        state: { word: 'finished, not verified', shape: 'done' },
      },
      progress: '1 of 1 action done, finished on 2026-11-12',
      verification: '',
    },
  ]);
  expect(details.verdict?.evidence).toEqual([
    { text: 'Seen.', place: { label: 'a.rs:7', url: 'https://github.com/shop/api/blob/HEAD/a.rs#L7' } },
  ]);
});
