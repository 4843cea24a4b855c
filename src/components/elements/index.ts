import { CodeCopy } from './code-copy.ts';
import { SearchTrigger } from './search-trigger.ts';
import { ThemeSwitch } from './theme-switch.ts';

customElements.define('code-copy', CodeCopy);
customElements.define('search-trigger', SearchTrigger);
customElements.define('theme-switch', ThemeSwitch);
