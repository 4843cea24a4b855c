import type { Page } from 'playwright';
import { describe, expect, inject, test } from 'vitest';
import { complaintsOf, useBrowser } from './browser.ts';

const { open } = useBrowser();
const { url } = inject('sample');
const ops = inject('ops');

async function done(page: Page): Promise<string[]> {
  await page.waitForSelector('[data-search-status][data-state=done]', { state: 'attached' });
  return page.locator('[data-search-result] [data-search-title]').allTextContents();
}

function box(page: Page) {
  return page.locator('main').getByRole('combobox', { name: 'Search' });
}

describe('the search page', () => {
  test.each([
    ['a word', 'redis', 'Redis cache is down'],
    ['an alert', 'KubeHpaMaxedOut', 'Autoscaler is at its maximum'],
    ['an alert in words, with an error', 'kube hpa maxd out', 'Autoscaler is at its maximum'],
    ['half a name', 'crashloopb', 'Pod in CrashLoopBackOff'],
    ['a word in code', 'rollout', 'Roll back a bad deployment'],
  ])('answers %s in the address', async (_name, query, title) => {
    const page = await open(`${url}search/?q=${encodeURIComponent(query)}`);
    expect(await done(page)).toContain(title);
    await expect(box(page).inputValue()).resolves.toBe(query);
  });

  test('tells of each result what it is, why it is there, and marks what was found', async () => {
    const page = await open(`${url}search/?q=KubeHpaMaxedOut`);
    expect((await done(page))[0]).toBe('Autoscaler is at its maximum');
    const first = page.locator('[data-search-result]').first();
    await expect(first.locator('.result-meta').innerText()).resolves.toMatch(
      /^Runbook · P\d · .*alert: KubeHpaMaxedOut$/,
    );
    await page.goto(`${url}search/?q=redis%20refused`);
    await done(page);
    expect((await page.locator('.result-excerpt mark').allTextContents()).join(' ')).toMatch(
      /redis|refused/i,
    );
  });

  test('is idle without a question', async () => {
    const page = await open(`${url}search/`);
    // What the filters offer is looked up at once.
    await page.waitForLoadState('networkidle');
    await page.locator('[data-search-status][data-state=idle]').waitFor({ state: 'attached' });
    expect(await page.locator('[data-search-result]').count()).toBe(0);
  });

  test('where nothing is found, it says what was tried and leads on', async () => {
    const page = await open(`${url}search/`);
    await box(page).fill('zzqqxxyy');
    expect(await done(page)).toEqual([]);
    await expect(page.locator('[data-search-status]').innerText()).resolves.toMatch(/no results/i);
    const help = page.locator('[data-search-nothing]');
    await expect(help.innerText()).resolves.toContain('Searched for: zzqqxxyy.');
    await expect(help.getByRole('link', { name: 'A–Z index' }).getAttribute('href')).resolves.toBe(
      '/index-a-z/',
    );
    const write = new URL((await help.getByRole('link', { name: 'New page' }).getAttribute('href')) ?? '');
    expect(write.searchParams.get('filename')).toMatch(/troubleshooting\/zzqqxxyy\.md$/);
    expect(write.searchParams.get('value')).toMatch(/^---\ntitle: zzqqxxyy\nsymptoms: \|/);
  });

  test('follows typing in the address, and back and forward what was submitted', async () => {
    const page = await open(`${url}search/?q=redis`);
    await done(page);
    await box(page).fill('flink');
    await page.keyboard.press('Enter');
    await expect.poll(() => new URL(page.url()).searchParams.get('q')).toBe('flink');
    await page.goBack();
    await expect.poll(() => box(page).inputValue()).toBe('redis');
    await expect
      .poll(() => page.locator('[data-search-title]').first().textContent())
      .toBe('Redis cache is down');
    await page.goForward();
    await expect.poll(() => box(page).inputValue()).toBe('flink');
  });

  test('filters by kind, service and severity, in the address, too, and counts what each would leave', async () => {
    const page = await open(`${url}search/?q=pod&kind=Troubleshooting`);
    const titles = await done(page);
    expect(titles).toContain('Pod in CrashLoopBackOff');
    expect(titles).not.toContain('Autoscaler is at its maximum');
    await page.goto(`${url}search/?q=api&service=customer-api`);
    expect(await done(page)).not.toContain('Autoscaler is at its maximum');
    await expect(page.locator('select[name=service]').inputValue()).resolves.toBe('customer-api');
    await page.goto(`${url}search/?q=down`);
    await done(page);
    const option = page.locator('select[name=severity] option', { hasText: 'P0' });
    const [, count] = /\((\d+)\)/.exec((await option.textContent()) ?? '') ?? [];
    await page.locator('select[name=severity]').selectOption('P0');
    await expect
      .poll(() => page.locator('[data-search-status]').innerText())
      .toMatch(new RegExp(`^(${count} results|One result)`));
    expect(new URL(page.url()).searchParams.get('severity')).toBe('P0');
  });

  test('leads to the section that matched, and has it marked in the article alone', async () => {
    const page = await open(`${url}search/?q=CrashLoopBackOff`, { viewport: { width: 390, height: 844 } });
    await done(page);
    const link = page.locator('[data-search-result] a.result-section').first();
    const hash = new URL((await link.getAttribute('href')) ?? '', url).hash;
    await link.click();
    await page.locator(`[id="${decodeURIComponent(hash.slice(1))}"]`).waitFor();
    expect(new URL(page.url()).hash).toBe(hash);
    await page.waitForFunction(() => (CSS.highlights.get('found')?.size ?? 0) > 0);
    const marked = await page.evaluate(() => {
      const ranges = [...(CSS.highlights.get('found') ?? [])] as Range[];
      const { top = -1 } = ranges[0]?.getBoundingClientRect() ?? {};
      return {
        isInArticle: ranges.every((range) => range.startContainer.parentElement?.closest('main article')),
        isInSight: top >= 0 && top < innerHeight,
        words: ranges.map(String),
      };
    });
    expect(marked).toMatchObject({ isInArticle: true, isInSight: true });
    expect(marked.words.join(' ').toLowerCase()).toContain('crashloopbackoff');
    await page.context().close();
  });

  test('leads to the top of a page that was asked for by its name', async () => {
    const page = await open(`${url}search/?q=${encodeURIComponent('redis cache is down')}`);
    await done(page);
    await page.getByRole('link', { name: 'Redis cache is down', exact: true }).first().click();
    await page.waitForURL('**/runbooks/redis-cache-down/');
    expect(await page.evaluate(() => [scrollY, CSS.highlights.size])).toEqual([0, 0]);
    await page.context().close();
  });

  test('works below a base', async () => {
    const page = await open(`${ops.url}search/?q=redis`);
    expect(await done(page)).toContain('Redis cache is down');
    await page.getByRole('link', { name: 'Redis cache is down' }).first().click();
    await page.waitForURL('**/ops/runbooks/redis-cache-down/**');
  });

  test('never takes what was typed for markup', async () => {
    const page = await open(
      `${url}search/?q=${encodeURIComponent('<img src=x onerror=window.hit=1> redis')}`,
    );
    await done(page);
    expect(await page.evaluate(() => 'hit' in window)).toBe(false);
    expect(await page.locator('main img').count()).toBe(0);
  });

  test('is offered to browsers', async () => {
    const page = await open(url);
    const address = await page.locator('link[rel=search]').getAttribute('href');
    const text = await page.evaluate(async (path) => (await fetch(path)).text(), address ?? '');
    expect(text).toMatch(
      /<Url type="text\/html" method="get" template="[^"]*\/search\/\?q=\{searchTerms\}"\/>/,
    );
  });

  test('reads little: a first search of the sample takes at most 150 kB', async () => {
    const page = await open('about:blank');
    let bytes = 0;
    page.on('response', (response) => {
      if (response.url().includes('/search-index/'))
        void response.body().then(
          (body) => (bytes += body.length),
          () => undefined,
        );
    });
    await page.goto(`${url}search/?q=connection+refused+by+the+database`);
    await done(page);
    expect(bytes).toBeGreaterThan(0);
    expect(bytes).toBeLessThan(150_000);
  });
});

