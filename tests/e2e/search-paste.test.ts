import type { Page } from 'playwright';
import { describe, expect, inject, test } from 'vitest';
import { useBrowser } from './browser.ts';

const { open } = useBrowser();
const { url } = inject('sample');

const LOG = [
  '\u001b[32m2026-03-02T04:11:08.001Z\u001b[0m INFO request 7f6c1d2e-0a1b-4c3d-9e8f-001122334455 took 1200ms',
  '2026-03-02T04:11:09.004Z ERROR connection to server at "10.2.0.7", port 5432 failed: Connection refused',
  '        Is the server running on that host and accepting TCP/IP connections?',
].join('\n');

async function done(page: Page): Promise<string[]> {
  await page.waitForSelector('[data-search-status][data-state=done]', { state: 'attached' });
  return page.locator('[data-search-result] [data-search-title]').allTextContents();
}

/** As the browser does it on Ctrl-V. */
async function paste(page: Page, text: string): Promise<void> {
  await page
    .locator('main search-panel input')
    .first()
    .evaluate((input, given) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', given);
      input.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }, text);
}

describe('pasted lines', () => {
  test.each(['', 'search/'])('on /%s find the page whose symptom they have, and show both', async (path) => {
    const page = await open(url + path);
    await paste(page, LOG);
    expect((await done(page))[0]).toBe('Database connection failed');
    const first = page.locator('[data-search-result]').first();
    await expect(first.locator('.result-meta').innerText()).resolves.toContain(
      'symptom: connection to server at',
    );
    await expect(first.locator('.result-line').innerText()).resolves.toContain('failed: Connection refused');
    expect(await first.locator('.result-line mark').count()).toBeGreaterThan(0);
  });

  test('stay in the page: neither in its address, nor stored, nor sent', async () => {
    const page = await open(`${url}search/?q=redis`);
    await done(page);
    const sent: string[] = [];
    page.on('request', (request) => sent.push(request.url() + (request.postData() ?? '')));
    const secret = 'hunter2-secret-token';
    await paste(page, `${LOG}\npassword=${secret}`);
    await expect
      .poll(() => page.locator('[data-search-title]').first().textContent())
      .toBe('Database connection failed');
    await page.keyboard.press('Enter');
    expect(page.url()).not.toContain('refused');
    expect(new URL(page.url()).searchParams.get('q')).toBeNull();
    const kept = await page.evaluate(() =>
      JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, history.state]),
    );
    expect([...sent, kept].filter((text) => text.includes('hunter2') || text.includes('refused'))).toEqual(
      [],
    );
    const links = await page
      .locator('main a')
      .evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
    expect(links.filter((link) => link.includes('hunter2'))).toEqual([]);
    await page.getByRole('button', { name: 'Remove' }).click();
    await expect(page.locator('.pasted').isHidden()).resolves.toBe(true);
  });

  test('in an address are answered', async () => {
    const page = await open(`${url}search/?q=${encodeURIComponent(LOG)}`);
    expect((await done(page))[0]).toBe('Database connection failed');
    await expect(page.locator('.pasted pre').innerText()).resolves.toContain('Connection refused');
  });

  test('of which nothing is known offer a page to write, and put nothing of them into its address', async () => {
    const page = await open(`${url}search/`);
    await paste(page, 'qqxzv wwkjx\nvvbnq zzplk');
    expect(await done(page)).toEqual([]);
    const write = page.getByRole('link', { name: 'New page' });
    expect(await write.getAttribute('href')).not.toContain('qqxzv');
  });
});

test.each([
  ['ten megabytes in one line', '{"a":["x=1 connection refused ', 350_000],
  ['a million brackets', '[', 1_000_000],
  ['a hundred thousand lines', 'ERROR x=1 (a*b)+ failed: y\n', 100_000],
  ['markup', '<img src=x onerror=window.hit=1><script>window.hit=1</script>\n', 1000],
])('a hostile paste leaves the page alive: %s', async (_name, piece, times) => {
  const page = await open(`${url}search/`);
  await page.getByRole('combobox', { name: 'Search' }).waitFor();
  await page.locator('main search-panel input').evaluate(
    (input, [text, count]) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', text.repeat(count));
      input.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    },
    [piece, times] as const,
  );
  await done(page);
  expect(await page.evaluate(() => 'hit' in window)).toBe(false);
  await page.getByRole('button', { name: 'Remove' }).click();
  await page.getByRole('combobox', { name: 'Search' }).fill('redis cache');
  await expect
    .poll(() => page.locator('[data-search-title]').first().textContent())
    .toBe('Redis cache is down');
});
