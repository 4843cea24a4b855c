import { describe, expect, inject, test } from 'vitest';
import { largestPages } from '../../bench/weight.ts';
import { complaintsOf, useBrowser } from './browser.ts';

const { open } = useBrowser();
const { url } = inject('sample');
const ops = inject('ops');
const GUIDE = `${url}guides/write-a-runbook/`;

describe('every page', () => {
  test.each([
    ['at the root', inject('sample'), 12, [320, 390]],
    ['below a base', ops, 3, []],
  ] as const)(
    'loads without a complaint, from nowhere else, and fits a phone without moving sideways, %s',
    async (_name, site, ofEach, widths) => {
      const page = await open('about:blank');
      const complaints = complaintsOf(page, new URL(site.url).origin);
      for (const file of largestPages(site.dir, ofEach)) {
        await page.goto(site.url + file.replace(/index\.html$/, ''));
        for (const width of widths) {
          await page.setViewportSize({ width, height: 800 });
          if (await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth))
            complaints.push(`${file} is wider than ${width} px`);
        }
      }
      await page.waitForLoadState('networkidle');
      expect(complaints).toEqual([]);
      await page.context().close();
    },
  );

  test('says where it comes from and where to mend it', async () => {
    const page = await open(`${url}runbooks/redis-cache-down/`);
    await expect(page.getByRole('link', { name: /edit this page/i }).getAttribute('href')).resolves.toBe(
      'https://github.example/platform/operations/edit/main/content/runbooks/redis-cache-down.md',
    );
    await expect(page.locator('body').innerText()).resolves.toContain('runbooks/redis-cache-down.md');
    await page.getByRole('link', { name: 'Build', exact: true }).click();
    expect(await page.locator('body').innerText()).toMatch(/"time":"\d{4}-\d\d-\d\dT/);
  });
});

describe('an entry', () => {
  test('shows its facts, its place and its neighbours, and leads to its sections', async () => {
    const page = await open(`${url}runbooks/api-outage/`);
    await expect(page.getByRole('heading', { level: 1 }).innerText()).resolves.toBe('Customer API is down');
    await expect(page.getByRole('navigation', { name: /breadcrumb/i }).innerText()).resolves.toContain(
      'Runbooks',
    );
    await page
      .getByRole('navigation', { name: /on this page/i })
      .getByRole('link', { name: 'Mitigation' })
      .click();
    expect(new URL(page.url()).hash).toBe('#mitigation');
    await page.locator('h2#diagnosis a.anchor').click();
    expect(new URL(page.url()).hash).toBe('#diagnosis');
    await page.getByRole('link', { name: 'Redis cache is down' }).first().click();
    expect(new URL(page.url()).pathname).toBe('/runbooks/redis-cache-down/');
  });

  test('names the pages that link to it', async () => {
    const page = await open(`${url}troubleshooting/hpa-unknown-metrics/`);
    const links = await page
      .getByRole('region', { name: /related|linked from/i })
      .getByRole('link')
      .allInnerTexts();
    expect(links).toContain('Autoscaler is at its maximum');
  });

  test('shows what Markdown can do', async () => {
    const page = await open(GUIDE);
    expect(await page.locator('aside.callout[data-callout=warning]').count()).toBeGreaterThan(0);
    expect(await page.locator('li.task-list-item input[type=checkbox]').count()).toBeGreaterThan(0);
    expect(await page.locator('section.footnotes, section[data-footnotes]').count()).toBe(1);
    expect(await page.locator('div.table[role=region] > table').count()).toBeGreaterThan(0);
    expect(await page.locator('figure.code > figcaption').count()).toBeGreaterThan(0);
    expect(await page.locator('figure.code .line.marked').count()).toBeGreaterThan(0);
    expect(await page.locator('.prose').innerText()).toContain('<pod-name>');
  });

  test('lets code be copied as it stands', async () => {
    const page = await open(GUIDE, { permissions: ['clipboard-read', 'clipboard-write'] });
    const block = page.locator('figure.code').first();
    const code = await block.locator('code').innerText();
    await block.getByRole('button', { name: /copy/i }).click();
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(code);
  });

  test('colours code for both themes', async () => {
    const colours = await Promise.all(
      (['light', 'dark'] as const).map(async (colorScheme) => {
        const page = await open(GUIDE, { colorScheme });
        const colour = await page
          .locator('figure.code code i')
          .first()
          .evaluate((token) => getComputedStyle(token).color);
        await page.context().close();
        return colour;
      }),
    );
    expect(new Set(colours).size).toBe(2);
  });
});

