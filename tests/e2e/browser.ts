import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright';
import { afterAll, beforeAll } from 'vitest';

/** A browser for the tests of one file. It reaches nothing but this machine. */
export function useBrowser(): { open: (url: string, options?: BrowserContextOptions) => Promise<Page> } {
  let browser: Browser | undefined;
  beforeAll(async () => {
    const executablePath = process.env['CHROMIUM'];
    if (!executablePath) throw new Error('CHROMIUM is not set; the global setup finds it.');
    const args = [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ];
    browser = await chromium.launch({ executablePath, args });
  });
  afterAll(() => browser?.close());
  return {
    open: async (url, options = {}) => {
      if (!browser) throw new Error('The browser is not running.');
      const context = await browser.newContext(options);
      context.setDefaultTimeout(120_000);
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
