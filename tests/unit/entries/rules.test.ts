import fs from 'node:fs';
import path from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { decodeText } from '../../../src/entries/decode.ts';
import type { AlertRule } from '../../../src/entries/entry.ts';
import { readContent } from '../../../src/entries/read.ts';
import { ContentError } from '../../../src/entries/content-error.ts';
import { readRules } from '../../../src/entries/rules.ts';
import { spanOf } from '../../../src/entries/spans.ts';
import { liesIn } from '../pipeline.ts';
import { tree, withoutPrivileges, type Files } from '../tree.ts';

type Row = [line: number, column: number, reason: string];

/** A file of rules, read. */
function read(text: string | Buffer) {
  const root = tree({ 'r.yaml': text });
  const { rules, findings } = readRules(root, [{ pattern: 'r.yaml', from: root }]);
  const rows = findings.map(({ line, column, message }): Row => {
    return [line, column, message.replace(/^Invalid rule file: |\.$/g, '')];
  });
  return { rules, rows };
}

const only = (rules: readonly AlertRule[]): AlertRule => {
  const [rule] = rules;
  if (!rule || rules.length > 1) throw new Error(`There are ${rules.length} rules.`);
  return rule;
};
const groupOf = (...rules: string[]) =>
  `groups:\n- name: g\n  rules:\n${rules.map((rule) => `  - ${rule}\n`).join('')}`;
const within = (indent: string, text: string) => text.replace(/^(?=.)/gm, indent);
/** `a1` to `a40`, each made of the one before. */
const nested = (make: (name: string) => string) =>
  Array.from({ length: 40 }, (_, n) => `a${n + 1}: &a${n + 1} ${make(`*a${n}`)}\n`).join('');
const UP = '{ alert: Up, expr: up }';

describe('which alerts there are', () => {
  test.each<[name: string, text: string, names: string[]]>([
    ['a rule file', groupOf(UP, '{ alert: Down, expr: up == 0 }'), ['Up', 'Down']],
    ['no groups', 'groups: []', []],
    ['groups without value', 'groups:', []],
    ['an empty group', 'groups:\n- name: g\n  rules: []\n- name: h\n  rules: null\n- name: i\n-\n', []],
    ['recording rules only', groupOf('{ record: a:b, expr: up }'), []],
    ['both', groupOf('{ record: a:b, expr: up }', UP), ['Up']],
    ['one name twice', groupOf(UP, UP), ['Up', 'Up']],
    [
      'no name, no expression',
      groupOf('{ expr: up }', '{ alert: , expr: up }', '{ alert: "", expr: up }', '{ alert: A }', ''),
      ['A'],
    ],
    ['a PrometheusRule', `kind: PrometheusRule\nspec:\n${within('  ', groupOf(UP))}`, ['Up']],
    [
      'a List',
      `kind: List\nitems:\n- spec:\n${within('    ', groupOf(UP))}- kind: Service\n- spec:\n${within('    ', groupOf(UP))}`,
      ['Up', 'Up'],
    ],
    ['values of a chart', `a:\n  groups: [ops, dev]\n  b.yml:\n${within('    ', groupOf(UP))}`, ['Up']],
    [
      'texts in a ConfigMap',
      `data:\n  a.yaml: |\n${within('    ', groupOf(UP))}  b.txt: |\n    a: [\n    groups:\n`,
      ['Up'],
    ],
    ['groups alone', '- name: g\n  rules:\n  - alert: Up\n', ['Up']],
    ['JSON', '{\n\t"groups": [{"name": "g",\n\t"rules": [{"alert": "Up", "expr": "up"}]}]}', ['Up']],
    [
      'several documents',
      `# first\n%YAML 1.2\n---\n${groupOf(UP)}---\nkind: Service\n...\n# c\n--- # d\n${groupOf(UP)}`,
      ['Up', 'Up'],
    ],
    [
      'a text with a line of dashes',
      'groups:\n- rules:\n  - alert: Up\n    annotations:\n      a: |\n        ---\n        b',
      ['Up'],
    ],
    ['CRLF', groupOf(UP).replaceAll('\n', '\r\n'), ['Up']],
    ['a byte order mark', `\u{feff}${groupOf(UP)}`, ['Up']],
  ])('%s', (_name, text, names) => {
    const { rules, rows } = read(text);
    expect(rules.map(({ name }) => name)).toEqual(names);
    expect(rows).toEqual([]);
  });
});

