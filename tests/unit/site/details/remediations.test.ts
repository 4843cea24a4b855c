import { describe, expect, test } from 'vitest';
import type { EntryOf } from '../../../../src/entries/entry.ts';
import { remediationDetails, type RemediationDetails } from '../../../../src/kinds/remediations/view.ts';
import { entryOf } from '../../pipeline.ts';
import type { Files } from '../../tree.ts';
import { siteOf } from '../site.ts';

const GAPS: Files = {
  'gaps/g.md': '---\ntitle: Three seconds\npriority: P1\nrepository: https://github.com/shop/api\n---\n',
  'gaps/open.md': '---\ntitle: No nodes\npriority: P2\n---\n',
};

function detailsOf(fields: string, others: Files = {}): RemediationDetails | undefined {
  const site = siteOf({ ...GAPS, ...others, 'remediations/r.md': `---\ntitle: R\n${fields}\n---\n` });
  return remediationDetails(site, entryOf(site.graph, 'remediations/r.md') as EntryOf<'remediations'>);
}

describe('a remediation says what it has come to, and why', () => {
  test.each<[word: string, why: string, fields: string]>([
    ['can start', 'It can start now: it depends on nothing.', 'resolves: g'],
    ['waits', 'Waits for Access.', 'depends_on: [{ text: Access. }]'],
    ['can start', 'It can start now: everything it depends on is settled.', 'depends_on: done'],
    ['waits', 'Waits for No nodes; the end of Phase 8.', 'depends_on: [open, done]\nphase: p8\nwhen: after'],
    ['in progress', '1 of 2 actions done.', 'actions: [{ text: a, done: true }, b]'],
    ['finished, not verified', 'Finished, not verified.', 'finished: true'],
    ['finished, not verified', 'Finished on 2026-11-12, not verified.', 'finished: 2026-11-12'],
    [
      'verified',
      'It was finished on 2026-11-12, and its check passed on 2026-11-13.',
      'finished: 2026-11-12\nverified: { result: passed, how: x, date: 2026-11-13 }',
    ],
    [
      'check failed',
      'It is finished, and its check failed.',
      'finished: true\nverified: { result: failed, how: x }',
    ],
    ['deferred', 'Deferred to Phase 8.', 'deferred_to: p8'],
  ])('%s: %s', (word, why, fields) => {
    const details = detailsOf(fields, {
      'remediations/done.md': '---\nfinished: true\n---\n',
      'phases/p8.md': '---\ntitle: Phase 8\nstate: active\n---\n',
    });
    expect([details?.state.word, details?.why]).toEqual([word, why]);
  });
});

test('shows what is done, what changed and what success is', () => {
  const details = detailsOf(`resolves: g
when: immediate
horizon: 24h
effort: 2-4h
spent: 5h
depends_on: [open, { text: Access }]
actions: [{ text: Set it, files: ['Dockerfile:3'], done: true }, Say why]
finished: true
verified: { result: passed, how: A search., by: platform, date: 2026-11-13 }
changes: [{ file: Dockerfile, change: modified, lines: 283-285, summary: 5s }, { file: x.sh, change: created, lines: '+40', summary: New }]
success: [{ text: All are 5s, met: yes, note: Two files }, { text: Fast, met: no }, Understood]`);
  expect(details?.pairs.map(({ label, values }) => [label, ...values.map((value) => value.label)])).toEqual([
    ['Missing for verified', 'open action: Say why', 'criterion not met: Fast'],
    ['Closes', 'Three seconds'],
    ['Depends on', 'No nodes', 'Access'],
    ['When', 'At once, before the phase'],
    ['Horizon', '24h'],
    ['Work', '2-4h estimated, 5h spent: more than estimated'],
  ]);
  const settled = details?.pairs.find(({ label }) => label === 'Depends on')?.values;
  expect(settled?.map(({ state }) => state?.word)).toEqual(['not yet', 'not yet']);
  expect(details?.actions.map(({ state, files }) => [state.word, files[0]?.url])).toEqual([
    ['done', 'https://github.com/shop/api/blob/HEAD/Dockerfile#L3'],
    ['not done', undefined],
  ]);
  expect(details?.changes.map(({ file, lines }) => [file.label, file.url, lines])).toEqual([
    ['Dockerfile', 'https://github.com/shop/api/blob/HEAD/Dockerfile#L283-L285', '283-285'],
    ['x.sh', 'https://github.com/shop/api/blob/HEAD/x.sh', '+40'],
  ]);
  expect(details?.success.map(({ state, note }) => [state.word, note])).toEqual([
    ['met', 'Two files'],
    ['not met', ''],
    ['not stated', ''],
  ]);
  expect(details?.verification).toBe('Check passed on 2026-11-13 by platform: A search.');
});

test('a plan shows its parts in order, what can start, and the sum of what was given', () => {
  const details = detailsOf('resolves: g', {
    'remediations/a.md': '---\ntitle: A\npart_of: r\ndepends_on: b\neffort: 4-6h\n---\n',
    'remediations/b.md': '---\ntitle: B\npart_of: r\neffort: 30m\n---\n',
    'remediations/c.md':
      '---\ntitle: C\npart_of: r\npriority: P3\nfinished: true\nspent: 1h\nverified: { result: passed, how: x }\n---\n',
  });
  expect(details?.state.word).toBe('in progress');
  expect(details?.why).toBe('1 of 3 parts verified, 1 finished.');
  expect(details?.parts?.words).toBe(
    '1 of 3 parts verified, 0 finished and not verified. 1 can start now. 1 waits for something. Estimated: 4.5–6.5 h (2 of 3 say). Spent: 1 h (1 of 3 say).',
  );
  expect(details?.parts?.items.map(({ link, waits }) => [link.label, link.state?.word, waits])).toEqual([
    ['C', 'verified', ''],
    ['B', 'can start', ''],
    ['A', 'waits', 'Waits for B'],
  ]);
});
