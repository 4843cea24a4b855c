import { describe, expect, test } from 'vitest';
import { faultsOn, useBrowser } from './browser.ts';
import { PHONE, useOperations } from './operations.ts';

const { open } = useBrowser();
const { at } = useOperations();

describe('a runbook', () => {
  test('says on the first screen of a phone how bad it is, what not to do, what first, whom to call and by when', async () => {
    const page = await open(at('runbooks/shop-down/'), { ...PHONE, javaScriptEnabled: false });
    const main = page.getByRole('main');
    for (const shown of [
      page.getByRole('heading', { level: 1, name: 'The shop is down' }),
      main.getByText('Nobody can buy.'),
      main.locator('.plate', { hasText: 'P0' }),
      main.getByText('paging', { exact: false }).first(),
      main.locator('.plate > div', { hasText: 'Respond within' }).getByText('15m'),
      main.getByText('Restart before the logs are saved.'),
      main.getByRole('link', { name: 'Look from outside, then keep the logs', exact: true }),
      main.getByText('Shop rota'),
      main.getByRole('link', { name: '+44 20 7946 0000' }),
      main.getByText('after 15m:'),
    ]) {
      const box = await shown.boundingBox();
      expect((box?.y ?? 9999) + (box?.height ?? 0)).toBeLessThanOrEqual(844);
    }
    expect(await main.getByRole('link', { name: '+44 20 7946 0000' }).getAttribute('href')).toBe(
      'tel:+442079460000',
    );
    expect(await main.locator('dl.facts').isVisible()).toBe(false);
  });

  test('says the warnings before any command, and leads to the first step', async () => {
    const page = await open(at('runbooks/shop-down/'), PHONE);
    const warning = await page.locator('.do-not').boundingBox();
    const command = await page.locator('pre').first().boundingBox();
    expect(warning?.y ?? 9999).toBeLessThan(command?.y ?? 0);
    await page.getByRole('link', { name: 'Look from outside, then keep the logs', exact: true }).click();
    expect(new URL(page.url()).hash).toBe('#diagnosis');
  });

  test('shows its facts at once where there is room, and tells the last time', async () => {
    const page = await open(at('runbooks/shop-down/'), { viewport: { width: 1440, height: 900 } });
    expect(await page.locator('dl.facts').isVisible()).toBe(true);
    const lastTime = page.locator('.orders > div', { hasText: 'Last incident' });
    expect(await lastTime.innerText()).toMatch(
      /2026-03-04, lasted 47m, 2 times so far\. Fixed by: Memory ran out/,
    );
    await lastTime.getByRole('link', { name: '2026-03-04' }).click();
    await page.waitForURL('**/incidents/new/');
  });

  test('that was only found has a small head', async () => {
    const page = await open(at('runbooks/adopted/'), PHONE);
    expect(await page.locator('.plate').count()).toBe(0);
    expect(await page.locator('.orders dt').allInnerTexts()).toEqual(['First step', 'On this page']);
  });
});

describe('an outage', () => {
  test('lists its causes, the gravest first, with how to recognise them', async () => {
    const page = await open(at('runbooks/shop-down/'));
    const rows = page.getByRole('region', { name: 'Possible causes' }).locator('tbody tr');
    const texts = await rows.allInnerTexts();
    expect(texts.map((text) => text.split(/\s*[\t\n]\s*/).slice(0, 3))).toEqual([
      ['The database refuses', 'The log names port 5432.', 'P0'],
      ['Memory ran out', 'Exit code 137.', 'P1'],
      ['The cache is cold', 'It answers, slowly.', 'P2'],
    ]);
    expect(await rows.first().locator('code').innerText()).toBe('5432');
    await rows.first().getByRole('link').click();
    await page.waitForURL('**/runbooks/db-refuses/');
    await page.getByText('Other causes: 2').click();
    await page.getByRole('link', { name: 'Memory ran out' }).first().click();
    await page.waitForURL('**/runbooks/memory/');
    await page.getByRole('main').getByRole('link', { name: 'The shop is down' }).first().click();
    await page.waitForURL('**/runbooks/shop-down/');
  });
});

test('incidents are listed by date, the latest first, and say what ended them', async () => {
  const page = await open(at('incidents/'));
  expect(await page.locator('.card-title').allInnerTexts()).toEqual(['A new one', 'An old one']);
  expect(await page.locator('.cards time').allInnerTexts()).toEqual(['2026-03-04', '2025-01-02']);
  await page.getByRole('link', { name: 'A new one' }).click();
  const facts = page.locator('dl.facts');
  expect(await facts.innerText()).toMatch(/Lasted\s+47m[\s\S]*Detected in\s+4m/);
  await facts.getByRole('link', { name: 'Memory ran out' }).click();
  await page.waitForURL('**/runbooks/memory/');
});

test('an alerting page lists its alerts, which lead to theirs', async () => {
  const page = await open(at('alerting/a/'));
  const alerts = page.getByRole('table', { name: 'Alerts that are set up here' });
  expect(await alerts.locator('tbody tr').first().innerText()).toMatch(
    /ShopDown\s+P0\s+The health check fails\s+5m\s+15m/,
  );
  await alerts.getByRole('link', { name: 'ShopDown' }).click();
  await page.waitForURL('**/alerts/ShopDown/');
});

test('each step of the scale has a shape of its own, in forced colours too', async () => {
  const page = await open(at('services/shop/'), { forcedColors: 'active' });
  const shapes = await page.locator('.tag[data-level]').evaluateAll((tags) =>
    tags.map((tag) => {
      const { clipPath, backgroundColor } = getComputedStyle(tag, '::before');
      return [tag.textContent.trim(), clipPath, backgroundColor];
    }),
  );
  const byLabel = new Map(shapes.map(([label, shape]) => [label, shape]));
  expect(new Set(byLabel.values()).size).toBe(byLabel.size);
  expect(byLabel.size).toBeGreaterThan(2);
  expect(new Set(shapes.map(([, , colour]) => colour))).not.toContain('rgba(0, 0, 0, 0)');
});

test('pages of operations pass axe', async () => {
  const page = await open(at(''));
  const found: string[] = [];
  for (const file of [
    'runbooks/shop-down/',
    'runbooks/db-refuses/',
    'incidents/new/',
    'alerting/a/',
    'troubleshooting/odd/',
    'services/shop/',
    'services/cache/',
    'coverage/',
  ]) {
    await page.goto(at(file));
    found.push(
      ...(await faultsOn(page, [
        ['light', 390],
        ['dark', 1440],
      ])),
    );
  }
  expect(found).toEqual([]);
});