test('what an alert says', () => {
  const { rules } = read(`groups:
- name: 'disk'
  rules:
  - alert: DiskFull
    expr: |
      free < 0.10

      and on (instance) up
    for: 10m
    keep_firing_for: 5m
    labels:
      severity: critical
      level: 7.10
      page: true
      none: ~
      empty:
    annotations:
      summary: "{{ $labels.instance }} is full"
      description: >-
        Of {{ $value | humanizePercentage }}
        nothing is left.
      runbook_url: https://x.example/DiskFull
`);
  const { spans, ...said } = only(rules);
  expect(said).toEqual({
    name: 'DiskFull',
    group: 'disk',
    expr: 'free < 0.10\n\nand on (instance) up',
    for: '10m',
    keepFiringFor: '5m',
    queryOffset: '',
    language: 'promql',
    labels: { severity: 'critical', level: '7.10', page: 'true' },
    annotations: {
      summary: '{{ $labels.instance }} is full',
      description: 'Of {{ $value | humanizePercentage }} nothing is left.',
      runbook_url: 'https://x.example/DiskFull',
    },
    file: 'r.yaml',
  });
  const place = (...fields: (string | number)[]) => {
    const { line, column, endLine, endColumn } = spanOf(spans, fields);
    return [line, column, endLine, endColumn];
  };
  expect(place()).toEqual([4, 12, 4, 20]);
  expect(place('expr')).toEqual([6, 7, 8, 27]);
  expect(place('for')).toEqual([9, 10, 9, 13]);
  expect(place('keep_firing_for')).toEqual([10, 22, 10, 24]);
  expect(place('labels', 'severity')).toEqual([12, 17, 12, 25]);
  expect(place('labels', 'empty')).toEqual([16, 7, 16, 12]);
  expect(place('labels', 'team').slice(0, 2)).toEqual([12, 7]);
  expect(place('annotations', 'description')).toEqual([20, 9, 21, 25]);
  expect(place('annotations', 'runbook_url')).toEqual([22, 20, 22, 46]);
  expect(place('dashboards', 0)).toEqual([4, 12, 4, 20]);
});

test('no labels and no annotations', () => {
  const { rules, rows } = read(
    groupOf('alert: A\n    expr: 1', 'alert: B\n    labels:\n    annotations: null'),
  );
  expect(rules).toMatchObject([
    { name: 'A', group: 'g', expr: '1', for: '', labels: {}, annotations: {} },
    { name: 'B', expr: '', labels: {}, annotations: {} },
  ]);
  expect(rows).toEqual([]);
});

test('one name with two severities', () => {
  const { rules } = read(
    groupOf(
      '{ alert: A, expr: a, labels: { severity: P0 } }',
      '{ alert: A, expr: b, labels: { severity: P2 } }',
    ),
  );
  expect(
    rules.map(({ expr, labels, spans }) => [
      expr,
      labels['severity'],
      spanOf(spans, ['labels', 'severity']).line,
    ]),
  ).toEqual([
    ['a', 'P0', 4],
    ['b', 'P2', 5],
  ]);
});

