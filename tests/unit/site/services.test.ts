import { describe, expect, test } from 'vitest';
import { coverageCells, type CoverageCell } from '../../../src/site/coverage-cells.ts';
import { coverageRoutes } from '../../../src/site/coverage.ts';
import { serviceDetails } from '../../../src/kinds/services/details.ts';
import { servicePages } from '../../../src/kinds/services/pages.ts';
import type { Files } from '../tree.ts';
import { siteOf } from './site.ts';

const SHOP: Files = {
  'services/shop.md': `---
title: Shop
tier: 1
depends_on: [{ service: db, state: verified }, { service: redis, state: configured }]
tests:
  - { name: Units, kind: unit, state: present, passing: 37, total: 49 }
  - { name: Load, kind: load, state: missing }
slos: [{ objective: Availability, target: 99.5%, window: 30d }]
---
`,
  'services/db.md': '---\ntitle: DB\nexpects: [runbooks]\n---\n',
  'runbooks/down.md': '---\ntitle: Shop is down\nservices: shop\nseverity: P0\nalerts: [ShopDown]\n---\n',
  'runbooks/slow.md': '---\ntitle: Shop is slow\nservices: shop\nseverity: P2\nrecovery: 1h\n---\n',
  'runbooks/back.md': '---\ntitle: Go back\nservices: shop\npurpose: rollback\n---\n',
  'alerting/a.md':
    '---\ntitle: Setup\nservices: shop\nalerts: [{ name: ShopDown, when: x, severity: P0, respond_within: 15m }, { name: ShopGone, when: x, severity: P1 }]\n---\n',
  'troubleshooting/t.md': '---\ntitle: Odd\nservices: [shop, redis]\n---\n',
  'incidents/old.md': '---\ntitle: Old\nservices: shop\ndate: 2025-01-01\n---\n',
  'incidents/new.md': '---\ntitle: New\nservices: shop\ndate: 2026-01-01\nlasted: 5m\n---\n',
  'gaps/open.md': '---\ntitle: Open\nservices: shop\npriority: P1\n---\n',
  'gaps/gone.md':
    '---\ntitle: Gone\nservices: shop\npriority: P0\nverdict: { is: not-a-gap, evidence: [seen] }\n---\n',
};

function cell(service: string, column: string): CoverageCell | undefined {
  const site = siteOf(SHOP);
  const row = site.derived.coverage.find(({ id }) => id === service);
  const at = row?.cells.findIndex((one) => one.column.id === column);
  return row && coverageCells(site, row)[at ?? -1];
}

/** `Setup <url> +1 | words: names` */
function words({ evidence, others, missing: items, state }: CoverageCell): string {
  const shown = evidence.map(({ label, url }) => `${label} <${url}>`).join('');
  const missing = items ? [items.words, ...items.names.map(({ label }) => label)].join(' ') : '';
  return [state, shown + (others > 0 ? ` +${others}` : ''), missing]
    .filter((part) => part !== '')
    .join(' | ');
}

test('a service shows everything that is known of it', () => {
  const shop = serviceDetails(siteOf(SHOP), 'shop');
  expect(
    shop.runbooks.rows.map(({ label, severity, purpose, recovery }) => [
      label,
      severity?.label,
      purpose,
      recovery,
    ]),
  ).toEqual([
    ['Shop is down', 'P0', '', ''],
    ['Shop is slow', 'P2', '', '1h'],
    ['Go back', undefined, 'rollback', ''],
  ]);
  expect(
    shop.alerts.rows.map(({ label, respondWithin, runbooks }) => [
      label,
      respondWithin,
      runbooks.map((link) => link.label),
    ]),
  ).toEqual([
    ['ShopDown', '15m', ['Shop is down']],
    ['ShopGone', '', []],
  ]);
  expect(shop.alerting.map(({ label }) => label)).toEqual(['Setup']);
  expect(shop.problems.rows.map(({ label }) => label)).toEqual(['Odd']);
  expect(shop.incidents.rows.map(({ date, lasted }) => [date, lasted])).toEqual([
    ['2026-01-01', '5m'],
    ['2025-01-01', ''],
  ]);
  expect(shop.needs.map(({ label, state }) => [label, state])).toEqual([
    ['DB', 'verified'],
    ['redis', 'configured'],
  ]);
  expect(shop.tests.map(({ name, passing }) => [name, passing])).toEqual([
    ['Units', '37 of 49'],
    ['Load', ''],
  ]);
  expect(shop.gaps).toMatchObject({ rows: [{ label: 'Open', state: 'open' }], count: 1, closed: 1 });
  expect(shop.parts.map(({ url }) => url)).toEqual([
    '#Runbooks',
    '#Alerts',
    '#Problems',
    '#Incidents',
    '#Dependencies',
    '#Objectives',
    '#Tests',
    '#Gaps',
    '#Coverage',
  ]);
});

