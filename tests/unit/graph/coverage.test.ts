import { describe, expect, test } from 'vitest';
import { EXPECTATIONS } from '../../../src/schemas/parts.ts';
import { serviceCoverage, type ItemCoverage, type ServiceCoverage } from '../../../src/graph/coverage.ts';
import { checkExpectations } from '../../../src/checks/relations.ts';
import { graphOf } from '../pipeline.ts';
import type { Files } from '../tree.ts';

const page = (fields: string): string => `---\nservices: [shop]\n${fields}\n---\n`;
const alerting = (alerts: string): string => page(`alerts: [${alerts}]`);
const alert = (name: string, severity: string): string =>
  `{ name: ${name}, when: it is, severity: ${severity} }`;

/** A rule file with one alert that pages. */
const rules = (service: string, more = ''): Files => ({
  'handrail.yaml': 'rules: rules/*.yaml',
  'rules/shop.yaml': `groups:
  - rules:
      - alert: FromRules
        expr: up == 0
        labels: { severity: page, service: ${service} }
${more}`,
});

/** The service `shop` with these fields, among other files. */
function shop(fields: string, others: Files = {}): ServiceCoverage {
  const graph = graphOf({ 'services/shop.md': `---\n${fields}\n---\n`, ...others });
  const row = serviceCoverage(graph).find(({ id }) => id === 'shop');
  if (!row) throw new Error('There is no row.');
  return row;
}

function cellOf({ cells }: ServiceCoverage, column: string): ItemCoverage {
  const cell = cells.find((one) => one.column.id === column);
  if (!cell) throw new Error(`There is no column ${column}.`);
  return cell;
}

/** `runbooks/a.md recovery`, `rules/shop.yaml:3`. */
function evidenceIn({ evidence }: ItemCoverage): string[] {
  return evidence.map((item) =>
    item.is === 'rule'
      ? `${item.setup.file}:${item.setup.span.line}`
      : [item.entry.file, ...item.path].join(' '),
  );
}

describe('each column, where it is expected', () => {
  type Column = (typeof EXPECTATIONS)[number];
  test.each<
    [
      column: Column,
      state: string,
      name: string,
      fields: string,
      files: Files,
      evidence: string[],
      missing: string[],
    ]
  >([
    ['runbooks', 'missing', 'none', '', {}, [], []],
    ['runbooks', 'covered', 'one', '', { 'runbooks/a.md': page('') }, ['runbooks/a.md'], []],
    ['runbooks', 'missing', 'of another service', '', { 'runbooks/a.md': '---\nservices: x\n---\n' }, [], []],
    ['runbooks', 'missing', 'only a deploy', '', { 'runbooks/a.md': page('purpose: deploy') }, [], []],
    [
      'runbooks',
      'covered',
      'one per paging alert, once each, from wherever',
      '',
      {
        'alerting/a.md': alerting(`${alert('A', 'P0')}, ${alert('B', 's2')}, ${alert('C', 'warning')}`),
        'runbooks/a.md': page('alerts: [A]'),
        'runbooks/b.md': '---\nservices: cluster\nalerts: [B]\n---\n',
      },
      ['runbooks/a.md', 'runbooks/b.md'],
      [],
    ],
    [
      'runbooks',
      'missing',
      'a paging alert without any; a rollback that names an alert answers it',
      '',
      {
        'alerting/a.md': alerting([alert('A', 'P0'), alert('B', 'P1'), alert('C', 'P1')].join(', ')),
        'runbooks/a.md': page('alerts: [A]'),
        'runbooks/c.md': page('alerts: [C]\npurpose: rollback'),
      },
      ['runbooks/a.md', 'runbooks/c.md'],
      ['B'],
    ],
    [
      'runbooks',
      'missing',
      'the alert pages for another service only',
      '',
      {
        'alerting/a.md': alerting(alert('A', 'P2')),
        'alerting/b.md': `---\nservices: x\nalerts: [${alert('A', 'P0')}]\n---\n`,
      },
      [],
      [],
    ],
    ['alerting', 'missing', 'none', '', {}, [], []],
    ['alerting', 'covered', 'a page', '', { 'alerting/a.md': page('') }, ['alerting/a.md'], []],
    [
      'troubleshooting',
      'covered',
      'a page',
      '',
      { 'troubleshooting/a.md': page('') },
      ['troubleshooting/a.md'],
      [],
    ],
    ['troubleshooting', 'missing', 'only a guide', '', { 'guides/a.md': page('') }, [], []],
    [
      'rollback',
      'covered',
      'by purpose',
      '',
      { 'runbooks/a.md': page('purpose: rollback') },
      ['runbooks/a.md'],
      [],
    ],
    ['rollback', 'missing', 'only for incidents', '', { 'runbooks/a.md': page('') }, [], []],
    [
      'recovery',
      'covered',
      'by target or purpose',
      '',
      { 'runbooks/a.md': page('recovery: 5m'), 'runbooks/b.md': page('purpose: recovery') },
      ['runbooks/a.md recovery', 'runbooks/b.md'],
      [],
    ],
    ['recovery', 'missing', 'neither', '', { 'runbooks/a.md': page('') }, [], []],
    [
      'slos',
      'covered',
      'a field',
      'slos: [{ objective: a, target: b, window: 30d }]',
      {},
      ['services/shop.md slos'],
      [],
    ],
    ['slos', 'missing', 'an empty list', 'slos: []', {}, [], []],
    [
      'contacts',
      'covered',
      'people, and a rota',
      'contacts: [{ role: a, name: b, reach: c }]\noncall: https://example.com',
      {},
      ['services/shop.md contacts', 'services/shop.md oncall'],
      [],
    ],
    ['contacts', 'missing', 'none', '', {}, [], []],
    [
      'tests',
      'covered',
      'all there',
      'tests: [{ name: a, kind: unit, state: present }]',
      {},
      ['services/shop.md tests 0'],
      [],
    ],
    [
      'tests',
      'missing',
      'some planned or missing',
      'tests: [{ name: a, kind: b, state: planned }, { name: c, kind: d, state: present }, { name: e, kind: f, state: missing }]',
      {},
      ['services/shop.md tests 1'],
      ['a', 'e'],
    ],
    ['tests', 'missing', 'none', '', {}, [], []],
    [
      'integrations',
      'covered',
      'all verified',
      'depends_on: [{ service: redis, state: verified }]',
      {},
      ['services/shop.md depends_on 0'],
      [],
    ],
    [
      'integrations',
      'missing',
      'named or only configured',
      'depends_on: [redis, { service: db, state: configured }, { service: mail, state: verified }]',
      {},
      ['services/shop.md depends_on 2'],
      ['redis', 'db'],
    ],
    ['integrations', 'missing', 'asked for, and none is named', '', {}, [], []],
  ])('%s: %s: %s', (column, state, _name, fields, files, evidence, missing) => {
    const cell = cellOf(shop(`expects: ${column}\n${fields}`, files), column);
    expect([cell.state, evidenceIn(cell), cell.missing]).toEqual([state, evidence, missing]);
  });
});