describe('anchors', () => {
  test('aliases and merge keys', () => {
    const { rules, rows } = read(`common: &common
  for: 5m
  labels: &labels { severity: warning, team: &team core }
groups:
- name: g
  rules:
  - &first
    alert: A
    <<: *common
    annotations: { owner: *team }
  - alert: B
    <<: [{ for: 1m }, *common]
    labels:
      <<: *labels
      severity: critical
      "<<": b
  - <<: *first
    alert: C
  - *first
- name: h
  rules: [*first]
`);
    expect(rows).toEqual([]);
    expect(rules.map(({ name, group, for: wait, labels }) => [name, group, wait, labels])).toEqual([
      ['A', 'g', '5m', { severity: 'warning', team: 'core' }],
      ['B', 'g', '1m', { severity: 'critical', team: 'core', '<<': 'b' }],
      ['C', 'g', '5m', { severity: 'warning', team: 'core' }],
      ['A', 'g', '5m', { severity: 'warning', team: 'core' }],
      ['A', 'h', '5m', { severity: 'warning', team: 'core' }],
    ]);
    expect(rules[0]?.annotations).toEqual({ owner: 'core' });
    expect(rules.map(({ spans }) => spanOf(spans, ['labels', 'severity']).line)).toEqual([3, 15, 3, 3, 3]);
  });

  test('an anchor that is set twice', () => {
    const { rules } = read(
      groupOf(
        '{ alert: A, expr: &e a }',
        '{ alert: B, expr: *e }',
        '{ alert: C, expr: &e c }',
        '{ alert: D, expr: *e }',
      ),
    );
    expect(rules.map(({ expr }) => expr)).toEqual(['a', 'a', 'c', 'c']);
  });

  test('thousands of aliases', () => {
    const rules = Array.from({ length: 5000 }, (_, n) => `{ alert: A${n}, expr: up, <<: *c, labels: *l }`);
    const { rules: found, rows } = read(
      `l: &l { severity: P0, team: a }\nc: &c { for: 1m }\n${groupOf(...rules)}`,
    );
    expect([found.length, found.at(-1)?.for, found.at(-1)?.labels['team'], rows]).toEqual([
      5000,
      '1m',
      'a',
      [],
    ]);
  });

  const BOMB = 'too many YAML aliases';
  test.each<[name: string, text: string, rows: Row[]]>([
    [
      'merges',
      `a0: &a0 {}\n${nested((a) => `{ <<: [${a}, ${a}, ${a}] }`)}${groupOf('{ alert: A, labels: *a40 }')}`,
      [[1, 1, BOMB]],
    ],
    [
      'lists',
      `a0: &a0 [lol]\n${nested((a) => `[${a}, ${a}, ${a}]`)}groups: *a40`,
      [[1, 1, 'no groups of rules']],
    ],
    ['rules', `r: &r [${`${UP}, `.repeat(2000)}]\ngroups:\n${'- rules: *r\n'.repeat(2000)}`, [[1, 1, BOMB]]],
    [
      'labels',
      `l: &l { ${Array.from({ length: 5000 }, (_, n) => `l${n}: a`).join(', ')} }\n${groupOf(...Array.from({ length: 5000 }, () => '{ alert: A, labels: *l }'))}`,
      [[1, 1, BOMB]],
    ],
    [
      'itself',
      'groups: &g\n- rules: *g\n- rules:\n  - &r { alert: A, <<: *r, labels: &l { a: b, <<: [*l, *l] } }',
      [],
    ],
    ['nothing', groupOf('{ alert: A, labels: *gone }', UP), [[4, 25, 'undefined YAML anchor "gone"']]],
  ])('an alias bomb: %s', (_name, text, rows) => {
    const { rules, rows: found } = read(text);
    expect(found).toEqual(rows);
    expect(rules.length).toBeLessThan(20_000);
  });
});

describe('files as teams have them', () => {
  test.each<[name: string, text: string]>([
    ['empty', ''],
    ['white space', ' \n\n'],
    ['a comment', '# Written by a generator\n---\n'],
    ['null', 'null\n'],
    ['an empty set', '{}'],
    [
      'tests for promtool',
      'rule_files: [a.yaml]\ntests:\n  - interval: 1m\n    input_series: []\n    alert_rule_test: []\n',
    ],
  ])('without rules on purpose: %s', (_name, text) => {
    expect(read(text)).toEqual({ rules: [], rows: [] });
  });

  test('labels of a group belong to its rules, and those of a rule go before them', () => {
    const { rules } = read(
      'groups:\n- name: g\n  query_offset: 1m\n  labels: { severity: critical, service: store }\n  rules:\n  - { alert: A }\n  - { alert: B, labels: { severity: info } }\n- rules: [{ alert: C }]\n',
    );
    expect(rules.map(({ labels, queryOffset }) => [labels, queryOffset])).toEqual([
      [{ severity: 'critical', service: 'store' }, '1m'],
      [{ severity: 'info', service: 'store' }, '1m'],
      [{}, ''],
    ]);
  });

  test.each<[severity: string, written: string]>([
    ['critical', '{{ .Values.severity | default "critical" }}'],
    ['critical', '{{- .Values.severity | default "critical" | quote -}}'],
    ['critical', '{{ default "critical" .Values.severity | quote }}'],
    ['critical', '{{ $.Values.alerts.severity | default "critical" }}'],
    ['3', '{{ .Values.severity | default 3 }}'],
    ['{{ .Values.severity }}', '{{ .Values.severity }}'],
    ['{{ .Values.a | default .Values.b }}', '{{ .Values.a | default .Values.b }}'],
    ['{{ include "severity" . | default "critical" }}', '{{ include "severity" . | default "critical" }}'],
  ])('a default that a chart gives: %s of %s', (severity, written) => {
    const text = `groups:\n- rules:\n  - alert: A\n    labels:\n      severity: ${written}\n`;
    expect(only(read(text).rules).labels['severity']).toBe(severity);
  });

  test.each<[languages: string, ...expressions: string[]]>([
    ['promql', 'up == 0'],
    ['promql', 'rate({app="shop"}[5m]) > 1'],
    ['promql', `up{job="a} |= b"} == 0`],
    ['logql', 'sum(rate({app="shop"} |= "error" [5m])) > 0.5'],
    ['logql', 'count_over_time({app="shop"} != "debug" | json | level = "error" [5m]) > 1'],
    ['logql logql', 'count_over_time({app="shop"}[5m]) > 1', 'rate({a="b"} |~ "x" [1m]) > 0'],
    ['metricsql', 'median_over_time(a[5m]) > 1'],
    ['metricsql', 'rate(a[5m]) keep_metric_names > 1'],
    ['metricsql', 'a default 0'],
    ['promql', 'label_value_total > 1'],
    ['promql metricsql', 'up', 'any(up) > 0'],
  ])('%s', (languages, ...expressions) => {
    const text = groupOf(...expressions.map((expr, n) => `alert: A${n}\n    expr: '${expr}'`));
    expect(read(text).rules.map(({ language }) => language)).toEqual(languages.split(' '));
  });

  test('the settings say what reads a file where its expressions do not tell', () => {
    const { rules, findings } = readContent(
      tree({
        'a.md': '# A',
        'handrail.yaml': 'rules: [a.yaml, { files: b.yaml, as: loki }]',
        'a.yaml': groupOf(UP),
        'b.yaml': groupOf(UP),
      }),
    );
    expect(findings).toEqual([]);
    expect(rules.map(({ language }) => language)).toEqual(['promql', 'logql']);
  });
});

