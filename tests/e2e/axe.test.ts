import { AxeBuilder } from '@axe-core/playwright';
import { expect, inject, test } from 'vitest';
import { largestPages } from '../../bench/weight.ts';
import { useBrowser } from './browser.ts';

const { open } = useBrowser();
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

test.each([
  ['sample', 'light', 1440],
  ['sample', 'light', 390],
  ['sample', 'dark', 1440],
  ['sample', 'dark', 390],
  ['starter', 'light', 390],
  ['starter', 'dark', 1440],
] as const)(
  'pages of every sort of the %s pass axe in the %s theme at %i px',
  async (site, colorScheme, width) => {
    const { dir, url } = inject(site);
    const page = await open(url, { colorScheme, viewport: { width, height: 900 } });
    const found: string[] = [];
    for (const file of [
      ...largestPages(dir, 3).map((name) => name.replace(/index\.html$/, '')),
      'search/?q=database',
    ]) {
      await page.goto(url + file);
      if (file.startsWith('search/?')) await page.waitForSelector('[data-search-status][data-state=done]');
      const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
      found.push(...violations.map(({ id, nodes }) => `${file} ${id} ${nodes[0]?.target.join(' ')}`));
    }
    expect(found).toEqual([]);
    await page.context().close();
  },
);