describe('what is expected', () => {
  const SOME = ['runbooks', 'alerting', 'rollback', 'contacts'];
  test.each<[fields: string, missing: readonly string[]]>([
    ['tier: 1', EXPECTATIONS.filter((column) => column !== 'integrations')],
    ['tier: 1\ndepends_on: redis', EXPECTATIONS],
    ['tier: Tier 0\ndepends_on: redis', EXPECTATIONS],
    ['tier: critical\ndepends_on: redis', EXPECTATIONS],
    ['tier: 2', SOME],
    ['tier: gold', SOME],
    ['title: no tier', SOME],
    ['tier: 3', ['contacts']],
    ['tier: 17', ['contacts']],
    ['tier: 1\nexpects: [slos, tests]', ['slos', 'tests']],
    ['tier: 1\nexpects: []', []],
  ])('%s', (fields, missing) => {
    const { cells } = shop(fields);
    expect(cells.flatMap(({ column, state }) => (state === 'missing' ? column.id : []))).toEqual(missing);
  });

  test('what nobody expects is shown where it is there, and is not missing where it is not', () => {
    const row = shop(
      'expects: []\ntests: [{ name: a, kind: b, state: missing }]\ndepends_on: [redis, { service: db, state: verified }]',
    );
    expect(
      ['tests', 'integrations'].map((id) => cellOf(row, id)).map(({ state, missing }) => [state, missing]),
    ).toEqual([
      ['not expected', ['a']],
      ['covered', ['redis']],
    ]);
  });
});

test('rules from elsewhere: they are alerting, and ask for runbooks when they page', () => {
  const row = shop('tier: 1', rules('shop'));
  const cells = { alerting: cellOf(row, 'alerting'), runbooks: cellOf(row, 'runbooks') };
  expect([cells.alerting.state, evidenceIn(cells.alerting)]).toEqual(['covered', ['rules/shop.yaml:3']]);
  expect([cells.runbooks.state, cells.runbooks.missing]).toEqual(['missing', ['FromRules']]);
});

test('an alert whose runbook lies on another site is answered there', () => {
  const annotations = '        annotations: { runbook_url: https://wiki.example/from-rules }\n';
  const cell = cellOf(shop('tier: 1', rules('shop', annotations)), 'runbooks');
  expect([cell.state, evidenceIn(cell)]).toEqual(['covered', ['rules/shop.yaml:3']]);
});

