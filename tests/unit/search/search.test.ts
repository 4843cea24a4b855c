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

describe('what is written in one', () => {
  const written = [
    page({ title: 'Host', html: '<p>Set <code>COREHOST_TRACE=1</code> and <code>--max-time=5</code>.</p>' }),
    page({ title: 'Release', html: '<p>Fixed in 10.2.1-rc.4, see /var/log/agent.log.</p>' }),
    page({ title: 'Codes', html: '<p>0x80070005 and ORA-00257 come from the archiver.</p>' }),
    page({ title: 'Ports', html: '<p>The cache is at 127.0.0.1:6379.</p>' }),
    ...Array.from({ length: 6 }, (_, at) =>
      page({
        title: `Filler ${at}`,
        html: `<p>Ports 6379, 10, 2, 1 and 4, rc, 127, 0, 5. Trace time max log agent var corehost. Max set ${at}.</p>`,
      }),
    ),
  ];
  test.each([
    ['COREHOST_TRACE=1', 'Host'],
    ['--max-time=5', 'Host'],
    ['10.2.1-rc.4', 'Release'],
    ['/var/log/agent.log', 'Release'],
    ['0x80070005', 'Codes'],
    ['80070005', 'Codes'],
    ['ORA00257', 'Codes'],
    ['ora-00257', 'Codes'],
    ['127.0.0.1:6379', 'Ports'],
    ['ERROR: update failed: hresult 0x80070005', 'Codes'],
  ])('%s finds the page that has it so', async (query, title) => {
    const { results, isComplete } = await (await searchOver(written)).ask(query);
    expect(results[0]?.title).toBe(title);
    if (!query.includes(' ')) expect(isComplete).toBe(true);
  });

  test('a version that no page has is no other version', async () => {
    const { results, isComplete } = await (await searchOver(written.slice(0, 4))).ask('10.2.2-rc.9');
    expect(isComplete && results.length > 0).toBe(false);
  });
});

test.each([
  ['PVCs', 'Volumes'],
  ['VM', 'Machines'],
  ['on call', 'Duty'],
  ['upgradservicenotreachable', 'Cluster Not Reachable / UpgradeServiceNotReachable'],
  ['post-mortem', 'Review'],
  ['MTTR', 'Times'],
])('%s finds %s', async (query, title) => {
  const { ask } = await searchOver([
    page({ title: 'Volumes', html: '<p>The PVC is full.</p>' }),
    page({ title: 'Machines', html: '<p>All VMs of the team.</p>' }),
    page({ title: 'Duty', html: '<p>Who is on-call this week.</p>' }),
    page({ title: 'Cluster Not Reachable / UpgradeServiceNotReachable', html: '<p>It is down.</p>' }),
    page({ title: 'Review', html: '<p>Write the postmortem.</p>' }),
    page({ title: 'Times', html: '<p>The mean time to restore is measured.</p>' }),
    page({ title: 'Phone', html: '<p>Call the vendor.</p>' }),
  ]);
  expect((await ask(query)).results[0]?.title).toBe(title);
});

test('a phrase in quotation marks is found as it is written', async () => {
  const { ask } = await searchOver([
    page({ title: 'Apart', html: '<p>The lease is stale. Stale lock of the lease, then a lease.</p>' }),
    page({
      title: 'Together',
      html: '<p>A long text about other things, and once: stale lease of the pod.</p>',
    }),
  ]);
  expect((await ask('"stale lease"')).results.map(({ title }) => title)).toEqual(['Together']);
  expect((await ask('stale lease')).total).toBe(2);
});

describe('kinds', () => {
  const pages = [
    page({
      title: 'No rollback procedure',
      kind: 'Gap',
      isAnswer: false,
      html: '<p>Rollback is missing.</p>',
    }),
    page({
      title: 'Add a rollback procedure',
      kind: 'Remediation',
      isAnswer: false,
      html: '<p>Rollback.</p>',
    }),
    page({ title: 'Roll back a bad deployment', html: '<p>Undo the rollout.</p>' }),
    page({ title: 'Phase 7: recovery', kind: 'Phase', isAnswer: false }),
    page({ title: 'Recovery', html: '<p>Recovery in phases, 7 of them, each phase 7 minutes.</p>' }),
  ];
  test.each([
    ['rollback', 'Roll back a bad deployment'],
    ['rollback gap', 'No rollback procedure'],
    ['phase 7', 'Phase 7: recovery'],
  ])('%s finds %s first', async (query, title) => {
    expect((await (await searchOver(pages)).ask(query)).results[0]?.title).toBe(title);
  });
});

describe('languages', () => {
  const pages = [
    page({
      title: 'Zahlungsdienst neu starten',
      html: '<p>Wenn der Dienst nicht mehr antwortet, werden die Container gestoppt und die Verbindungen geschlossen. Maße prüfen.</p>',
    }),
    page({
      title: 'Redémarrer le service de paiement',
      html: '<p>Si les conteneurs ne répondent plus, il faut vérifier que la file est vide et redémarrer le service.</p>',
    }),
    page({
      title: 'Reiniciar el servicio de pagos',
      html: '<p>Cuando los contenedores no responden, hay que comprobar que la cola está vacía.</p>',
    }),
    page({
      title: 'Перезапуск платёжного сервиса',
      html: '<p>Если контейнеры не отвечают, проверьте очередь и перезапустите их.</p>',
    }),
    page({ title: '磁盘', html: '<p>请清理日志文件。</p>' }),
    page({
      title: 'レジリエンス',
      html: '<p>コレクターのデータ損失を最小限に抑えるための構成で設計されています。</p>',
    }),
    page({ title: 'Containers', html: '<p>When the containers do not respond, check the queue.</p>' }),
  ];
  test.each([
    ['Verbindung schließen', 'Zahlungsdienst neu starten'],
    ['Masse', 'Zahlungsdienst neu starten'],
    ['vérification de la file', 'Redémarrer le service de paiement'],
    ['conteneur ne repond pas', 'Redémarrer le service de paiement'],
    ['contenedor no responde', 'Reiniciar el servicio de pagos'],
    ['контейнер не отвечает', 'Перезапуск платёжного сервиса'],
    ['日志文件', '磁盘'],
    ['データ損失', 'レジリエンス'],
  ])('%s finds %s', async (query, title) => {
    const { results, isComplete } = await (await searchOver(pages)).ask(query);
    expect(results[0]?.title).toBe(title);
    if (/\p{sc=Han}/u.test(query)) expect(isComplete).toBe(true);
  });

  test('marks the words of the page as it has them', async () => {
    const { results } = await (await searchOver(pages)).ask('contenedor');
    expect(results[0]?.excerpt.filter(({ marked }) => marked)).toEqual([
      { text: 'contenedores', marked: true },
    ]);
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