describe('what Handrail knows', () => {
  const starter = inject('starter');

  test('a gap shows its state and both ends of every relation', async () => {
    const page = await open(`${starter.url}gaps/checkout-does-not-reconnect/`);
    const main = page.getByRole('main');
    await expect(main.innerText()).resolves.toMatch(
      /in progress 1 of 2 actions done[\s\S]*Found in\s+First review of the shop[\s\S]*Fixed by\s+Connect again/,
    );
    await main.getByRole('link', { name: 'Connect again with a growing pause', exact: true }).click();
    await page.waitForURL('**/remediations/reconnect/');
    await expect(main.innerText()).resolves.toMatch(/Closes\s+The checkout does not connect again/);
  });

  test('a phase shows its progress, a requirement its state', async () => {
    const page = await open(`${starter.url}phases/shop/1/`);
    await expect(page.locator('.progress').innerText()).resolves.toMatch(/^1 of 2 tasks done, 50\s%$/);
    await page.goto(`${starter.url}requirements/reconnects/`);
    await expect(page.locator('.headline').innerText()).resolves.toMatch(/^contested /);
  });

  test('a service shows everything that names it', async () => {
    const page = await open(`${starter.url}services/shop/`);
    const links = await page.getByRole('main').getByRole('link').allInnerTexts();
    expect(links).toEqual(
      expect.arrayContaining(['Checkout fails', 'Alerts of the shop', 'The checkout does not connect again']),
    );
  });

  test('editors find a schema for every kind', async () => {
    const page = await open(starter.url);
    const schema = (await (await page.request.get(`${starter.url}schemas/gaps.json`)).json()) as {
      properties: Record<string, { description?: string }>;
    };
    expect(schema.properties['priority']?.description).toContain('How urgent');
  });
});

describe('the theme', () => {
  test('can be chosen, and is kept', async () => {
    const page = await open(url, { colorScheme: 'light' });
    const before = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    const html = page.locator('html');
    const choose = page.getByRole('button', { name: /theme/i });
    for (let press = 0; press < 3 && (await html.getAttribute('data-theme')) !== 'dark'; press++)
      await choose.click();
    await expect(html.getAttribute('data-theme')).resolves.toBe('dark');
    await page.goto(GUIDE);
    await expect(html.getAttribute('data-theme')).resolves.toBe('dark');
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)).not.toBe(
      before,
    );
  });
});

describe('without JavaScript', () => {
  test('a page reads whole, and the index leads to every page', async () => {
    const page = await open(`${url}runbooks/hpa-at-max/`, { javaScriptEnabled: false });
    expect(await page.locator('.prose').innerText()).toContain('kubectl');
    await page.goto(`${url}search/`);
    await page.getByRole('link', { name: /index/i }).first().click();
    expect(new URL(page.url()).pathname).toBe('/index-a-z/');
    const letters = await page
      .locator('nav a[href*="/index-a-z/"]')
      .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
    const titles: string[] = [];
    for (const letter of new Set(letters)) {
      await page.goto(letter);
      titles.push(...(await page.locator('main li a').allInnerTexts()));
    }
    expect(titles).toContain('Customer API is down');
    expect(titles).toContain('Pod in CrashLoopBackOff');
  });
});

describe('lists', () => {
  test('home leads to every kind, and a kind to its entries', async () => {
    const page = await open(url);
    await page.getByRole('navigation').getByRole('link', { name: 'Troubleshooting' }).first().click();
    await expect(page.getByRole('heading', { level: 1 }).innerText()).resolves.toBe('Troubleshooting');
    await page.getByRole('link', { name: 'Pod in CrashLoopBackOff' }).click();
    expect(new URL(page.url()).pathname).toBe('/troubleshooting/pod-crashloopbackoff/');
  });

  test('a service that is only named has a page of what names it', async () => {
    const page = await open(`${url}services/redis-cache/`);
    await expect(page.getByRole('main').innerText()).resolves.toContain('Redis cache is down');
  });
});

describe('an address that is not there', () => {
  test('says so, and searches for what the address says', async () => {
    const page = await open(`${url}runbooks/redis-cache/`);
    await expect(page.getByRole('heading', { level: 1 }).innerText()).resolves.toMatch(
      /not (?:there|found)/i,
    );
    await page.waitForSelector('[data-search-status][data-state=done]');
    expect(await page.locator('[data-search-result]').first().innerText()).toContain('Redis cache is down');
  });
});
