import { describe, expect, test } from 'vitest';
import { entryId } from '../../../src/entries/infer.ts';
import { parseEntry } from '../../../src/entries/parse.ts';

function entry(file: string, text = 'text', options = { rootName: 'docs', strict: false }) {
  return parseEntry(text, file, options).entry;
}

describe('kind', () => {
  test.each([
    ['runbooks/a.md', 'text', 'docs', 'runbooks', 'folder runbooks'],
    ['services/shop/docs/runbooks/a.md', 'text', 'repo', 'runbooks', 'folder runbooks'],
    ['services/shop/a.md', 'text', 'repo', 'services', 'folder services'],
    ['x/playbooks/a.md', 'text', 'docs', 'runbooks', 'folder playbooks'],
    ['a.md', 'text', 'gitlab-runbooks', 'runbooks', 'folder gitlab-runbooks'],
    ['team/postmortem/a.md', 'text', 'docs', 'incidents', 'folder postmortem'],
    ['Runbooks/a.md', 'text', 'docs', 'runbooks', 'folder Runbooks'],
    ['a.md', '## Meaning\n\n## Impact', 'docs', 'runbooks', 'headings meaning, impact'],
    ['a.md', '## Meaning', 'docs', 'guides', 'nothing says otherwise'],
    ['a.md', '## Meaning\n\n## Meaning', 'docs', 'guides', 'nothing says otherwise'],
    ['a.md', '## Timeline\n\n## Lessons learned', 'docs', 'incidents', 'headings timeline, lessons learned'],
    ['a.md', '---\nlayout: runbook\n---\n# A', 'docs', 'runbooks', 'field layout'],
    ['a.md', '---\nsection: Icinga alerts\n---\n# A', 'docs', 'runbooks', 'field section'],
    ['alerts/etcd/a.md', '# A', 'docs', 'runbooks', 'folder alerts'],
    ['alerts/etcd/README.md', '# A', 'docs', 'guides', 'nothing says otherwise'],
    ['troubleshooting.md', '# A', 'docs', 'troubleshooting', 'file name'],
    ['db/failover-runbook.md', '# A', 'docs', 'runbooks', 'file name'],
    ['add-runbook.md', '# A', 'docs', 'guides', 'nothing says otherwise'],
    ['alert-routing.md', '# A', 'docs', 'alerting', 'file name'],
    ['onboarding/a.md', '# A', 'team-runbooks', 'guides', 'folder onboarding'],
    ['redis/README.md', '# Redis Service', 'docs', 'services', 'the page of folder redis'],
    ['redis/README.md', '# Redis', 'docs', 'guides', 'nothing says otherwise'],
    ['redis/README.md', '# Redis', 'team-runbooks', 'services', 'the page of folder redis'],
    ['sre/team-runbooks/redis/a.md', '# A', 'docs', 'runbooks', 'folder team-runbooks'],
    ['sre/team-runbooks/redis/README.md', '# Redis', 'docs', 'services', 'the page of folder redis'],
    ['sre/team-runbooks/_index.md', '# Runbooks', 'docs', 'runbooks', 'folder team-runbooks'],
    ['README.md', '# All', 'team-runbooks', 'guides', 'nothing says otherwise'],
    ['chef-guidelines.md', '# Chef', 'team-runbooks', 'guides', 'nothing says otherwise'],
    [
      'redis.md',
      '# Summary\n\n# Architecture\n\n# Performance\n\n# Availability\n\n# Durability',
      'docs',
      'services',
      'headings architecture, performance, availability',
    ],
    ['a.md', '## Problem\n\n## Solution:', 'docs', 'troubleshooting', 'headings problem, solution'],
    ['a.md', '---\nkind: services\n---\n## Meaning\n\n## Impact', 'docs', 'services', undefined],
    ['guides/a.md', '---\nkind: novel\n---', 'docs', 'guides', 'folder guides'],
  ])('%s %j in %s is %s', (file, text, rootName, kind, rule) => {
    const found = entry(file, text, { rootName, strict: false });
    expect([found.kind, found.inferred['kind']]).toEqual([kind, rule]);
  });
});

describe('title', () => {
  test.each([
    ['a.md', '---\ntitle: T\n---\n# H', 'T', undefined],
    ['a.md', '# The <pod-name> `x`\n\n# Two', 'The <pod-name> x', 'first H1'],
    ['a.md', 'Setext\n===', 'Setext', 'first H1'],
    ['a.md', 'text\n\n# Later', 'Later', 'first H1'],
    ['a.md', "---\ntitle: ''\n---\n# H", 'H', 'first H1'],
    ['a.md', '---\ntitle: [x]\n---\n# H', 'H', 'first H1'],
    ['a.md', '# ![The map](m.png)', 'The map', 'first H1'],
    ['kube-state_metrics.md', '## Symptoms', 'Kube state metrics', 'file name'],
    ['a.md', '## The only one\n\n### Below', 'The only one', 'first heading'],
    ['a.md', '## One\n\n## Two', 'A', 'file name'],
    ['dns-export.md', '# Summary\n\n# Procedure', 'DNS export', 'file name'],
    ['a.md', '# Summary', 'Summary', 'first H1'],
    ['x/redis/README.md', '', 'Redis', 'file name'],
    ['README.md', '', 'Docs', 'file name'],
    ['---.md', '', '---.md', 'file name'],
  ])('%s %j is %j', (file, text, title, rule) => {
    const found = entry(file, text);
    expect([found.title, found.inferred['title']]).toEqual([title, rule]);
  });

  test('is never endless, and then the text keeps the heading', () => {
    const found = entry('a.md', `# ${'word '.repeat(400_000)}`);
    expect(found.title.length).toBeLessThanOrEqual(200);
    expect(found.outline.startsWithTitle).toBe(false);
  });
});