describe('what cannot be read', () => {
  const NONE = 'no groups of rules';
  const zip = Buffer.from('504b0304140000000800', 'hex');
  test.each<[name: string, text: string | Buffer, rows: Row[], names?: string[]]>([
    ['a Deployment', 'kind: Deployment\nspec:\n  rules: []', [[1, 1, NONE]]],
    ['groups of something else', 'groups: [a, b]\nrules: []', [[1, 1, NONE]]],
    ['JSON', '{ "a": [1, 2] }', [[1, 1, NONE]]],
    ['a text', 'Some words,\nand others.', [[1, 1, NONE]]],
    [
      'a page',
      '# A: b\n\nA text: with a colon\n- and a list',
      [[4, 1, 'Implicit keys need to be on a single line']],
    ],
    ['a binary', zip, [[1, 6, 'NUL byte']]],
    ['Latin-1', Buffer.from(`# \xe9\n${groupOf(UP)}`, 'latin1'), [[1, 3, 'invalid UTF-8']], ['Up']],
    ['tabs', 'groups:\n\t- name: g', [[2, 1, 'Tabs are not allowed as indentation']]],
    [
      'groups that are no sets',
      'groups:\n- rules: []\n- text\n- [a]',
      [
        [3, 3, 'invalid group: expected a set of fields, found plain text'],
        [4, 3, 'invalid group: expected a set of fields, found a list'],
      ],
    ],
    [
      'rules that are no list',
      'groups:\n- rules: { alert: A }',
      [[2, 10, 'invalid rules of a group: expected a list, found a set of fields']],
    ],
    [
      'a rule that is no set',
      groupOf('text', UP),
      [[4, 5, 'invalid rule: expected a set of fields, found plain text']],
      ['Up'],
    ],
    [
      'a name that is no text',
      groupOf('alert: [A]', UP),
      [[4, 12, 'invalid alert name: expected text, found a list']],
      ['Up'],
    ],
    [
      'a value that is no text',
      groupOf('alert: A\n    expr: {{ a }}\n    labels: [b]\n    annotations: { c: { d: e } }'),
      [
        [5, 11, 'invalid value for "expr": expected text, found a set of fields'],
        [6, 13, 'invalid value for "labels": expected a set of fields, found a list'],
        [7, 23, 'invalid value for "c": expected text, found a set of fields'],
      ],
      ['A'],
    ],
    [
      'one broken rule',
      groupOf('{ alert: A }', 'alert: B\n    expr: "a" b', UP),
      [[6, 15, 'Unexpected scalar at node end']],
      ['A', 'Up'],
    ],
    [
      'several',
      groupOf('alert: A\n    expr: "a" b', UP, 'alert: C\n    expr: a: b'),
      [
        [5, 15, 'Unexpected scalar at node end'],
        [8, 11, 'Nested mappings are not allowed in compact mappings'],
      ],
      ['Up'],
    ],
    [
      'quotes that never end',
      groupOf(UP, 'alert: B\n    expr: "a'),
      [[7, 1, 'Missing closing "quote']],
      ['Up'],
    ],
    [
      'one broken document',
      `${groupOf(UP)}---\na: [\n---\n${groupOf(UP)}`,
      [[7, 1, 'Flow sequence in block collection must be sufficiently indented and end with a ]']],
      ['Up', 'Up'],
    ],
    [
      'one deep document',
      `${groupOf(UP)}---\n${'['.repeat(100_000)}\n---\n${groupOf(UP)}`,
      [[6, 1, 'it is nested too deeply']],
      ['Up', 'Up'],
    ],
  ])('%s', (_name, text, rows, names = []) => {
    const { rules, rows: found } = read(text);
    expect(rules.map(({ name }) => name)).toEqual(names);
    // Where the library runs out of stack depends on the machine.
    expect(
      found.map(([line, column, reason]) => [line, reason.includes('deeply') ? 1 : column, reason]),
    ).toEqual(rows);
  });

  test('the level follows the tree', () => {
    const { findings } = readContent(
      tree({ 'a.md': '# A', 'handrail.yaml': 'rules: r.yaml', 'r.yaml': 'a' }),
    );
    expect(findings).toMatchObject([{ id: 'rules/unreadable', file: 'r.yaml', line: 1, column: 1 }]);
  });
});

