import { expect, test } from 'vitest';
import { alertCoverage, serviceIds, type AlertSetup } from '../../../src/graph/alerts.ts';
import { entryOf, graphOf } from '../pipeline.ts';

const FILES = {
  'alerting/shop.md': `---
services: [Shop]
alerts:
  - { name: ApiDown, when: it is, severity: P0 }
  - { name: DiskFull, when: it is, severity: P2 }
  - { name: apidown, when: it is, severity: ticket }
---
`,
  'alerting/more.md': '---\nalerts: [{ name: DiskFull, when: it is, severity: page }]\n---\n',
  'alerting/none.md': '# None',
  'runbooks/a.md': '---\nalerts: [ApiDown, Forgotten]\n---\n',
  'runbooks/b.md': '---\nalerts: [ApiDown, ApiDown]\npurpose: rollback\n---\n',
  'runbooks/KubePodNotReady.md': '# KubePodNotReady',
  'troubleshooting/c.md': '---\nalerts: [ApiDown]\n---\n',
};

const RULE: AlertSetup = {
  name: 'FromRules',
  severity: 'critical',
  services: ['shop'],
  file: '../rules/shop.yaml',
  span: { line: 9, column: 5, endLine: 9, endColumn: 20 },
};

type Row = [name: string, pages: boolean, setups: string[], runbooks: string[]];

test('every alert by its exact name: where it is set up, and what answers it', () => {
  const rows = alertCoverage(graphOf(FILES), [RULE]).map(({ name, pages, setups, runbooks }): Row => [
    name,
    pages,
    setups.map(({ file, span, severity }) => `${file}:${span.line}:${span.column} ${severity}`),
    runbooks.map(({ file }) => file),
  ]);
  expect(rows).toEqual<Row[]>([
    ['ApiDown', true, ['alerting/shop.md:4:5 P0'], ['runbooks/a.md', 'runbooks/b.md']],
    ['apidown', false, ['alerting/shop.md:6:5 ticket'], []],
    ['DiskFull', true, ['alerting/more.md:2:10 page', 'alerting/shop.md:5:5 P2'], []],
    ['Forgotten', false, [], ['runbooks/a.md']],
    ['FromRules', true, ['../rules/shop.yaml:9:5 critical'], []],
    ['KubePodNotReady', false, [], ['runbooks/KubePodNotReady.md']],
  ]);
});

test('a setup knows its page, where it has one, and its services', () => {
  const graph = graphOf(FILES);
  const [down, , , , rule] = alertCoverage(graph, [RULE]).flatMap(({ setups }) => setups);
  expect([down?.entry, down?.services]).toEqual([entryOf(graph, 'alerting/shop.md'), ['shop']]);
  expect([rule?.entry, rule?.services]).toEqual([undefined, ['shop']]);
});

test('services by the ids of their pages', () => {
  const graph = graphOf({ 'guides/a.md': '---\nservices: [Customer API, eu/Shop.Two, "???"]\n---\n' });
  expect(serviceIds(entryOf(graph, 'guides/a.md'))).toEqual(['customer-api', 'eu/shop-two']);
});
