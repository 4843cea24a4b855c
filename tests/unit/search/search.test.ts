import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { MANIFEST_FILE } from '../../../src/search/manifest.ts';
import { page, searchOver } from './index.ts';

const PAGES = [
  page({
    title: 'Cache is down',
    alerts: ['RedisDown'],
    services: ['cache'],
    severity: { label: 'P1', level: 'high' },
  }),
  page({
    title: 'Database connection failed',
    symptoms: [['connection to server at', 'failed: Connection refused']],
  }),
  page({
    title: 'Nodes',
    kind: 'Guide',
    html:
      '<h2 id="memory">Memory<a class="anchor" href="#memory">#</a></h2><p>The node is out of memory when pods leak.</p>' +
      '<h2 id="disk">Disk<a class="anchor" href="#disk">#</a></h2><p>The volume is full: purge logs.</p>' +
      '<figure class="code"><pre><code><span class="line">df -h | sort</span></code></pre></figure>',
  }),
  page({ title: 'Certificates', html: '<p>Renew what expired with the script.</p>' }),
  page({
    title: 'Everything',
    kind: 'Guide',
    html: '<p>cache nodes pods certificates logs script server server server</p>',
  }),
];

async function first(query: string) {
  const { ask } = await searchOver(PAGES, [['shop floor', 'cache']]);
  const { results } = await ask(query);
  return results[0];
}

describe('names', () => {
  test.each([
    ['RedisDown', 'Cache is down', 'alert'],
    ['redis down', 'Cache is down', 'alert'],
    ['redisdwon', 'Cache is down', 'similar name'],
    ['redisd', 'Cache is down', 'similar name'],
    ['Certificates', 'Certificates', 'name'],
    ['databse conection failed', 'Database connection failed', 'similar name'],
  ])('%s finds %s by its %s', async (query, title, why) => {
    expect(await first(query)).toMatchObject({ title, why });
  });
});

describe('symptoms', () => {
  test('match with what varies, and say so', async () => {
    const line =
      '2026-01-01T00:00:00Z connection to server at "10.0.0.1", port 5432 failed: Connection refused';
    const result = await first(`noise before\n${line}`);
    expect(result).toMatchObject({
      why: 'symptom',
      by: 'connection to server at * failed: Connection refused',
    });
    expect(result?.line?.map(({ text }) => text).join('')).toBe(line);
  });
});

describe('words', () => {
  test.each([
    ['a word of the glossary', 'oom', 'Nodes', 'memory'],
    ['words of the glossary', 'no space left', 'Nodes', 'disk'],
    ['a word of the team’s glossary', 'shop floor', 'Cache is down', undefined],
    ['code', 'df -h', 'Nodes', 'disk'],
    ['another ending', 'renewing', 'Certificates', undefined],
    ['most of the rare words', 'pods leak server', 'Nodes', 'memory'],
    ['one known word among unknown ones', 'qqq certificates zzz', 'Certificates', undefined],
    ['a typing error', 'purge lgos', 'Nodes', 'disk'],
  ])('%s: %s', async (_name, query, title, section) => {
    const result = await first(query);
    expect(result?.title).toBe(title);
    expect(/#(.*)/.exec(result?.url ?? '')?.[1]).toBe(section);
  });

  test('mark what was found', async () => {
    const result = await first('out of memory');
    expect(result?.excerpt.filter(({ marked }) => marked).map(({ text }) => text)).toEqual(['out', 'memory']);
    expect(result?.marks[0]).toBe('out of memory');
  });
});

test('filters count what they would leave', async () => {
  const { ask } = await searchOver(PAGES);
  const { counts, total } = await ask('cache', { kind: 'Runbook' });
  expect(total).toBe(1);
  expect(Object.fromEntries(counts.kind)).toEqual({ Runbook: 1, Guide: 1 });
  expect(Object.fromEntries(counts.severity)).toEqual({ P1: 1 });
});

test('where nothing is found, it says what was tried and what is near', async () => {
  const { ask } = await searchOver(PAGES);
  const { total, noResults } = await ask('zzzq');
  expect(total).toBe(0);
  expect(noResults?.tried).toEqual(['zzzq']);
});

test('names of a thousand pages take at most 40 kB', async () => {
  const words = [
    'Kube',
    'Pod',
    'Redis',
    'Queue',
    'Disk',
    'Node',
    'Volume',
    'Latency',
    'High',
    'Error',
    'Down',
    'Missing',
  ];
  const name = (n: number): string =>
    [n % 12, (n * 7) % 11, (n * 5 + 3) % 12, (n * n) % 12].map((at) => words[at]).join('') + n;
  const pages = Array.from({ length: 1000 }, (_, n) =>
    page({
      title: name(n).replace(/(?<=[a-z])(?=[A-Z])/g, ' '),
      alerts: [name(n)],
      services: [`service-${n % 20}`],
      symptoms: [[`${name(n + 3)} failed with`, 'after retry']],
    }),
  );
  const { files } = await searchOver(pages);
  expect(gzipSync(files.get(MANIFEST_FILE) ?? '').length).toBeLessThanOrEqual(40_000);
});