describe('charts', () => {
  const CHART = `{{- /*
Alerts of the shop: "orders" and \`payments\`. {{ not an action }}
*/ -}}
{{- $name := default .Chart.Name .Values.nameOverride }}
{{- if and .Values.alerts.enabled (semverCompare ">=1.14.0-0" .Capabilities.KubeVersion.GitVersion) }}
apiVersion: monitoring.coreos.com/v1
kind: PrometheusRule
metadata:
  name: {{ printf "%s-%s" (include "shop.fullname" .) "orders" | trunc 63 }}
  labels:
{{ include "shop.labels" . | indent 4 }}
spec:
  groups:
  - name: {{ $name }}-orders
    rules:
{{- if not (.Values.alerts.disabled.OrdersStuck | default false) }}
    - alert: OrdersStuck
      annotations:
{{- with .Values.alerts.annotations }}
{{ toYaml . | indent 8 }}
{{- end }}
        summary: {{\`{{\`}} $value {{\`}}\`}} orders are stuck in '{{\`{{\`}} $labels.shop {{\`}}\`}}'
        description: 'In {{ "{{" }} $labels.shop {{ "}}" }}: see {{ .Values.docs | quote }}'
        message: |
          {{\`{{ $labels.shop }}\`}} has
          {{- if .Values.more }}
          {{ .Values.more }}
          {{- end }}
          {{- toYaml .Values.annotations | nindent 8 }}
        runbook_url: {{ .Values.runbooks }}/orders/stuck
      expr: |-
        sum by (shop) (orders{state="stuck", namespace=~"{{ $.Release.Namespace }}"})
          > {{ .Values.alerts.limit | default 10 }}
      for: {{ .Values.alerts.for }}
      labels:
        severity: {{ .Values.severity | default "warning" | quote }}
        {{- with .Values.alerts.labels }}
        {{- toYaml . | nindent 8 }}
        {{- end }}
{{- end }}
{{- range $queue, $limit := .Values.queues }}
    - alert: {{ $queue | title }}QueueLong
      expr: queue{name="{{ $queue }}"} > {{ $limit }}
{{- end }}
    - alert: OrdersLost
      expr: lost > 0
{{- end }}
---
spec:
  groups:
    {{- toYaml .Values.groups | nindent 4 }}
---
{{- range .Values.tenants }}
groups:
- name: tenants
  rules:
    {{- include "shop.rules" . | nindent 4 }}
{{- end }}
`;

  test('what can be read', () => {
    const { rules, rows } = read(CHART);
    expect(rows).toEqual([
      [42, 14, 'alert name generated by Helm: {{ $queue | title }}QueueLong'],
      [50, 3, 'content generated by Helm'],
      [56, 3, 'content generated by Helm'],
    ]);
    expect(rules.map(({ name, spans }) => [name, spanOf(spans, []).line])).toEqual([
      ['OrdersStuck', 17],
      ['OrdersLost', 45],
    ]);
    const { spans, ...said } = only(rules.slice(0, 1));
    expect(said).toEqual({
      name: 'OrdersStuck',
      group: '{{ $name }}-orders',
      expr: 'sum by (shop) (orders{state="stuck", namespace=~"{{ $.Release.Namespace }}"})\n  > 10',
      for: '{{ .Values.alerts.for }}',
      keepFiringFor: '',
      queryOffset: '',
      language: 'promql',
      labels: { severity: 'warning' },
      annotations: {
        summary: "{{ $value }} orders are stuck in '{{ $labels.shop }}'",
        description: 'In {{ $labels.shop }}: see {{ .Values.docs | quote }}',
        message: '{{ $labels.shop }} has\n\n{{ .Values.more }}',
        runbook_url: '{{ .Values.runbooks }}/orders/stuck',
      },
      file: 'r.yaml',
    });
    const lines = CHART.split('\n');
    const written = (...fields: string[]) => {
      const { line, column, endLine, endColumn } = spanOf(spans, fields);
      return line === endLine
        ? lines[line - 1]?.slice(column - 1, endColumn - 1)
        : [line, column, endLine, endColumn];
    };
    expect(written('labels', 'severity')).toBe('{{ .Values.severity | default "warning" | quote }}');
    expect(written('annotations', 'runbook_url')).toBe('{{ .Values.runbooks }}/orders/stuck');
    expect(written('annotations', 'description')).toBe(
      `'In {{ "{{" }} $labels.shop {{ "}}" }}: see {{ .Values.docs | quote }}'`,
    );
    expect(written('expr')).toEqual([32, 9, 33, 52]);
  });

  test.each<[name: string, text: string, rules: object[], rows?: Row[]]>([
    [
      'both sides of a choice',
      '{{- if .Values.none }}\ngroups: []\n{{- else -}}\ngroups:\n- rules:\n  - alert: A\n    labels:\n      {{- if .b }}\n      severity: P0\n      {{- else }}\n      severity: P1\n      {{- end }}\n{{- end }}',
      [{ name: 'A', labels: { severity: 'P1' } }],
    ],
    [
      'nothing but lines of actions that YAML cannot read',
      'groups:\n- rules:\n  {{ range $r }}\n  - alert: A\n  {{ end }}',
      [{ name: 'A' }],
    ],
    [
      'nothing can be read',
      '{{- if .Values.a }}\n{{ include "b" . }}\n{{- end }}',
      [],
      [[1, 1, 'no groups of rules']],
    ],
    [
      'fields on a line with actions',
      'groups:\n- rules:\n  - alert: A\n    {{ if .Values.b }}for: 1m{{ end }}\n    expr: up\n  - alert: B',
      [{ name: 'A', for: '', expr: 'up' }, { name: 'B' }],
      [[4, 5, 'field generated by Helm']],
    ],
    [
      'a label that Helm names',
      'groups:\n- rules:\n  - alert: A\n    labels:\n      {{- range $k, $v := .Values.labels }}\n      {{ $k }}: {{ $v }}\n      {{- end }}',
      [{ name: 'A', labels: { '{{ $k }}': '{{ $v }}' } }],
    ],
    [
      'a template in a rule file is the alert’s own',
      groupOf(
        'alert: A\n    annotations:\n      a: |\n        {{ if $value }}\n        b {{ "c" }}\n        {{ end }}',
      ),
      [{ annotations: { a: '{{ if $value }}\nb {{ "c" }}\n{{ end }}' } }],
    ],
    [
      'a template without quotes in a rule file is not',
      groupOf('alert: A\n    expr: up\n    annotations:\n      a: {{ $value }} b', UP),
      [{ name: 'Up' }],
      [[7, 23, 'Unexpected scalar at node end']],
    ],
  ])('%s', (_name, text, rules, rows = []) => {
    const { rules: found, rows: foundRows } = read(text);
    expect(found).toMatchObject(rules);
    expect(foundRows).toEqual(rows);
  });
});

