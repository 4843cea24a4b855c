import fs from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { startPreview } from '../../src/integration/preview.ts';
import { complaintsOf, faultsOn, useBrowser } from './browser.ts';
import { emptyPlace, eventually, handrail, launch, write, type Tree } from './command.ts';
import { brokenLinks } from './links.ts';

const { open } = useBrowser();
const place = emptyPlace(afterAll);
const BASE = '/ops/';
const PHONE = { viewport: { width: 390, height: 844 } };

const RULES = `groups:
  - name: shop
    rules:
      - alert: KubeHpaMaxedOut
        expr: |
          kube_hpa_current_replicas{hpa="cart"}
            == kube_hpa_max_replicas{hpa="cart"}
        for: 15m
        labels: { severity: P1, service: cart }
        annotations:
          summary: The autoscaler of {{ $labels.hpa }} is at its maximum
          runbook_url: https://ops.example.com/ops/alerts/KubeHpaMaxedOut/
      - { alert: DiskFull, expr: disk_free < 0.03, for: 1m, labels: { severity: critical } }
      - { alert: DiskFull, expr: disk_free < 0.15, for: 1h, labels: { severity: warning } }
      - alert: LinkedOnly
        expr: up == 0
        labels: { severity: warning }
        annotations: { runbook_url: https://ops.example.com/ops/runbooks/redis-down/ }
      - alert: Unanswered
        expr: vector(1) > <script>alert(1)</script>
        labels: { severity: info }
        annotations: { description: 'Nobody says what {{ $labels.pod }} <b>does</b>' }
      - alert: Elsewhere
        expr: vector(1)
        labels: { severity: P3 }
        annotations: { runbook_url: 'https://wiki.example.com/runbooks/elsewhere' }
      - alert: Dead
        expr: vector(1)
        labels: { severity: P2 }
        annotations: { runbook_url: https://ops.example.com/ops/runbooks/gone/ }
`;

const CONTENT: Tree = {
  'handrail.yaml': `title: Shop operations
url: https://ops.example.com
base: ${BASE}
repository: https://github.com/example/operations
rules: rules/*.yaml
`,
  'rules/shop.yaml': RULES,
  'runbooks/hpa.md': `---
title: Autoscaler is at its maximum
summary: Raise the maximum, or make room.
services: [cart]
alerts: [KubeHpaMaxedOut]
aliases: [/old/hpa.html]
---
## Meaning

The load is more than the pods can carry.

## Diagnosis

\`\`\`sh
kubectl get hpa
\`\`\`

## Mitigation

Raise it.
`,
  'runbooks/disk-logs.md':
    '---\ntitle: Logs fill the disk\nalerts: [DiskFull]\nrecognise: Most of it lies in /var/log.\n---\n## Mitigation\n\nRotate them.\n',
  'runbooks/disk-data.md':
    '---\ntitle: Data fills the disk\nalerts: [DiskFull]\nrecognise: Most of it lies in /data.\n---\n## Mitigation\n\nGrow it.\n',
  'runbooks/redis-down.md':
    '---\ntitle: Redis is down\nalerts: [Redis_down.cache, Only Named]\n---\n## Mitigation\n\nStart it.\n',
  'services/cart.md': `---
title: cart
contacts: [{ role: First on call, name: Shop rota, reach: '+49 30 1234567' }]
---
Sells.
`,
  'alerting/uptime.md': `---
title: Uptime
services: [cart]
channels: [SMS]
alerts: [{ name: KubeHpaMaxedOut, when: It cannot grow, severity: P2, respond_within: 1h }]
---
Asks every minute.
`,
};

let url = '';
const dir = path.join(place, 'dist');

beforeAll(async () => {
  write(path.join(place, 'content'), CONTENT);
  expect(await handrail(['build', '--no-gate'], { cwd: place })).toMatchObject({ code: 0 });
  const { server, address } = await startPreview(dir, 0);
  url = address.replace('localhost', '127.0.0.1');
  return () => void server.close();
});

function html(address: string): string {
  return fs.readFileSync(path.join(dir, address, 'index.html'), 'utf8');
}

function inode(address: string): number {
  return fs.statSync(path.join(dir, address, 'index.html')).ino;
}

/** Of the rows that are shown. */
function names(page: Page): Promise<string[]> {
  return page.locator('tbody tr:visible th').allInnerTexts();
}

