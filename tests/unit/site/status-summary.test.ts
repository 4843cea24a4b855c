import { describe, expect, test } from 'vitest';
import type { EntryOf } from '../../../src/entries/entry.ts';
import { subjectStatus, siteStatus } from '../../../src/site/status-summary.ts';
import { entryOf } from '../pipeline.ts';
import type { Files } from '../tree.ts';
import { siteOf } from './site.ts';

const FILES: Files = {
  'gaps/a.md': '---\ntitle: A\npriority: P2\nservices: [shop]\n---\n',
  'gaps/b.md':
    '---\ntitle: B\npriority: P0\nphases: [p7]\nwaits_for: { text: x, since: 2026-11-01, within: 1d }\n---\n',
  'gaps/c.md': '---\ntitle: C\npriority: P0\nservices: [shop]\nwaits_for: { text: x, met: yes }\n---\n',
  'remediations/later.md': '---\ntitle: Later\nresolves: a\nhorizon: 1mo\ndepends_on: soon\n---\n',
  'remediations/soon.md': '---\ntitle: Soon\nresolves: b\nhorizon: 24h\n---\n',
  'remediations/done.md': '---\ntitle: Done\nresolves: a\nservices: [shop]\nfinished: true\n---\n',
  'assessments/old.md': '---\ntitle: Old\ndate: 2026-10-28\nof: [shop]\nscore: 8.7/10\n---\n',
  'assessments/new.md':
    "---\ntitle: New\ndate: 2026-10-29\nafter: old\nof: [shop]\nscore: 8.9/10\nmeasures: [{ name: Ready, value: 90, unit: '%' }]\n---\n",
  'assessments/words.md': '---\ntitle: Words\ndate: 2026-11-01\nof: [p7]\n---\n',
  'services/shop.md': '# Shop',
  'phases/p7.md': '# Phase 7',
  'phases/p8.md': '# Phase 8',
};

describe('the state of things', () => {
  test('of everything: what is open, overdue, measured and next', () => {
    expect(siteStatus(siteOf(FILES))).toMatchObject({
      open: [
        { priority: { label: 'P0' }, count: 1, url: '/ops/gaps/?priority=P0' },
        { priority: { label: 'P2' }, count: 1, url: '/ops/gaps/?priority=P2' },
      ],
      gaps: { label: '2 open gaps', url: '/ops/gaps/' },
      overdue: [{ label: 'B', by: '18d' }],
      latest: [
        {
          assessment: { label: 'New' },
          date: '2026-10-29',
          measures: ['Score 8.9 of 10', 'Ready 90\u00a0%'],
        },
      ],
      next: [
        { horizon: 'Within 24 hours', actions: [{ label: 'Soon', state: { word: 'can start' }, waits: '' }] },
        { horizon: 'Within a month', actions: [{ label: 'Later', waits: 'for Soon' }] },
      ],
      remediations: { label: 'All 2 actions', url: '/ops/remediations/' },
    });
  });

  test.each<[file: string, gaps: string[], overdue: string[], latest: string[], next: string[]]>([
    ['services/shop.md', ['P2 /ops/gaps/?service=shop&priority=P2'], [], ['New'], ['Later']],
    ['phases/p7.md', ['P0 /ops/gaps/?phase=p7&priority=P0'], ['B'], [], ['Soon']],
  ])('of %s: only what is about it', (file, gaps, overdue, latest, next) => {
    const site = siteOf(FILES);
    const things = subjectStatus(site, entryOf(site.graph, file) as EntryOf<'phases'>);
    expect(things?.open.map(({ priority, url }) => `${priority.label} ${url}`)).toEqual(gaps);
    expect(things?.overdue.map(({ label }) => label)).toEqual(overdue);
    expect(things?.latest.map(({ assessment }) => assessment.label)).toEqual(latest);
    expect(things?.next.flatMap(({ actions }) => actions.map(({ label }) => label))).toEqual(next);
  });

  test('is nothing where nobody wrote of it', () => {
    const site = siteOf(FILES);
    expect(subjectStatus(site, entryOf(site.graph, 'phases/p8.md') as EntryOf<'phases'>)).toBeUndefined();
    expect(siteStatus(siteOf({ 'guides/a.md': 'A' }))).toBeUndefined();
  });
});
