import { expect, inject, test } from 'vitest';
import { largestPages } from '../../bench/weight.ts';
import { faultsOn, SCREENS, useBrowser } from './browser.ts';

const { open } = useBrowser();

test.each([
  ['sample', SCREENS],
  [
    'starter',
    [
      ['light', 390],
      ['dark', 1440],
    ],
  ],
] as const)(
  'pages of every sort of the %s pass axe in both themes, on a phone and a desktop',
  async (site, screens) => {
    const { dir, url } = inject(site);
    const page = await open(url);
    const found: string[] = [];
    for (const file of [
      ...largestPages(dir, 3).map((name) => name.replace(/index\.html$/, '')),
      'search/?q=database',
    ]) {
      await page.goto(url + file);
      if (file.startsWith('search/?')) await page.waitForSelector('[data-search-status][data-state=done]');
      found.push(...(await faultsOn(page, screens)));
    }
    expect(found).toEqual([]);
    await page.context().close();
  },
);
