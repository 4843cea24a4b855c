import fs from 'node:fs';
import type http from 'node:http';
import path from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startPreview } from '../../src/integration/preview.ts';
import { useBrowser } from '../e2e/browser.ts';
import { emptyPlace, filesOf, handrail } from '../e2e/command.ts';
import { HAND_SITE } from '../e2e/runbook-toolbar-site.ts';

const browser = useBrowser();
let url = '';
let site = '';
let close: (() => void) | undefined;
/** The server takes a request and never answers, except for the worker itself. */
let isSilent = false;

beforeAll(async () => {
  const place = emptyPlace(afterAll);
  const files = {
    ...HAND_SITE,
    'runbooks/pods-crash.md': `${HAND_SITE['runbooks/pods-crash.md']}\n![dot](dot.png) [log](app.txt)\n`,
    'runbooks/dot.png': Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    ),
    'runbooks/app.txt': 'a log\n',
  };
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(place, 'content', name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, text);
  }
  site = path.join(place, 'site');
  const built = await handrail(['build', 'content', '--out', 'site', '--base', '/ops/', '--no-gate'], {
    cwd: place,
  });
  expect(built.code, built.stderr).toBe(0);
  const { server, address } = await startPreview(site, 0);
  const [serve] = server.listeners('request') as [http.RequestListener];
  server.removeAllListeners('request');
  server.on('request', (request, response) => {
    if (!isSilent || request.url?.endsWith('/sw.js')) serve(request, response);
  });
  url = address.replace('localhost', '127.0.0.1');
  close = () => {
    server.closeAllConnections();
    server.close();
  };
});
afterAll(() => close?.());

const RUNBOOK = 'runbooks/pods-crash/';

/** A page that the worker has stored, with what it loaded. */
async function stored(): Promise<Page> {
  const page = await browser.open(url + RUNBOOK);
  const count = () =>
    page.evaluate(async () => {
      const names = await caches.keys();
      const all = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
      return all.flat().map((request) => new URL(request.url).pathname);
    });
  await expect
    .poll(count)
    .toEqual(
      expect.arrayContaining([
        `/ops/${RUNBOOK}`,
        expect.stringMatching(/assets\/runbook-toolbar/),
        '/ops/theme.js',
      ]),
    );
  return page;
}

/** What a script of the origin can do: it writes to every cache, at every address. */
async function poison(page: Page, pageText: string): Promise<void> {
  const assets = filesOf(site).filter((file) => /\.(?:js|css|svg|idx)$/.test(file));
  await page.evaluate(
    async ({ base, paths, text }) => {
      const evil = "document.documentElement.setAttribute('data-evil', '1'); self.evil = 1;";
      for (const name of [...(await caches.keys()), 'handrail-visited', 'other']) {
        const cache = await caches.open(name);
        for (const one of paths)
          await cache.put(base + one, new Response(evil, { headers: { 'content-type': 'text/javascript' } }));
        if (text !== '')
          for (const one of [
            'runbooks/pods-crash/',
            'runbooks/first/',
            'files/runbooks/app.txt',
            'files/runbooks/dot.png',
          ])
            await cache.put(
              base + one,
              new Response(text, {
                headers: { 'content-type': 'text/html', 'x-handrail-stored': String(Date.now()) },
              }),
            );
      }
    },
    {
      base: new URL(url).pathname,
      paths: [...assets, 'sw.js', 'assets/new.js', 'files/runbooks/evil.js'],
      text: pageText,
    },
  );
}

const isEvil = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.hasAttribute('data-evil') || 'evil' in window);

const EVIL_PAGE = `<!doctype html><html data-base="/ops/"><head><meta charset="utf-8"></head><body>
<script>document.documentElement.setAttribute('data-evil','1')</script>
<img src="x" onerror="document.documentElement.setAttribute('data-evil','1')">
<script src="/ops/assets/new.js"></script><script src="/ops/files/runbooks/evil.js"></script><script src="/ops/files/runbooks/app.txt"></script>
<script src="/ops/theme.js"></script><script src="data:text/javascript,self.evil=1"></script>
<iframe srcdoc="<script>top.evil=1</script>"></iframe><object data="/ops/files/runbooks/app.txt"></object><p>poisoned</p></body></html>`;

for (const state of ['online', 'slow', 'offline'] as const)
  test(`${state}: a poisoned script, style or index never runs`, async () => {
    const page = await stored();
    await poison(page, '');
    isSilent = state === 'slow';
    await page.context().setOffline(state === 'offline');
    try {
      for (let count = 0; count < 2; count++) {
        await page.goto(url + RUNBOOK, { waitUntil: 'domcontentloaded' });
        await page.locator('h1').waitFor();
        expect(await isEvil(page)).toBe(false);
      }
      await expect.poll(() => page.locator('[data-stored]').count()).toBe(state === 'online' ? 0 : 1);
    } finally {
      isSilent = false;
    }
  });

for (const state of ['slow', 'offline'] as const)
  test(`${state}: a stored page says so, with its age, and is whole`, async () => {
    const page = await stored();
    await page.clock.install();
    isSilent = state === 'slow';
    await page.context().setOffline(state === 'offline');
    try {
      await page.goto(url + RUNBOOK);
      const note = page.locator('[data-stored]');
      await expect
        .poll(() => note.textContent())
        .toMatch(/^Stored copy, \d+ minutes? old \((?:slow server|no connection)\)$/);
      expect(await note.isVisible()).toBe(true);
      await page.locator('runbook-toolbar [data-do=values]').first().waitFor();
      expect(await page.evaluate(() => document.compatMode)).toBe('CSS1Compat');
    } finally {
      isSilent = false;
    }
  });

test('in a poisoned page only verified scripts run, and it says that it is a stored copy', async () => {
  const page = await stored();
  await poison(page, EVIL_PAGE);
  await page.context().setOffline(true);
  for (const address of [RUNBOOK, 'runbooks/first/']) {
    await page.goto(url + address, { waitUntil: 'load' });
    await page.getByText('poisoned').waitFor();
    expect(await page.locator('[data-stored]').isVisible()).toBe(true);
    expect(await isEvil(page)).toBe(false);
  }
  for (const address of ['files/runbooks/app.txt', 'files/runbooks/dot.png', 'assets/new.js'])
    await expect(page.goto(url + address)).rejects.toThrow(/ERR_/);
});

test('only images of /files/ are stored', async () => {
  const page = await stored();
  await page.goto(`${url}files/runbooks/app.txt`);
  await page.goto(url + RUNBOOK);
  await page.evaluate(() => fetch('/ops/files/runbooks/app.txt'));
  const kept = await page.evaluate(async () => {
    const names = await caches.keys();
    const all = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return all.flat().map((request) => new URL(request.url).pathname);
  });
  expect(kept.filter((address) => address.startsWith('/ops/files/'))).toEqual([
    '/ops/files/runbooks/dot.png',
  ]);
});
