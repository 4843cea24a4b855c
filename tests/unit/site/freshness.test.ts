import { expect, test } from 'vitest';
import { entryPage } from '../../../src/site/entry-page.ts';
import { card } from '../../../src/site/page-props.ts';
import { siteStatus, subjectStatus } from '../../../src/site/status-summary.ts';
import { entryOf } from '../pipeline.ts';
import { siteOf } from './site.ts';

const runbook = (fields: string): string => `---\nservices: [shop]\n${fields}\n---\n# A\n\nText.`;

const FILES = {
  'handrail.yaml': 'review: { runbooks: 90d }',
  'runbooks/old.md': runbook('title: Old\nreviewed: 2026-01-01\nseverity: P2'),
  'runbooks/older.md': runbook('title: Older\nreviewed: 2025-01-01\nseverity: P2'),
  'runbooks/grave.md': runbook('title: Grave\nreviewed: 2026-02-01\nseverity: P0'),
  'runbooks/never.md': runbook('title: Never'),
  'runbooks/fresh.md': runbook('title: Fresh\nreviewed: 2026-11-01'),
  'services/shop.md': '# Shop\n\nText.',
  'services/other.md': '# Other\n\nText.',
};

test('home and the service list overdue reviews: by severity, then the one that is due for the longest time', () => {
  const reviews = [
    ['Grave', '2026-02-01'],
    ['Older', '2025-01-01'],
    ['Old', '2026-01-01'],
    ['Never', undefined],
  ];
  const site = siteOf(FILES);
  const shop = entryOf(site.graph, 'services/shop.md');
  if (shop.kind !== 'services') throw new Error('no service');
  for (const status of [siteStatus(site), subjectStatus(site, shop)])
    expect(status?.reviews.map(({ label, reviewed }) => [label, reviewed])).toEqual(reviews);
  const other = entryOf(site.graph, 'services/other.md');
  expect(other.kind === 'services' && subjectStatus(site, other)).toBeUndefined();
});

test('home shows five of them, and says how many others there are', () => {
  const pages = Array.from({ length: 8 }, (_, n) => [`runbooks/a${n}.md`, runbook(`title: A${n}`)] as const);
  const status = siteStatus(
    siteOf({ 'handrail.yaml': 'review: { runbooks: 90d }', ...Object.fromEntries(pages) }),
  );
  expect([status?.reviews.length, status?.otherReviews]).toEqual([5, 3]);
});

test.each([
  ['old', { reviewed: '2026-01-01', every: '90d' }],
  ['never', { every: '90d' }],
  ['fresh', undefined],
])('the page and the card of %s', (name, overdueReview) => {
  const site = siteOf(FILES);
  const entry = entryOf(site.graph, `runbooks/${name}.md`);
  expect(entryPage(site, entry).overdueReview).toEqual(overdueReview);
  expect(card(site, entry).isReviewOverdue).toBe(overdueReview && true);
});

test('the last change of a page leads to its commit', () => {
  const commit = '0123456789abcdef0123456789abcdef01234567';
  const at = Date.UTC(2026, 10, 3, 23, 59);
  const site = {
    ...siteOf({ 'a.md': '# A' }, { url: 'https://github.com/o/r', branch: 'main', prefix: '' }),
    lastChanges: new Map([['a.md', { commit, at, author: 'Ada' }]]),
  };
  expect(entryPage(site, entryOf(site.graph, 'a.md')).lastChange).toEqual({
    day: '2026-11-03',
    url: 'https://github.com/o/r/commit/0123456789ab',
    author: 'Ada',
  });
});
