import { CodeCopy } from './code-copy.ts';
import { SearchTrigger } from './search-trigger.ts';
import { ThemeSwitch } from './theme-switch.ts';

customElements.define('code-copy', CodeCopy);
customElements.define('search-trigger', SearchTrigger);
customElements.define('theme-switch', ThemeSwitch);

/** What few pages have comes with those that have it. */
const RARE = {
  'data-table': async () => (await import('./data-table.ts')).DataTable,
  'gap-filter': async () => (await import('./gap-filter.ts')).GapFilter,
  'runbook-toolbar': async () => (await import('./runbook-toolbar.ts')).RunbookToolbarElement,
  'tab-set': async () => (await import('./tab-set.ts')).TabSet,
  'old-address': async () => (await import('./old-address.ts')).OldAddress,
};

for (const [name, load] of Object.entries(RARE))
  if (document.querySelector(name)) void load().then((element) => customElements.define(name, element));
