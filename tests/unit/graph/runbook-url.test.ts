import { describe, expect, test } from 'vitest';
import type { RunbookUrl } from '../../../src/graph/runbook-url.ts';
import { graphOf } from '../pipeline.ts';
import type { Files } from '../tree.ts';

/** Rules with these addresses, in a tree of these pages. */
function targets(urls: readonly string[], pages: Files, settings = ''): string[] {
  const rules = urls
    .map((url, n) => `      - { alert: A${n}, expr: up, annotations: { runbook_url: '${url}' } }\n`)
    .join('');
  const graph = graphOf({
    'handrail.yaml': `rules: rules.yaml\n${settings}`,
    'rules.yaml': `groups:\n  - rules:\n${rules}`,
    ...pages,
  });
  const setups = [...graph.alerts.values()].flatMap((alert) => alert.setups);
  return urls.map((url) => said(setups.find(({ runbookUrl }) => runbookUrl?.url === url)?.runbookUrl));
}

function said(target: RunbookUrl | undefined): string {
  switch (target?.to) {
    case 'entry':
      return target.entry.file;
    case 'alert':
      return `alert ${target.name}`;
    case 'broken':
      return target.why;
    default:
      return target?.to ?? 'nothing';
  }
}

const HERE = 'url: https://ops.example.com\nbase: /kb/';

describe('on this site', () => {
  const pages: Files = {
    'runbooks/redis.md': '---\naliases: [/old/redis, /Old.html]\nalerts: RedisDown\n---\n# R',
    'guides/a/b.md': '# B',
  };
  test.each<[url: string, target: string]>([
    ['https://ops.example.com/kb/runbooks/redis/', 'runbooks/redis.md'],
    ['https://ops.example.com/kb/runbooks/redis', 'runbooks/redis.md'],
    ['https://ops.example.com/kb/runbooks/redis/index.html?namespace={x}#r', 'runbooks/redis.md'],
    ['https://ops.example.com/kb/runbooks/redis/#diagnosis', 'no-anchor'],
    ['https://ops.example.com/kb/old/redis/', 'runbooks/redis.md'],
    ['/kb/runbooks/redis/', 'runbooks/redis.md'],
    ['https://ops.example.com/kb/alerts/RedisDown/', 'alert redisdown'],
    ['https://ops.example.com/kb/alerts/redisdown', 'alert redisdown'],
    ['https://ops.example.com/kb/guides/a/', 'external'],
    ['https://ops.example.com/kb/runbooks/valkey/', 'missing'],
    ['https://ops.example.com/kb/alerts/Nobody/', 'missing'],
    ['https://ops.example.com/other/runbooks/valkey/', 'external'],
    ['https://ops.example.com/kb/alerts/{{ $labels.alertname }}/', 'no-name'],
    ['https://wiki.example/{{$labels.alertname}}', 'no-name'],
    ['https://wiki.example/{{ $labels.job }}', 'external'],
    ['https://wiki.example/redis', 'external'],
    ['//wiki.example/redis', 'malformed'],
    ['see the wiki', 'malformed'],
    ['ftp://wiki.example/redis', 'malformed'],
  ])('%s → %s', (url, target) => {
    expect(targets([url], pages, HERE)).toEqual([target]);
  });
});

const copy = (...names: string[]) => names.map((name) => `https://runbooks.example/kubernetes/${name}`);

describe('on a site that is a copy of an adopted tree', () => {
  const alert = '# Kube Pod Lost\n\n## Meaning\n\n## Mitigation\n';
  const pages: Files = { 'runbooks/kubernetes/KubePodLost.md': alert, 'runbooks/KubeNodeLost.md': alert };
  test.each<[name: string, urls: string[], files: Files, expected: string[]]>([
    [
      'what names a page is found, what names none leads nowhere',
      copy('kubepodlost', 'KubeNodeLost/', 'kubeapidown'),
      pages,
      ['runbooks/kubernetes/KubePodLost.md', 'runbooks/KubeNodeLost.md', 'missing'],
    ],
    [
      'fewer than a quarter are here: it is somebody else’s site',
      copy('kubepodlost', 'b', 'c', 'd', 'e'),
      pages,
      Array<string>(5).fill('external'),
    ],
    [
      'a tree whose pages name their alerts is not adopted',
      copy('kubepodlost', 'kubeapidown'),
      { 'runbooks/KubePodLost.md': '---\nalerts: [KubePodLost]\n---\n' },
      ['external', 'external'],
    ],
    [
      'another site is not judged by it',
      [...copy('kubepodlost'), 'https://wiki.example/b', 'https://wiki.example/c'],
      pages,
      ['runbooks/kubernetes/KubePodLost.md', 'external', 'external'],
    ],
  ])('%s', (_name, urls, files, expected) => {
    expect(targets(urls, files)).toEqual(expected);
  });
});