describe('without a mouse', () => {
  test('arrows choose, the box says which, Enter opens', async () => {
    const page = await open(`${url}search/?q=redis`);
    await done(page);
    await expect(box(page).getAttribute('aria-expanded')).resolves.toBe('true');
    await box(page).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    const active = (await box(page).getAttribute('aria-activedescendant')) ?? '';
    const row = page.locator(`[id="${active}"]`);
    await expect(row.getAttribute('aria-selected')).resolves.toBe('true');
    await expect(row.locator('[data-search-title]').textContent()).resolves.toBe('Redis cache is down');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/runbooks/redis-cache-down/**');
  });

  test('the number of results is announced', async () => {
    const page = await open(`${url}search/?q=redis`);
    await done(page);
    await expect(page.getByRole('status').innerText()).resolves.toMatch(/^\d+ results/);
  });
});

describe('home', () => {
  test('reads no index before somebody turns to the box, and answers there', async () => {
    const page = await open('about:blank');
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    await page.goto(url, { waitUntil: 'networkidle' });
    expect(requests.filter((request) => /search-|worker/.test(request))).toEqual([]);
    await page.locator('main search-panel input').pressSequentially('redis');
    expect((await done(page))[0]).toBe('Redis cache is down');
  });
});

describe('the dialog', () => {
  test.each(['/', 'Control+k'])(
    'opens on %s, is used without a mouse, and gives the focus back',
    async (key) => {
      const page = await open(`${url}guides/start-here/`);
      const complaints = complaintsOf(page, url);
      await page.keyboard.press(key);
      const dialog = page.getByRole('dialog');
      await dialog.waitFor();
      await page.keyboard.type('redis cache');
      expect((await done(page))[0]).toBe('Redis cache is down');
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'hidden' });
      await page.keyboard.press(key);
      await dialog.waitFor();
      await dialog.getByRole('combobox').fill('redis cache');
      await done(page);
      expect(complaints).toEqual([]);
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.waitForURL('**/runbooks/redis-cache-down/**');
      await page.context().close();
    },
  );

  test('leaves a slash alone where somebody types', async () => {
    const page = await open(`${url}search/`);
    await box(page).fill('a');
    await page.keyboard.type('/b');
    await expect(box(page).inputValue()).resolves.toBe('a/b');
  });
});
