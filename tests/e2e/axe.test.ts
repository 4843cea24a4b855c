import { expect, inject, test } from 'vitest';
import { largestPages } from '../../bench/weight.ts';
import { faultsOn, SCREENS, useBrowser } from './browser.ts';

const { open } = useBrowser();

const PAIR = SCREENS.slice(0, 2);

test.each([
  ['sample', SCREENS],
  ['starter', PAIR],
] as const)(
  'pages of every sort of the %s pass axe in both themes, on a phone and a desktop',
  async (site, screens) => {
    const { dir, url } = inject(site);
    const largest = new Set(largestPages(dir, 1));
    const files = [...largestPages(dir, 2), 'search/?q=database'];
    // Two tabs at once: no other file takes so long, and it may be the last.
    const found = await Promise.all(
      [0, 1].map(async (tab) => {
        const page = await open(url);
        const faults: string[] = [];
        for (const file of files.filter((_, index) => index % 2 === tab)) {
          await page.goto(url + file.replace(/index\.html$/, ''));
          if (file.startsWith('search/?'))
            await page.waitForSelector('[data-search-status][data-state=done]');
          faults.push(...(await faultsOn(page, largest.has(file) ? screens : PAIR)));
        }
        await page.context().close();
        return faults;
      }),
    );
    expect(found).toEqual([[], []]);
  },
);