describe('from the pager', () => {
  test('its link leads to the first step, whom to call and how bad it is, on the first screen of a phone', async () => {
    const page = await open(`${url}alerts/KubeHpaMaxedOut/?namespace=shop&hpa=cart`, PHONE);
    for (const what of [
      page.getByRole('heading', { level: 1, name: 'KubeHpaMaxedOut' }),
      page.locator('.lead', { hasText: 'It cannot grow' }),
      page.locator('.tag[data-level]').first(),
      page.getByText('Shop rota'),
      page.getByRole('link', { name: 'kubectl get hpa' }),
    ]) {
      const box = await what.boundingBox();
      expect((box?.y ?? 9999) + (box?.height ?? 0)).toBeLessThanOrEqual(844);
    }
    await page.getByRole('link', { name: 'kubectl get hpa' }).click();
    expect(new URL(page.url())).toMatchObject({ search: '?namespace=shop&hpa=cart', hash: '#diagnosis' });
    await expect
      .poll(() =>
        page
          .locator('h2#diagnosis')
          .boundingBox()
          .then((box) => box?.y),
      )
      .toBeLessThan(300);
  });

  test('the page is the runbook under the facts of the alert, and says so to machines', async () => {
    const page = await open(`${url}alerts/KubeHpaMaxedOut/`);
    const text = await page.locator('main').innerText();
    expect(text).toContain('The load is more than the pods can carry.');
    expect(text).toContain('runbooks/hpa.md');
    await expect(page.locator('link[rel=canonical]').getAttribute('href')).resolves.toBe(
      'https://ops.example.com/ops/runbooks/hpa/',
    );
    const rule = page.locator('details.rule').nth(1);
    await rule.locator('summary').click();
    expect(await rule.locator('figure code').innerText()).toContain('kube_hpa_max_replicas{hpa="cart"}');
    expect(await rule.locator('figure code i').count()).toBeGreaterThan(2);
    expect(await rule.innerText()).toContain('The autoscaler of {{ $labels.hpa }} is at its maximum');
    await expect(rule.getByRole('link', { name: 'rules/shop.yaml:4' }).getAttribute('href')).resolves.toMatch(
      /\/blob\/main\/rules\/shop\.yaml#L4$/,
    );
  });

  test('an alert that only its runbook names is the same file', () => {
    expect(html('alerts/Redis_down.cache')).toBe(html('runbooks/redis-down'));
    expect(html('alerts/only-named')).toBe(html('runbooks/redis-down'));
    expect(inode('alerts/Redis_down.cache')).toBe(inode('runbooks/redis-down'));
  });

  test('several runbooks are told apart', async () => {
    const page = await open(`${url}alerts/DiskFull/`);
    const choice = page.getByRole('region', { name: 'Possible causes' });
    expect(await choice.innerText()).toContain('Most of it lies in /var/log.');
    await choice.getByRole('link', { name: 'Data fills the disk' }).click();
    expect(new URL(page.url()).pathname).toBe('/ops/runbooks/disk-data/');
  });

  test.each([
    ['Unanswered', /No runbook for this alert/],
    ['Dead', /No runbook for this alert.*not found: https:\/\/ops\.example\.com\/ops\/runbooks\/gone\//s],
    ['Elsewhere', /Runbook on another site:\s+at wiki\.example\.com/],
  ])('%s says what is missing, and offers to write it', async (name, words) => {
    const page = await open(`${url}alerts/${name}/`);
    const region = page.getByRole('region', { name: 'Runbook' });
    expect(await region.innerText()).toMatch(words);
    const href = (await region.getByRole('link', { name: 'Create the runbook' }).getAttribute('href')) ?? '';
    const { pathname, searchParams } = new URL(href);
    expect(pathname).toBe('/example/operations/new/main');
    expect(searchParams.get('filename')).toBe(`runbooks/${name.toLowerCase()}.md`);
    expect(searchParams.get('value')).toMatch(
      new RegExp(`alerts: \\[${name}\\]\\n---\\n\\n## Meaning\\n(.|\\n)*## Aftercare\\n$`),
    );
  });

  test('what a rule says is never markup', async () => {
    const page = await open(`${url}alerts/Unanswered/`);
    const text = await page.locator('details.rule').innerText();
    expect(text).toContain('<script>alert(1)</script>');
    expect(text).toContain('Nobody says what {{ $labels.pod }} <b>does</b>');
  });
});

describe('the table', () => {
  test('has a row for each place where an alert is set up, the gravest first', async () => {
    const page = await open(`${url}alerts/`);
    expect(await names(page)).toEqual([
      'DiskFull',
      'KubeHpaMaxedOut',
      'Dead',
      'DiskFull',
      'KubeHpaMaxedOut',
      'LinkedOnly',
      'Elsewhere',
      'Unanswered',
      'Only Named',
      'Redis_down.cache',
    ]);
    const row = (name: string) => page.getByRole('row', { name }).last().innerText();
    expect(await row('Unanswered')).toMatch(/none$/);
    expect(await row('Dead')).toMatch(/broken link$/);
    expect(await row('Elsewhere')).toMatch(/at wiki\.example\.com$/);
    expect(await row('KubeHpaMaxedOut')).toContain('Autoscaler is at its maximum');
  });

  test('sorts by every column, by rank and length of time where there is one', async () => {
    const page = await open(`${url}alerts/`);
    await page.getByRole('button', { name: 'Severity' }).click();
    expect((await names(page)).slice(0, 2)).toEqual(['Elsewhere', 'Unanswered']);
    await expect(
      page.getByRole('columnheader', { name: 'Severity' }).getAttribute('aria-sort'),
    ).resolves.toBe('descending');
    await page.getByRole('button', { name: 'Alert', exact: true }).click();
    expect((await names(page))[0]).toBe('Dead');
    await page.getByRole('button', { name: 'Duration', exact: true }).click();
    expect(
      await page
        .locator('tbody tr td[data-label=Duration]')
        .allInnerTexts()
        .then((all) => all.slice(0, 4)),
    ).toEqual(['1m', '15m', '1h', '']);
    expect(await page.locator('[aria-sort]').count()).toBe(1);
  });

  test('filters by its counts and by text, and says how many rows are left', async () => {
    const page = await open(`${url}alerts/`);
    await page.getByRole('button', { name: '2 paging' }).click();
    expect(new Set(await names(page))).toEqual(new Set(['DiskFull', 'KubeHpaMaxedOut']));
    await page.getByRole('button', { name: '2 without a runbook' }).click();
    expect(await names(page)).toEqual(['Dead', 'Unanswered']);
    await page.getByRole('button', { name: '8 alerts' }).click();
    await page.getByRole('searchbox', { name: 'Filter' }).fill('disk LOGS');
    expect(await names(page)).toEqual(['DiskFull', 'DiskFull']);
    await expect(page.locator('data-table [role=status]').innerText()).resolves.toBe('2 of 10 rows');
  });

  test('is a table to a screen reader, on a phone too', async () => {
    const page = await open(`${url}alerts/`, PHONE);
    await page.getByRole('button', { name: 'Severity' }).waitFor();
    expect(await page.getByRole('table', { name: 'Alerts' }).getByRole('row').count()).toBe(11);
    expect(await page.getByRole('rowheader').count()).toBe(10);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  });

  test('reads without JavaScript, two steps from home', async () => {
    const page = await open(url, { javaScriptEnabled: false });
    await page.locator('main').getByRole('link', { name: 'all 8 alerts' }).click();
    await page.waitForURL('**/alerts/');
    expect(await page.getByRole('button').count()).toBe(0);
    expect(await page.getByRole('searchbox').count()).toBe(0);
    await page.getByRole('link', { name: 'KubeHpaMaxedOut' }).first().click();
    await expect(page.locator('.prose').innerText()).resolves.toContain('kubectl get hpa');
  });
});

describe('other spellings', () => {
  test.each([
    ['alerts/kubehpamaxedout/', 'alerts/KubeHpaMaxedOut/'],
    ['alerts/KUBE-hpa_maxed%20out', 'alerts/KubeHpaMaxedOut/'],
    ['Alerts/KubeHpaMaxedOut.html', 'alerts/KubeHpaMaxedOut/'],
    ['alerts/redis-down-cache/', 'alerts/Redis_down.cache/'],
    ['OLD/HPA/', 'runbooks/hpa/'],
  ])('%s is forwarded with what it carries', async (from, to) => {
    const page = await open(`${url}${from}?namespace=shop#diagnosis`);
    await page.waitForURL(`${url}${to}?namespace=shop#diagnosis`);
  });

  test('an alias as it was written is forwarded with what it carries', async () => {
    const page = await open(`${url}old/hpa.html?namespace=shop#diagnosis`);
    await page.waitForURL(`${url}runbooks/hpa/?namespace=shop#diagnosis`);
  });

  test.each(['alerts//evil.example/', 'alerts/__proto__/', 'alerts/nothing-like-it/'])(
    '%s stays where it is, and is searched for',
    async (address) => {
      const page = await open(`${url}${address}`);
      await page.waitForSelector('[data-search-status][data-state=done]');
      expect(page.url()).toBe(`${url}${address}`);
      await page.context().close();
    },
  );
});

describe('search', () => {
  test.each([
    ['KubeHpaMaxedOut', ['/ops/runbooks/hpa/']],
    ['LinkedOnly', ['/ops/runbooks/redis-down/']],
    ['Redis_down.cache', ['/ops/runbooks/redis-down/']],
    ['DiskFull', ['/ops/alerts/DiskFull/']],
    ['Unanswered', ['/ops/alerts/Unanswered/']],
  ])('finds %s once', async (name, hits) => {
    const page = await open(`${url}search/?q=${encodeURIComponent(name)}`);
    await page.waitForSelector('[data-search-status][data-state=done]', { state: 'attached' });
    const found = await page
      .locator('[data-search-title]')
      .evaluateAll((links) => links.map((link) => new URL((link as HTMLAnchorElement).href).pathname));
    expect(found).toEqual(hits);
  });
});

test('alerts.json carries the same', () => {
  const { version, alerts } = JSON.parse(fs.readFileSync(path.join(dir, 'alerts.json'), 'utf8')) as {
    version: number;
    alerts: Record<string, unknown>[];
  };
  expect(version).toBe(1);
  expect(alerts.map(({ name }) => name)).toHaveLength(8);
  expect(alerts.find(({ name }) => name === 'LinkedOnly')).toEqual({
    name: 'LinkedOnly',
    url: '/ops/alerts/LinkedOnly/',
    answer: 'page',
    severity: 'warning',
    pages: false,
    runbooks: [{ title: 'Redis is down', url: '/ops/runbooks/redis-down/' }],
    setups: [
      {
        severity: 'warning',
        when: '',
        expr: 'up == 0',
        for: '',
        keep_firing_for: '',
        query_offset: '',
        respond_within: '',
        channels: [],
        services: [],
        labels: { severity: 'warning' },
        annotations: { runbook_url: 'https://ops.example.com/ops/runbooks/redis-down/' },
        runbook_url: 'https://ops.example.com/ops/runbooks/redis-down/',
        source: { file: 'rules/shop.yaml', line: 15 },
      },
    ],
  });
});

test('every page passes axe and loads without a complaint', async () => {
  const page = await open('about:blank');
  const complaints = complaintsOf(page, new URL(url).origin);
  const found: string[] = [];
  for (const name of [
    '',
    'KubeHpaMaxedOut/',
    'DiskFull/',
    'Unanswered/',
    'Elsewhere/',
    'Redis_down.cache/',
  ]) {
    await page.goto(`${url}alerts/${name}`, { waitUntil: 'networkidle' });
    found.push(
      ...(await faultsOn(page, [
        ['light', 1440],
        ['dark', 390],
      ])),
    );
  }
  expect([...found, ...complaints]).toEqual([]);
});

test('no link of the site is broken', () => {
  expect(brokenLinks(dir, BASE).filter((link) => link.includes('alerts/'))).toEqual([]);
});

test('dev has the same addresses', async () => {
  const cwd = emptyPlace();
  write(path.join(cwd, 'content'), CONTENT);
  const server = launch(['dev', '--port', '0'], { cwd });
  onTestFinished(async () => void (await server.kill('SIGKILL')));
  const [, address = ''] = await server.says(/^Serving \S+ at (http:\S+) \(Ctrl-C ends\)$/m);
  for (const [name, text] of [
    ['alerts/', 'KubeHpaMaxedOut'],
    ['alerts/KubeHpaMaxedOut/', 'The load is more than the pods can carry.'],
    ['alerts/Redis_down.cache/', 'Start it.'],
    ['alerts/only-named/', 'Start it.'],
    ['alerts.json', '"version":1'],
    ['addresses.json', 'alerts/redisdowncache'],
  ])
    await eventually(async () => expect(await (await fetch(`${address}${name}`)).text()).toContain(text));
});
