import { AxeBuilder } from '@axe-core/playwright';
import { describe, expect, inject, test } from 'vitest';
import { pagesBySize } from '../../bench/weight.ts';
import { useBrowser } from './browser.ts';

const { open } = useBrowser();
const { dir, url } = inject('sample');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

describe.each(['light', 'dark'] as const)('in the %s theme', (colorScheme) => {
  test.each([1440, 390])('every page passes axe at %i px', { timeout: 120_000 }, async (width) => {
    const page = await open(url, { colorScheme, viewport: { width, height: 900 } });
    const found: string[] = [];
    for (const file of [
      ...pagesBySize(dir).map((name) => name.replace(/index\.html$/, '')),
      'search/?q=redis',
    ]) {
      await page.goto(url + file);
      if (file.startsWith('search/?')) await page.waitForSelector('[data-search-status][data-state=done]');
      const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
      found.push(...violations.map(({ id, nodes }) => `${file} ${id} ${nodes[0]?.target.join(' ')}`));
    }
    expect(found).toEqual([]);
    await page.context().close();
  });
});