/** Everything but what is generated. */
function trackedFiles(files: readonly string[]): Set<string> {
  return new Set(files.filter((file) => !file.includes('generated')));
}

describe('which files', () => {
  const FILES: Files = {
    'rules/b.yaml': groupOf('{ alert: B, expr: up }'),
    'rules/a.yaml': groupOf('{ alert: A, expr: up }'),
    'rules/c.yaml': { to: 'a.yaml' },
    'rules/deep.yaml/d.yml': groupOf('{ alert: D, expr: up }'),
    'rules/[x].yaml': groupOf('{ alert: X, expr: up }'),
    'content/a.md': '# A',
  };
  const readFrom = (files: Files, rules: readonly string[] = []) => {
    const folder = tree({ ...FILES, ...files });
    const cwd = vi.spyOn(process, 'cwd').mockReturnValue(folder);
    try {
      const {
        rules: found,
        ruleFiles,
        findings,
      } = readContent(path.join(folder, 'content'), { rules, workTree: { root: folder, trackedFiles } });
      const rows = findings
        .filter(({ id }) => id !== 'schema/missing-title')
        .map(({ file, line, column, id }) => [file, line, column, id]);
      return { names: found.map(({ name }) => name), files: ruleFiles, rows, findings };
    } finally {
      cwd.mockRestore();
    }
  };

  test('those of the settings and those of the command, in the order of their paths, each once', () => {
    const settings = { 'content/handrail.yaml': 'rules: [../rules/b.yaml, "../rules/*.yaml"]' };
    const { names, files, rows } = readFrom(settings, ['rules/deep.yaml/*.yml', './rules/a.yaml']);
    expect(files).toEqual([
      '../rules/[x].yaml',
      '../rules/a.yaml',
      '../rules/b.yaml',
      '../rules/deep.yaml/d.yml',
    ]);
    expect(names).toEqual(['X', 'A', 'B', 'D']);
    expect(rows).toEqual([]);
  });

  test.each<[name: string, rules: string[], files: string[]]>([
    ['none', [], []],
    ['a name with the signs of a glob', ['rules/[x].yaml'], ['../rules/[x].yaml']],
    ['a glob over folders', ['**/*.yml'], ['../rules/deep.yaml/d.yml']],
    ['a choice', ['rules/{a,b}.yaml'], ['../rules/a.yaml', '../rules/b.yaml']],
  ])('%s', (_name, rules, files) => {
    expect(readFrom({}, rules).files).toEqual(files);
  });

  test('an absolute path', () => {
    const root = tree({ 'a.md': '# A' });
    const outside = path.join(tree({ 'r.yaml': groupOf(UP) }), 'r.yaml');
    expect(readContent(root, { rules: [outside] }).rules).toMatchObject([
      { name: 'Up', file: path.relative(root, outside) },
    ]);
  });

  test.each([
    ['a glob', 'rules: ../gone/*.yaml', 8],
    ['one of several', 'rules: [ ../rules/a.yaml, ../gone.yaml ]', 27],
    ['a folder', 'rules: ../rules', 8],
  ])('the settings name no file: %s', (_name, settings, column) => {
    const { rows, findings } = readFrom({ 'content/handrail.yaml': settings });
    expect(rows).toEqual([['handrail.yaml', 1, column, 'settings/invalid']]);
    expect(findings[0]?.message).toMatch(/^Invalid value for "rules": no file matches \.\.\/\w+/);
  });

  test.each(['gone/*.yaml', 'rules', ''])('the command names no file: %o', (glob) => {
    expect(() => readFrom({}, ['rules/a.yaml', glob])).toThrow(ContentError);
    expect(() => readFrom({}, [glob])).toThrow(`Rule file not found: "${glob}"`);
  });

  test('what git does not track is not read', () => {
    const { names, rows, findings } = readFrom({
      'rules/generated.yaml': groupOf('{ alert: G, expr: up }'),
      'content/handrail.yaml': 'rules: ../rules/*.yaml',
    });
    expect(names).not.toContain('G');
    expect(rows).toEqual([['handrail.yaml', 1, 8, 'settings/invalid']]);
    expect(findings[0]?.message).toBe(
      'Invalid value for "rules": ../rules/generated.yaml is not read: it is not tracked by git; use --rules for generated files.',
    );
  });

  test('settings that are wrong', () => {
    expect(readFrom({ 'content/handrail.yaml': 'rules: { a: b }' }).rows).toEqual([
      ['handrail.yaml', 1, 8, 'settings/invalid'],
    ]);
  });

  test('a file that cannot be read hides no other', () => {
    const root = tree({
      'a.yaml': groupOf(UP),
      'b.yaml': groupOf(UP),
      'c.yaml': { to: 'gone' },
      'd.yaml': groupOf(UP),
    });
    fs.chmodSync(path.dirname(root), 0o755);
    fs.chmodSync(path.join(root, 'b.yaml'), 0);
    const { rules, files, findings } = withoutPrivileges(() =>
      readRules(root, [{ pattern: '*.yaml', from: root }]),
    );
    expect(rules.map(({ file }) => file)).toEqual(['a.yaml', 'd.yaml']);
    expect(files).toEqual(['a.yaml', 'b.yaml', 'c.yaml', 'd.yaml']);
    expect(findings.map(({ file, message }) => [file, message])).toEqual([
      ['b.yaml', 'Invalid rule file: permission denied.'],
      ['c.yaml', 'Invalid rule file: file not found.'],
    ]);
  });
});

