import fs from 'node:fs';
import path from 'node:path';
import type axe from 'axe-core';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright';
import { afterAll, beforeAll, inject, onTestFinished, TestRunner } from 'vitest';

/**
 * Pages of the browser that the global setup started. What a page kept (cookies, storage, workers) is gone with it, at the end of
 * the test that opened it.
 */
export function useBrowser(): { open: (url: string, options?: BrowserContextOptions) => Promise<Page> } {
  let browser: Browser | undefined;
  beforeAll(async () => {
    browser = await chromium.connect(inject('browser'));
  });
  afterAll(() => browser?.close());
  return {
    open: async (url, options = {}) => {
      if (!browser) throw new Error('The browser is not running.');
      const context = await browser.newContext(options);
      // What a hook opens is closed with the connection.
      if (TestRunner.getCurrentTest()) onTestFinished(() => context.close());
      context.setDefaultTimeout(300_000);
      const page = await context.newPage();
      await page.goto(url);
      return page;
    },
  };
}

/** What a page complained of: errors in its console, a policy broken, a request that failed or left the origin. */
export function complaintsOf(page: Page, origin: string): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    if (!request.url().startsWith(origin) && !request.url().startsWith('data:'))
      complaints.push(`left the origin: ${request.url()}`);
  });
  return complaints;
}

const AXE = fs.readFileSync(
  path.resolve(import.meta.dirname, '../../node_modules/axe-core/axe.min.js'),
  'utf8',
);
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * What is wrong with a page for people who do not see it as drawn, or see it on a small screen.
 * @param rules tags or names of axe's rules
 */
export async function faultsOf(page: Page, rules: readonly string[] = RULES): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(AXE);
  return page.evaluate(
    async (options) => {
      const here = globalThis as unknown as { axe: typeof axe };
      const { violations } = await here.axe.run(document, options);
      const isWide = document.documentElement.scrollWidth > window.innerWidth;
      return [
        ...violations.map(({ id, nodes }) => `${id} ${nodes[0]?.target.join(' ')}`),
        ...(isWide ? ['moves sideways'] : []),
      ];
    },
    // What else axe would tell, of all that passed, takes longer than its checks.
    { runOnly: [...rules], resultTypes: ['violations' as const] },
  );
}

export type Screen = readonly [colorScheme: 'light' | 'dark', width: number];

/** The themes on a phone and on a desktop. */
export const SCREENS: readonly Screen[] = [
  ['light', 390],
  ['dark', 1440],
  ['dark', 390],
  ['light', 1440],
];

/**
 * What is wrong on each screen with the page that is open. It is not loaded again: no script asks for the screen, only styles do.
 * A theme changes colours only, so all rules are checked once for each width, and the contrast on each screen.
 */
export async function faultsOn(page: Page, screens: readonly Screen[]): Promise<string[]> {
  const found: string[] = [];
  const checked = new Set<number>();
  for (const [colorScheme, width] of screens) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    const faults = await faultsOf(page, checked.has(width) ? ['color-contrast'] : RULES);
    checked.add(width);
    found.push(...faults.map((fault) => `${page.url()}, ${colorScheme}, ${width} px: ${fault}`));
  }
  return found;
}