test('rows: services with a page, then those that are only named, which miss nothing', () => {
  const graph = graphOf({
    'services/index.md': '# All services',
    'services/z.md':
      '---\ntitle: A shop\ndepends_on: [Redis Cache, "???", { service: mail, state: verified }]\n---\n',
    'services/a.md': '---\ntitle: Basket\nservices: other\n---\n',
    'runbooks/kubernetes/x.md': '# X',
    'runbooks/y.md': '---\nservices: [z, queue]\n---\n',
    ...rules('from-rules'),
  });
  const rows = serviceCoverage(graph).map((row) => [
    row.id,
    row.entry?.title,
    cellOf(row, 'runbooks').state,
    cellOf(row, 'contacts').state,
  ]);
  expect(rows).toEqual([
    ['z', 'A shop', 'covered', 'missing'],
    ['a', 'Basket', 'missing', 'missing'],
    ['from-rules', undefined, 'not expected', 'not expected'],
    ['kubernetes', undefined, 'covered', 'not expected'],
    ['mail', undefined, 'not expected', 'not expected'],
    ['other', undefined, 'not expected', 'not expected'],
    ['queue', undefined, 'covered', 'not expected'],
    ['redis-cache', undefined, 'not expected', 'not expected'],
  ]);
});

function missingOf(front: string): [id: string, missing: number][] {
  const graph = graphOf({ 'redis/README.md': `${front}# Redis Service`, 'redis/a.md': '# A' });
  return serviceCoverage(graph).map(({ id, cells }) => [
    id,
    Object.values(cells).filter(({ state }) => state === 'missing').length,
  ]);
}

test('a README that was taken for a service’s page promised nothing, unless it says its tier', () => {
  expect(missingOf('')).toEqual([['redis', 0]]);
  expect(missingOf('---\ntier: 2\n---\n')).toEqual([['redis', 4]]);
});

/** Settings with further columns, as YAML. */
const withColumns = (columns: string, more = ''): Files => ({
  'handrail.yaml': `coverage: { columns: [${columns}]${more} }`,
});

describe('columns of the settings', () => {
  const LOAD = '{ name: Load test, kind: guides, tag: load-test }';
  const tagged = page('tags: [load-test]');
  test.each<[name: string, fields: string, files: Files, cell: unknown[]]>([
    ['missing', 'expects: load-test', withColumns(LOAD), ['missing', [], []]],
    [
      'a page of the kind with the tag',
      'expects: load-test',
      { ...withColumns(LOAD), 'guides/load.md': tagged },
      ['covered', ['guides/load.md'], []],
    ],
    [
      'a page of another kind',
      'expects: load-test',
      { ...withColumns(LOAD), 'runbooks/load.md': tagged },
      ['missing', [], []],
    ],
    [
      'a page of another service',
      'expects: load-test',
      { ...withColumns(LOAD), 'guides/load.md': '---\nservices: x\ntags: [load-test]\n---\n' },
      ['missing', [], []],
    ],
    ['not expected by its tier', 'tier: 1', withColumns(LOAD), ['not expected', [], []]],
    ['expected by the settings', 'tier: 1', withColumns(LOAD, ', expect: [load-test]'), ['missing', [], []]],
    [
      'the service goes before the settings',
      'expects: slos',
      withColumns(LOAD, ', expect: [load-test]'),
      ['not expected', [], []],
    ],
    [
      'files',
      'expects: load-test',
      { ...withColumns("{ name: Load test, files: '**/*-load.md' }"), 'guides/shop-load.md': page('') },
      ['covered', ['guides/shop-load.md'], []],
    ],
    [
      'suites of the kind',
      'expects: load-test\ntests: [{ name: a, kind: Load, state: present }, { name: b, kind: load, state: missing }, { name: c, kind: unit, state: missing }]',
      withColumns('{ name: Load test, test: load }'),
      ['missing', ['services/shop.md tests 0'], ['b']],
    ],
  ])('%s', (_name, fields, files, expected) => {
    const cell = cellOf(shop(fields, files), 'load-test');
    expect([cell.state, evidenceIn(cell), cell.missing]).toEqual(expected);
  });

  test.each<[name: string, coverage: string, reason: string]>([
    ['an unknown column', '{ expect: [runbook] }', 'unknown column "runbook"; did you mean "runbooks"'],
    ['a duplicate one', `{ columns: [{ name: Tests, tag: a }] }`, 'duplicate column "tests"'],
    ['one without evidence', '{ columns: [{ name: A }] }', '"a" without kind, tag, files or test'],
  ])('%s is reported, and the usual ones are used', (_name, coverage, reason) => {
    const graph = graphOf({ 'handrail.yaml': `coverage: ${coverage}`, 'services/a.md': '# A' });
    expect(graph.content.findings.map(({ message }) => message)).toEqual([expect.stringContaining(reason)]);
    expect(serviceCoverage(graph)[0]?.cells.map(({ column }) => column.id)).toEqual([...EXPECTATIONS]);
  });

  test('a column that a service expects and the site does not have is reported', () => {
    const graph = graphOf({
      ...withColumns(LOAD),
      'services/a.md': '---\nexpects: [runbooks, load-tests]\n---\n',
    });
    expect(checkExpectations(graph).map(({ line, message, hint }) => [line, message, hint])).toEqual([
      [2, expect.stringContaining('"load-tests"'), 'Did you mean "load-test"?'],
    ]);
  });
});
