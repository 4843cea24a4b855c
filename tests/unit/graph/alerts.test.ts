import { expect, test } from 'vitest';
import { serviceIds, type Alert } from '../../../src/graph/alerts.ts';
import { entryOf, graphOf, problemsOf, rowsOf } from '../pipeline.ts';
import type { Files } from '../tree.ts';

const FILES: Files = {
  'handrail.yaml': `rules: [rules/*.yaml]
url: https://ops.example.com
severities:
  - { id: P0, labels: critical, rank: 0, pages: true, respond_within: 15m }
  - { id: P2, labels: [ticket], rank: 2 }
`,
  'alerting/shop.md': `---
services: [Shop]
channels: [SMS]
alerts:
  - { name: ApiDown, when: it is, severity: P0, respond_within: 5m, for: 2m }
  - { name: DiskFull, when: it is, severity: P2 }
  - { name: apidown, when: it is, severity: ticket }
---
`,
  'alerting/more.md': '---\nalerts: [{ name: DiskFull, when: it is, severity: critical }]\n---\n',
  'alerting/none.md': '# None',
  'runbooks/a.md': '---\nalerts: [ApiDown, Forgotten]\n---\n',
  'runbooks/b.md': '---\nalerts: [ApiDown, ApiDown]\npurpose: rollback\n---\n',
  'runbooks/draft.md': '---\nalerts: DiskFull\ndraft: true\n---\n',
  'runbooks/KubePodNotReady.md': '# KubePodNotReady',
  'troubleshooting/c.md': '---\nalerts: [ApiDown]\n---\n',
  'rules/shop.yaml': `groups:
  - name: shop
    rules:
      - alert: FromRules
        expr: up == 0
        for: 10m
        labels: { severity: critical, service: Shop }
        annotations: { summary: It is gone., runbook_url: https://ops.example.com/runbooks/a/ }
      - alert: FromRules
        expr: up < 0.5
        labels: { severity: ticket, service: '{{ $labels.job }}' }
`,
};

const alerts = (files: Files): Alert[] => [...graphOf(files).alerts.values()];

type Row = [name: string, pages: boolean, severity: string | undefined, setups: string[], runbooks: string[]];

test('every alert by its exact name: where it is set up, and what answers it', () => {
  const rows = alerts(FILES).map(({ name, pages, severity, setups, runbooks }): Row => [
    name,
    pages,
    severity,
    setups.map(({ file, span, severity: own }) => `${file}:${span.line}:${span.column} ${own}`),
    runbooks.map(({ file }) => file),
  ]);
  expect(rows).toEqual<Row[]>([
    ['ApiDown', true, 'P0', ['alerting/shop.md:5:5 P0'], ['runbooks/a.md', 'runbooks/b.md']],
    ['apidown', false, 'ticket', ['alerting/shop.md:7:5 ticket'], []],
    ['DiskFull', true, 'critical', ['alerting/more.md:2:10 critical', 'alerting/shop.md:6:5 P2'], []],
    ['Forgotten', false, undefined, [], ['runbooks/a.md']],
    [
      'FromRules',
      true,
      'critical',
      ['rules/shop.yaml:4:16 critical', 'rules/shop.yaml:9:16 ticket'],
      ['runbooks/a.md'],
    ],
    ['KubePodNotReady', false, undefined, [], ['runbooks/KubePodNotReady.md']],
  ]);
});

test('what a setup says, from a page and from a rule; what nobody said comes from the scale, or is absent', () => {
  const said = alerts(FILES)
    .filter(({ name }) => name === 'ApiDown' || name === 'FromRules')
    .flatMap(({ setups }) => setups)
    .map((setup) => [
      setup.when,
      setup.expr,
      setup.for,
      setup.respondWithin?.text,
      setup.channels,
      setup.services,
      setup.entry?.file ?? setup.rule?.group,
    ]);
  expect(said).toEqual([
    ['it is', '', { text: '2m', from: 120_000, to: 120_000 }, '5m', ['SMS'], ['shop'], 'alerting/shop.md'],
    ['It is gone.', 'up == 0', { text: '10m', from: 600_000, to: 600_000 }, '15m', [], ['shop'], 'shop'],
    ['', 'up < 0.5', undefined, undefined, [], [], 'shop'],
  ]);
});

