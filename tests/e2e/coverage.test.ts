import { expect, test } from 'vitest';
import { useBrowser } from './browser.ts';
import { PHONE, useOperations } from './operations.ts';

const { open } = useBrowser();
const { at } = useOperations();
const MATRIX = 'Services, and which of the expected items each has';

test('every cell leads to its evidence, or names what is missing', async () => {
  const page = await open(at('coverage/'), { javaScriptEnabled: false });
  await expect(page.locator('.lead').innerText()).resolves.toMatch(
    /^3 services, \d+ missing items\. 1 service is referenced without a page: no items are expected\.$/,
  );
  const cells = page.getByRole('table', { name: MATRIX }).locator('tbody td:not(:nth-child(2))');
  const states = await cells.evaluateAll((all) =>
    all.map((cell) => ({
      state: cell.getAttribute('data-state') ?? '',
      links: cell.querySelectorAll('a[href]').length,
      text: cell.textContent.trim(),
    })),
  );
  expect(states.filter(({ state, links }) => state === 'covered' && links === 0)).toEqual([]);
  expect(states.filter(({ text }) => text === '')).toEqual([]);
  const row = page.getByRole('row', { name: /^Shop/ });
  expect(await row.innerText()).toMatch(/No runbook for: ShopGone/);
  expect(await row.innerText()).toMatch(/Not verified: cache/);
  await row.getByRole('link', { name: 'Odd prices' }).click();
  await page.waitForURL('**/troubleshooting/odd/');
});

test('is sorted by any column, and shows only what lacks something', async () => {
  const page = await open(at('coverage/'));
  const services = page.locator('tbody tr:visible th[scope=row] a');
  expect(await services.allInnerTexts()).toEqual(['Database', 'Shop', 'cache']);
  const heading = page.getByRole('columnheader', { name: /Missing/ });
  await heading.getByRole('button').click();
  expect(await heading.getAttribute('aria-sort')).toBe('ascending');
  expect((await services.allInnerTexts())[0]).toBe('cache');
  await heading.getByRole('button').click();
  expect((await services.allInnerTexts())[0]).toBe('Shop');
  await page.getByLabel('Only services with missing items').check();
  expect(await services.allInnerTexts()).toEqual(['Shop', 'Database']);
});

test('scrolls in its own box on a phone, where the service stays in sight', async () => {
  const page = await open(at('coverage/'), PHONE);
  const box = page.getByRole('region', { name: MATRIX });
  await box.focus();
  await box.evaluate((element) => element.scrollTo({ left: element.scrollWidth }));
  const service = await page.getByRole('link', { name: 'Shop', exact: true }).boundingBox();
  expect(service?.x ?? -1).toBeGreaterThanOrEqual(0);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0);
});

test('the menu leads to it', async () => {
  const page = await open(at(''));
  await page.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name: 'Coverage' }).click();
  await page.waitForURL('**/coverage/');
  await expect(
    page
      .getByRole('navigation', { name: 'Sections' })
      .getByRole('link', { name: 'Coverage' })
      .getAttribute('aria-current'),
  ).resolves.toBe('page');
});
