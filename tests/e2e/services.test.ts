import { describe, expect, test } from 'vitest';
import { useBrowser } from './browser.ts';
import { useOperations } from './operations.ts';

const { open } = useBrowser();
const { at } = useOperations();

describe('a service', () => {
  test('says whom to call, in which order', async () => {
    const page = await open(at('services/shop/'), { javaScriptEnabled: false });
    expect(await page.locator('ol.contacts > li').allInnerTexts()).toEqual([
      'Shop rota #shop-oncall First on call',
      'Ada Park +44 20 7946 0000 Owner',
      'Dan Lee dan@example.com Director',
    ]);
    const reach = page.locator('ol.contacts a');
    expect(await reach.evaluateAll((links) => links.map((link) => link.getAttribute('href')))).toEqual([
      'tel:+442079460000',
      'mailto:dan@example.com',
    ]);
    expect(await page.getByRole('link', { name: 'On-call schedule of Shop' }).getAttribute('href')).toBe(
      'https://oncall.example.com/shop',
    );
  });

  test.each<[part: string, shown: RegExp]>([
    [
      'Runbooks',
      /The database refuses[\s\S]*P0[\s\S]*Memory ran out[\s\S]*P1[\s\S]*The cache is cold[\s\S]*P2/,
    ],
    ['Alerts', /Uptime[\s\S]*ShopDown\s+P0\s+15m\s+The shop is down[\s\S]*ShopGone\s+P1\s+1h\s+none/],
    ['Known problems', /Odd prices/],
    ['Incidents', /2026-03-04\s+A new one\s+P1\s+lasted 47m\s+2025-01-02\s+An old one/],
    ['Dependencies', /Database verified\s+cache configured/],
    ['Objectives', /Availability\s+99\.5%\s+30d/],
    ['Tests', /1 of 2 present[\s\S]*Units\s+unit\s+present\s+37 of 49[\s\S]*Load\s+load\s+missing/],
    ['Open gaps', /No load test\s+P1\s+open/],
    ['Coverage', /No runbook for: ShopGone[\s\S]*Not present: Load[\s\S]*Not verified: cache/],
  ])('shows its %s', async (part, shown) => {
    const page = await open(at('services/shop/'));
    expect(await page.getByRole('region', { name: part }).innerText()).toMatch(shown);
  });

  test('says who is affected when it is down', async () => {
    const page = await open(at('services/db/'));
    await page.getByRole('link', { name: 'Dependencies' }).click();
    expect(new URL(page.url()).hash).toBe('#Dependencies');
    const part = page.getByRole('region', { name: 'Dependencies' });
    expect(await part.innerText()).toMatch(/Needed by\s+Shop verified\s+Impact when down\s+Directly:\s+Shop/);
  });
});

test('a service that is only named has what is known of it, and a link to write its page', async () => {
  const page = await open(at('services/'));
  await page.getByRole('link', { name: 'cache', exact: true }).click();
  await page.waitForURL('**/services/cache/');
  const main = page.getByRole('main');
  expect(await main.innerText()).toContain('Referenced service without a page of its own.');
  expect(await main.getByRole('link', { name: 'Create its page' }).getAttribute('href')).toMatch(
    /^https:\/\/github\.example\/operations\/new\/main\?filename=services%2Fcache\.md/,
  );
  expect(await page.getByRole('region', { name: 'Known problems' }).innerText()).toContain('Odd prices');
  expect(await main.innerText()).not.toContain('missing');
  await main.getByRole('link', { name: 'Everything about cache' }).click();
  await page.waitForURL('**/services/cache/~all/');
});
