import { findBrowser } from '../../bin/browser.js';

/** The workers inherit CHROMIUM, so that `npm run test:e2e` by hand finds the browser that `npm test` does. */
export async function setup() {
  process.env.CHROMIUM = await findBrowser();
}
