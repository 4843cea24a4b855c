import { expect, test } from 'vitest';
import { useBrowser } from './browser.ts';
import { expectSound, useSite } from './site.ts';

const { open } = useBrowser();

const guide = (title: string, fields: string) =>
  `---\ntitle: ${title}\nsummary: What it is.\n${fields}\n---\n\nText.\n`;

const { url } = useSite({
  'guides/zebra.md': guide('Zebra first', 'order: 1\nlevel: beginner'),
  'guides/middle.md': guide('Then this', 'order: 2\nlevel: beginner\noptional: true'),
  'guides/apple.md': guide('Last', 'order: 3\nlevel: advanced\ndeferred_to: shop/9'),
  'guides/look-up.md': guide('Look things up', 'deferred_to: after the sale'),
  'guides/onboarding/one.md': guide('Step one', 'order: 1'),
  'guides/onboarding/two.md': guide('Step two', 'order: 2'),
  'phases/shop/9.md': '---\ntitle: Phase 9\nstate: planned\n---\n',
});

test('the list of guides begins with the path, in its order and with its levels', async () => {
  const page = await open(`${url()}guides/`);
  const groups = page.locator('.group');
  await expect(groups.nth(0).innerText()).resolves.toMatch(
    /^Start here, in this order\s+3\s+Zebra first\s+beginner\s+What it is\.\s+Then this\s+beginner\s+Optional\s+What it is\.\s+Last\s+advanced\s+Deferred to Phase 9/,
  );
  expect(await groups.nth(0).locator('ol > li').count()).toBe(3);
  await expect(groups.nth(1).innerText()).resolves.toMatch(
    /^In this section\s+1\s+Look things up\s+Deferred to after the sale/,
  );
  expect(await groups.nth(2).locator('ol > li').count()).toBe(2);
});

test('a step leads to the one before and the one after, with their marks', async () => {
  const page = await open(`${url()}guides/zebra/`);
  await expect(page.locator('.guide-step').innerText()).resolves.toBe('Step 1 of 3 in Guides');
  const steps = page.getByRole('navigation', { name: 'Steps' });
  await expect(steps.innerText()).resolves.toMatch(/^Next\s+Then this\s+beginner\s+Optional/);
  await steps.getByRole('link').click();
  await page.waitForURL('**/guides/middle/');
  await expect(steps.getByRole('link').allInnerTexts()).resolves.toEqual(['Zebra first', 'Last']);
  await page.goto(`${url()}guides/onboarding/two/`);
  await expect(steps.getByRole('link').allInnerTexts()).resolves.toEqual(['Step one']);
  await page.goto(`${url()}guides/look-up/`);
  expect(await steps.count()).toBe(0);
});

test('what is optional or put off says so on its page', async () => {
  const page = await open(`${url()}guides/apple/`);
  await expect(page.locator('.kind').innerText()).resolves.toMatch(/Guide\s+Deferred to Phase 9/);
  await page.goto(`${url()}guides/middle/`);
  await expect(page.locator('.kind').innerText()).resolves.toMatch(/Guide\s+Optional/);
});

test('they are sound at every width, in both themes', async () => {
  await expectSound(`${url()}guides/`, open);
  await expectSound(`${url()}guides/middle/`, open);
});
