import { expect, test } from 'vitest';
import { tree } from '../tree.ts';
import { imported, runImport } from './import.ts';

const RULES = `groups:
  - name: shop
    rules:
      - alert: ShopDown
        expr: up{job="shop"} == 0
        for: 5m
        labels: { severity: critical, service: Shop API }
        annotations:
          summary: The shop is down.
          description: "{{ $labels.instance }} of *shop* has not answered.\\n\\n1. Look_at [it] in some_where."
          runbook_url: https://wiki.example.com/shop_down
      - alert: ShopDown
        expr: |
          up{job="shop"} == 0
        labels: { severity: warning, service: shop-api }
        annotations: { summary: The shop is down. }
      - alert: Bare
        expr: vector(1)
      - record: x
        expr: y
`;

const HINTED = (heading: string, hint: string) => `## ${heading}\n\n<!-- ${hint} -->\n`;
const REST = [
  HINTED('Mitigation', 'The steps that end it, the quickest first.'),
  HINTED('Verification', 'How you know that it is over.'),
  HINTED('Rollback', 'How to undo the mitigation.'),
  HINTED('Escalation', 'Who is called when this does not help, and after how long.'),
  HINTED('Aftercare', 'What is left to do when it is over.'),
].join('\n');

const DRAFT = `---
title: ShopDown
summary: The shop is down.
services: [shop-api]
draft: true
severity: critical
alerts: [ShopDown]
---

## Meaning

The shop is down.

\\<instance> of \\*shop\\* has not answered.

1\\. Look_at \\[it\\] in some_where.

<!-- What is wrong when this fires. -->

## Impact

<!-- What users and other services notice, and how bad it is. -->

## Diagnosis

It fires as critical when this holds for 5m:

\`\`\`promql
up{job="shop"} == 0
\`\`\`

It fires as warning when this holds:

\`\`\`promql
up{job="shop"} == 0
\`\`\`

The rule names a runbook: <https://wiki.example.com/shop_down>

<!-- What to look at, and what each finding means. -->

${REST}`;

test('a rule file: a draft for each alert, with what its rules say', async () => {
  const { code, stderr, files } = await imported({ 'rules.yaml': RULES }, { file: 'rules.yaml' });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(Object.keys(files)).toEqual(['runbooks/bare.md', 'runbooks/shopdown.md']);
  expect(files['runbooks/shopdown.md']).toBe(DRAFT);
  expect(files['runbooks/bare.md']).toContain(
    '## Meaning\n\n<!-- What is wrong when this fires. -->\n\n## Impact',
  );
});

test('an alert that a page answers needs none, be it there already or imported with it', async () => {
  const source = tree({
    'rules.yaml': RULES,
    'docs/ShopDown.md': '# ShopDown\n\n## Meaning\n\n## Mitigation\n',
  });
  const args = ['--rules', `${source}/*.yaml`];
  const into = tree({ 'runbooks/other.md': '---\ntitle: Other\nalerts: [Bare]\ndraft: true\n---\n' });
  const { code, files } = await runImport(`${source}/docs`, into, args);
  expect(code).toBe(0);
  expect(Object.keys(files)).toEqual(['runbooks/other.md', 'runbooks/shopdown.md']);
  expect(files['runbooks/shopdown.md']).toContain('alerts: [ShopDown]');
  expect(files['runbooks/shopdown.md']).not.toContain('draft');
});

test('a draft that nobody touched follows its rule; a finished one is left alone without a word', async () => {
  const source = tree({ 'rules.yaml': RULES });
  const into = tree({});
  await runImport(`${source}/rules.yaml`, into);
  const { stdout } = await runImport(`${source}/rules.yaml`, into);
  expect(stdout).toMatch(/^Runbooks +2 +0 +0 +2 +0$/m);
  const newer = tree({
    'rules.yaml': RULES.replace('vector(1)', 'vector(2)'),
  });
  const updated = await runImport(`${newer}/rules.yaml`, into);
  expect(updated.files['runbooks/bare.md']).toContain('vector(2)');
  expect(updated.stdout).toMatch(/^Runbooks +2 +0 +1 +1 +0$/m);
});

test('rules that cannot be read are told at their place', async () => {
  const { code, stderr } = await imported({ 'rules.yaml': 'a: 1\n' }, { file: 'rules.yaml' });
  expect(code).toBe(0);
  expect(stderr).toMatch(/rules\.yaml:1:1 warning .*no groups of rules/);
});