const named = (text: string) => `  - { name: '${text}', when: it is, severity: P0 }\n`;

test('addresses: the name as it is where an address can hold it, else a slug of its own', () => {
  const names = ['disk-full', 'Disk full', 'Disk: full!', 'a.b_c', '..', '/etc', 'Ünder', '🔥'];
  const files = { 'alerting/a.md': `---\nalerts:\n${names.map(named).join('')}---\n` };
  const urls = Object.fromEntries(alerts(files).map((alert) => [alert.name, alert.url]));
  expect(urls).toEqual({
    'disk-full': '/alerts/disk-full/',
    'Disk full': '/alerts/disk-full-2/',
    'Disk: full!': '/alerts/disk-full-3/',
    'a.b_c': '/alerts/a.b_c/',
    '..': '/alerts/alert/',
    '/etc': '/alerts/etc/',
    Ünder: '/alerts/ünder/',
    '🔥': '/alerts/alert-2/',
  });
});

test('services by the ids of their pages', () => {
  const graph = graphOf({ 'guides/a.md': '---\nservices: [Customer API, eu/Shop.Two, "???"]\n---\n' });
  expect(serviceIds(entryOf(graph, 'guides/a.md'))).toEqual(['customer-api', 'eu/shop-two']);
});

const ruleOf = (name: string) => `      - { alert: ${name}, expr: up == 0, labels: { severity: critical } }`;

test('a page about many alerts answers those that its headings name, where no runbook does', () => {
  const names = ['IngesterDown', 'RulerDown', 'Elsewhere'];
  const files = {
    'handrail.yaml': 'rules: [rules.yaml]',
    'rules.yaml': `groups:\n  - name: a\n    rules:\n${names.map(ruleOf).join('\n')}\n`,
    'guides/all.md': '# All alerts\n\n## IngesterDown\n\nRestart it.\n\n### Alert: RulerDown\n\n## Other\n',
    'guides/draft.md': '---\ndraft: true\n---\n# D\n\n## Elsewhere\n',
    'runbooks/RulerDown.md': '# RulerDown',
  };
  const rows = alerts(files).map(({ name, runbooks, answer }) => [
    name,
    runbooks.map(({ file }) => file).join(),
    answer.is === 'section'
      ? answer.sections.map(({ entry, heading }) => `${entry.file}#${heading.id}`).join()
      : '',
  ]);
  expect(rows).toEqual([
    ['Elsewhere', '', ''],
    ['IngesterDown', '', 'guides/all.md#ingesterdown'],
    ['RulerDown', 'runbooks/RulerDown.md', ''],
  ]);
  const missing = rowsOf(files).filter(([, , , id]) => id === 'alert/no-runbook');
  expect(missing).toEqual([['rules.yaml', 6, 18, 'alert/no-runbook']]);
});

test.each([
  ['critical', 'error'],
  ['P1', 'error'],
  ['P2', 'warning'],
  ['warning', 'warning'],
  ['P3', 'info'],
  ['none', 'info'],
  ['unheard-of', 'warning'],
])('an alert of severity %s without a runbook is of level %s', (severity, level) => {
  const rule = `      - { alert: Down, expr: up == 0, labels: { severity: ${severity} } }`;
  const found = problemsOf({
    'handrail.yaml': 'rules: [rules.yaml]',
    'rules.yaml': `groups:\n  - name: a\n    rules:\n${rule}\n`,
    'a.md': '# A',
  });
  expect(found.filter(({ id }) => id === 'alert/no-runbook').map((problem) => problem.level)).toEqual([
    level,
  ]);
});
