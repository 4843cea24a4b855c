import type { RunbookToolbar } from '../../site/runbook-toolbar.ts';
import { Toolbar } from './toolbar/toolbar.ts';
import style from './toolbar/style.css?inline';

// In one file with it: a page that has this bar has what its copy buttons ask for.
export { textToCopy } from './toolbar/copy-confirmation.ts';

const CLOCK_INTERVAL_MS = 10_000;
/** What is for another day must not keep the page from being read now. */
const OFFLINE_DELAY_MS = 3_000;

/**
 * Makes a page something to work with: one bar with its values, which fill every command, and with the clock and the notes of
 * its steps. `data-toolbar` has what the site knows of it (`RunbookToolbar`). Without a script there is a list of the values to fill in, and
 * boxes to tick on paper.
 */
export class RunbookToolbarElement extends HTMLElement {
  #listening = new AbortController();
  #timer = 0;
  #later = 0;

  connectedCallback(): void {
    this.#listening = new AbortController();
    adoptStyle();
    const bar = new Toolbar(
      this,
      JSON.parse(this.dataset['toolbar'] ?? '{}') as RunbookToolbar,
      this.#listening.signal,
    );
    if (document.documentElement.dataset['dev'] === undefined)
      this.#later = window.setTimeout(() => void storePageOffline().catch(() => undefined), OFFLINE_DELAY_MS);
    this.#timer = window.setInterval(() => bar.showRun(), CLOCK_INTERVAL_MS);
  }

  disconnectedCallback(): void {
    this.#listening.abort();
    clearInterval(this.#timer);
    clearTimeout(this.#later);
  }
}

/** What only a page at work needs comes with the script, and is no style in the page. */
function adoptStyle(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}

/**
 * Has this page stored for when there is no network: the worker (`public/sw.js`) stores what is asked for from now on, and what
 * was loaded before it came is named to it here. Without a secure context there are no workers, and then nothing is stored.
 */
async function storePageOffline(): Promise<void> {
  const base = document.documentElement.dataset['base'] ?? '/';
  if (!('serviceWorker' in navigator)) return;
  await navigator.serviceWorker.register(`${base}sw.js`, { scope: base });
  const { active } = await navigator.serviceWorker.ready;
  const loaded = performance.getEntriesByType('resource').map(({ name }) => name);
  active?.postMessage({ store: [...new Set([location.href, ...loaded])] }, []);
}
