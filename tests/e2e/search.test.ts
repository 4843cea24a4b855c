import type { Page } from 'playwright';
import { describe, expect, inject, test } from 'vitest';
import { useBrowser } from './browser.ts';

const { open } = useBrowser();
const { url } = inject('sample');
const ops = inject('ops');

async function done(page: Page): Promise<string[]> {
  await page.waitForSelector('[data-search-status][data-state=done]', { state: 'attached' });
  return page.locator('[data-search-result] [data-search-title]').allTextContents();
}

describe('the search page', () => {
  test.each([
    ['a word', 'redis', 'Redis cache is down'],
    ['an alert', 'KubeHpaMaxedOut', 'Autoscaler is at its maximum'],
    ['a word in code', 'rollout', 'Roll back a bad deployment'],
  ])('answers %s in the address', async (_name, query, title) => {
    const page = await open(`${url}search/?q=${encodeURIComponent(query)}`);
    expect(await done(page)).toContain(title);
    await expect(page.getByRole('searchbox').inputValue()).resolves.toBe(query);
    await page.context().close();
  });

  test('is idle without a question and done with an impossible one', async () => {
    const page = await open(`${url}search/`);
    await expect(page.locator('[data-search-status]').getAttribute('data-state')).resolves.toBe('idle');
    await page.getByRole('searchbox').fill('zzqqxxyy');
    expect(await done(page)).toEqual([]);
    await expect(page.locator('[data-search-status]').innerText()).resolves.toMatch(/nothing|no /i);
    await page.context().close();
  });

  test('follows typing in the address, and back and forward what was submitted', async () => {
    const page = await open(`${url}search/?q=redis`);
    await done(page);
    await page.getByRole('searchbox').fill('flink');
    await page.keyboard.press('Enter');
    await expect.poll(() => new URL(page.url()).searchParams.get('q')).toBe('flink');
    await page.goBack();
    await expect.poll(() => page.getByRole('searchbox').inputValue()).toBe('redis');
    await expect
      .poll(() => page.locator('[data-search-title]').first().textContent())
      .toBe('Redis cache is down');
    await page.goForward();
    await expect.poll(() => page.getByRole('searchbox').inputValue()).toBe('flink');
    await page.context().close();
  });

  test('filters by kind and by service, in the address, too', async () => {
    const page = await open(`${url}search/?q=pod&kind=Troubleshooting`);
    const titles = await done(page);
    expect(titles).toContain('Pod in CrashLoopBackOff');
    expect(titles).not.toContain('Autoscaler is at its maximum');
    await page.goto(`${url}search/?q=api&service=customer-api`);
    expect(await done(page)).not.toContain('Autoscaler is at its maximum');
    await expect(page.locator('select[name=service]').inputValue()).resolves.toBe('customer-api');
    await page.context().close();
  });

  test('leads to the section that matched', async () => {
    const page = await open(`${url}search/?q=CrashLoopBackOff`);
    await done(page);
    await page.locator('[data-search-result] a[href*="#"]').first().click();
    await page.waitForURL(/#/);
    const hash = new URL(page.url()).hash;
    await page.locator(`[id="${decodeURIComponent(hash.slice(1))}"]`).waitFor();
    await page.context().close();
  });

  test('works below a base', async () => {
    const page = await open(`${ops.url}search/?q=redis`);
    expect(await done(page)).toContain('Redis cache is down');
    await page.locator('[data-search-title]').first().click();
    expect(new URL(page.url()).pathname).toBe('/ops/runbooks/redis-cache-down/');
    await page.context().close();
  });

  test('never takes what was typed for markup', async () => {
    const page = await open(
      `${url}search/?q=${encodeURIComponent('<img src=x onerror=window.hit=1> redis')}`,
    );
    await done(page);
    expect(await page.evaluate(() => 'hit' in window)).toBe(false);
    expect(await page.locator('main img').count()).toBe(0);
    await page.context().close();
  });
});

describe('the dialog', () => {
  test.each(['/', 'Control+k'])(
    'opens on %s, is used without a mouse, and gives the focus back',
    async (key) => {
      const page = await open(`${url}guides/start-here/`);
      await page.keyboard.press(key);
      const dialog = page.getByRole('dialog');
      await dialog.waitFor();
      await page.keyboard.type('redis cache');
      expect((await done(page))[0]).toBe('Redis cache is down');
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'hidden' });
      await page.keyboard.press(key);
      await dialog.waitFor();
      await dialog.getByRole('searchbox').fill('redis cache');
      await done(page);
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.waitForURL('**/runbooks/redis-cache-down/**');
      await page.context().close();
    },
  );

  test('leaves a slash alone where somebody types', async () => {
    const page = await open(`${url}search/`);
    await page.getByRole('searchbox').fill('a');
    await page.keyboard.type('/b');
    await expect(page.getByRole('searchbox').inputValue()).resolves.toBe('a/b');
    await page.context().close();
  });
});