test('2 MB are read', () => {
  const rules = Array.from(
    { length: 8000 },
    (_, n) => `alert: Alert${n}
    expr: |
      sum(rate(http_requests_total{code=~"5..", job="api-${n}"}[5m])) by (job) > 0.05
    for: 10m
    labels: { severity: warning }
    annotations:
      summary: '{{ $labels.job }} has many errors'
      runbook_url: https://ops.example.com/alerts/Alert${n}/`,
  );
  const text = groupOf(...rules);
  const { rules: found, rows } = read(text);
  expect([found.length, rows]).toEqual([8000, []]);
  expect(spanOf(found.at(-1)?.spans ?? {}, ['annotations', 'runbook_url']).line).toBe(3 + 8 * 8000);
  expect(text.length).toBeGreaterThan(2_000_000);
});

describe('random damage', () => {
  const RULES = `groups:
- name: disk
  rules:
  - record: disk:free
    expr: 'sum by (a) (b)'
  - alert: DiskFull
    expr: |
      disk:free{job="a"} < 0.1 # é🔥
    for: 10m
    labels: &common
      severity: critical
    annotations:
      summary: "{{ $labels.a }} is full"
      runbook_url: https://x.example/DiskFull
---
spec:
  groups:
  {{- if .Values.b }}
  - name: {{ .Values.name }}
    rules:
    - alert: Down
      labels: { <<: *common, team: {{ .Values.team | quote }} }
      annotations:
        message: >-
          {{\`{{ $labels.b }}\`}} is
          {{- include "c" . | nindent 6 }}
          down {{ "{{" }} $value {{ "}}" }}
  {{- end }}
`;
  const SNIPPETS =
    '{{|}}|{{-|-}}|`|"|\'|\\|{{/*|*/}}|&a |*a|*common|<<: *common|<<|: |- |[|]|{|}|,|---\n|...\n|%|#|!!binary |!x |? |@|~|\n|\n\n|\t|  |\r\n|\r|\0|\u{feff}|\u{2028}|\u{e000}\u{e100}|groups:|rules:|alert:|é|🔥'
      .split('|')
      .concat('|\n', '>\n');
  const bytes = Buffer.from(RULES);
  const place = fc.nat(bytes.length);
  const damage = fc.record({
    at: place,
    cut: fc.oneof(fc.constant(0), fc.nat(3), fc.nat(60)),
    put: fc.oneof(
      fc.constantFrom(...SNIPPETS).map((text) => Buffer.from(text)),
      fc.tuple(place, fc.nat(120)).map(([from, length]) => bytes.subarray(from, from + length)),
      fc.uint8Array({ maxLength: 3 }).map((wild) => Buffer.from(wild)),
    ),
  });
  const PATHS = [
    [],
    ['expr'],
    ['for'],
    ['labels', 'severity'],
    ['labels', 'team'],
    ['annotations', 'summary'],
    ['gone', 0],
  ];

  test('never throws, and every place lies in the file', () => {
    const root = tree({ 'r.yaml': '' });
    const file = path.join(root, 'r.yaml');
    fc.assert(
      fc.property(fc.array(damage, { minLength: 1, maxLength: 5 }), (damages) => {
        let text = bytes;
        for (const { at, cut, put } of damages)
          text = Buffer.concat([text.subarray(0, at), put, text.subarray(at + cut)]);
        fs.writeFileSync(file, text);
        const { rules, findings } = readRules(root, [{ pattern: 'r.yaml', from: root }]);
        const lines = decodeText(text, 'r.yaml').text.split('\n');
        const spans = [
          ...findings,
          ...rules.flatMap(({ spans: known }) => PATHS.map((steps) => spanOf(known, steps))),
        ];
        expect(spans.filter((span) => !liesIn(span, lines))).toEqual([]);
        for (const { name, labels, annotations } of rules) {
          const said = [name, ...Object.values(labels), ...Object.values(annotations)];
          expect(said.filter((value) => typeof value !== 'string' || value !== value.trim())).toEqual([]);
          expect(name).not.toBe('');
        }
      }),
      { numRuns: 600, seed: 20261120 },
    );
  });
});