describe('alert', () => {
  test.each([
    ['KubePodNotReady.md', '# KubePodNotReady', ['KubePodNotReady'], 'file name equals the title'],
    ['runbooks/Watchdog.md', '# Watchdog', ['Watchdog'], 'file name equals the title'],
    ['Watchdog.md', '# Watchdog', [], undefined],
    ['LICENCE.md', '# LICENCE', [], undefined],
    ['runbooks/Troubleshooting.md', '# Troubleshooting', [], undefined],
    ['Security.md', '# Security', [], undefined],
    [
      'RouterErrorRatioTooHigh.html.md',
      '---\ntitle: Router error ratio too high\n---\ntext',
      ['RouterErrorRatioTooHigh'],
      'file name equals the title',
    ],
    ['HCP_KubeAPIDown.md', '# HCP_KubeAPIDown', ['HCP_KubeAPIDown'], 'file name equals the title'],
    [
      'etcdNoLeader.md',
      '# x\n\n## Meaning\n\n## Impact',
      ['etcdNoLeader'],
      'file name, and the headings of an alert',
    ],
    ['etcdNoLeader.md', '# x\n\n## Meaning', [], undefined],
    ['etcdNoLeader.md', '# x\n\n## Meaning\n\n## Meaning', [], undefined],
    ['Redis.md', '# About Redis\n\n## Meaning\n\n## Impact', [], undefined],
    ['pod-not-ready.md', '# pod-not-ready', [], undefined],
    ['README.md', '# README', [], undefined],
    ['runbooks/KubePodNotReady.md', '---\nalerts: Other\n---\n# KubePodNotReady', ['Other'], undefined],
    ['alerting/a.md', '---\nalerts: [{ name: Up, when: b, severity: c }]\n---', ['Up'], undefined],
    ['alerting/a.md', '---\nalerts: [Up]\n---', [], undefined],
  ])('%s %j answers %j', (file, text, alerts, rule) => {
    const found = entry(file, text);
    expect([found.alerts, found.inferred['alerts']]).toEqual([alerts, rule]);
  });
});

describe('service', () => {
  test.each([
    ['redis/a.md', 'text', ['redis'], 'folder redis'],
    ['docs/runbooks/API Gateway/a.md', 'text', ['api-gateway'], 'folder API Gateway'],
    ['runbooks/a.md', 'text', [], undefined],
    ['a.md', 'text', [], undefined],
    ['🔥/a.md', 'text', [], undefined],
    ['redis/a.md', '---\nservices: [api, 7.10]\n---', ['api', '7.10'], undefined],
  ])('%s is about %j', (file, text, services, rule) => {
    const found = entry(file, text);
    expect([found.services, found.inferred['services']]).toEqual([services, rule]);
  });
});

test('a strict tree says its services and alerts itself', () => {
  const found = entry('redis/NoLeader.md', '# NoLeader', { rootName: 'docs', strict: true });
  expect([found.services, found.alerts, Object.keys(found.inferred)]).toEqual([[], [], ['kind', 'title']]);
});

describe('id', () => {
  test.each([
    ['runbooks/Pod Not Ready.md', 'pod-not-ready', undefined],
    ['runbooks/README.md', '', undefined],
    ['README.md', 'overview', undefined],
    ['redis/_index.md', 'redis', undefined],
    ['team/runbooks/a.md', 'team/runbooks/a', undefined],
    ['x.md/a.md', 'x-md/a', undefined],
    ['v1.2/a.b.md', 'v1-2/a-b', undefined],
    ['100%.md', '100', undefined],
    ['c#.md', 'c', undefined],
    ['Ärger.md', 'ärger', undefined],
    ['🔥.md', 'page-1f525', '🔥'],
    ['???/a.md', 'page-3f-3f-3f/a', '???'],
  ])('%s is %s', (file, id, lost) => {
    expect(entryId(file)).toEqual({ id, lost });
  });
});

test('names hold what the title does not say', () => {
  const found = entry('runbooks/NoLeader.md', '---\ntitle: No leader\nalerts: [A, B]\n---\n# NoLeader');
  expect(found.names).toEqual(['NoLeader', 'A', 'B']);
});