test('a service that is only named has what applies, nothing missing, and a link to write its page', () => {
  const site = siteOf(SHOP, { url: 'https://github.example/ops', branch: 'main', prefix: 'docs/' });
  const redis = serviceDetails(site, 'redis');
  expect(redis.problems.rows.map(({ label }) => label)).toEqual(['Odd']);
  expect(redis.affected).toEqual([
    { distance: 1, services: [{ label: 'Shop', url: '/ops/services/shop/' }] },
  ]);
  expect([redis.missing, redis.coverage]).toEqual([0, []]);
  const pages = new Map(servicePages(site).map(({ path, page }) => [path, page]));
  const page = pages.get('/services/redis/');
  expect(page).toMatchObject({ type: 'own', layout: 'ImpliedService', title: 'redis' });
  expect(page && 'createUrl' in page && page.createUrl).toMatch(
    /^https:\/\/github\.example\/ops\/new\/main\?filename=docs%2Fservices%2Fredis\.md&value=/,
  );
  expect([...pages.keys()].toSorted()).toEqual([
    '/services/',
    '/services/db/~all/',
    '/services/redis/',
    '/services/redis/~all/',
    '/services/shop/~all/',
  ]);
});

test('a list is bounded, and leads to all of it', () => {
  const runbooks = Array.from({ length: 21 }, (_, i) => [
    `runbooks/r${i}.md`,
    '---\ntitle: R\nservices: shop\n---\n',
  ]);
  const site = siteOf(Object.fromEntries(runbooks) as Files);
  const { rows, count, all } = serviceDetails(site, 'shop').runbooks;
  expect([rows.length, count, all]).toEqual([20, 21, '/ops/services/shop/~all/']);
});

describe('a cell of the matrix', () => {
  test.each<[service: string, column: string, shown: string]>([
    ['shop', 'runbooks', 'missing | Shop is down </ops/runbooks/down/> +1 | No runbook for ShopGone'],
    ['shop', 'alerting', 'covered | Setup </ops/alerting/a/>'],
    ['shop', 'recovery', 'covered | Shop is slow </ops/runbooks/slow/>'],
    ['shop', 'slos', 'covered | Objectives </ops/services/shop/#Objectives>'],
    ['shop', 'contacts', 'missing | No contact'],
    ['shop', 'tests', 'missing | Units </ops/services/shop/#Tests> | Not present Load'],
    ['shop', 'integrations', 'missing | db </ops/services/shop/#Dependencies> | Not verified redis'],
    ['db', 'runbooks', 'missing | No runbook'],
    ['db', 'slos', 'not expected'],
    ['redis', 'troubleshooting', 'covered | Odd </ops/troubleshooting/t/>'],
    ['redis', 'contacts', 'not expected'],
  ])('%s, %s', (service, column, shown) => {
    const found = cell(service, column);
    expect(found && words(found)).toBe(shown);
  });
});

test('the matrix counts, and goes over as many pages as it needs', () => {
  const [only, ...others] = coverageRoutes(siteOf(SHOP));
  expect(others).toEqual([]);
  expect(only?.page().intro).toMatch(
    /^3 services, \d+ missing items\. 1 service is referenced without a page: no items are expected\.$/,
  );
  const many = Array.from({ length: 41 }, (_, i) => [`services/s${i}.md`, `---\ntitle: S${i}\n---\n`]);
  const routes = coverageRoutes(siteOf(Object.fromEntries(many) as Files));
  expect(routes.map(({ path, page }) => [path, page().rows.length])).toEqual([
    ['/coverage/', 40],
    ['/coverage/~2/', 1],
  ]);
  expect(coverageRoutes(siteOf({ 'guides/g.md': '# G\n' }))).toEqual([]);
});
