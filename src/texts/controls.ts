import { inPageLanguage } from './in-page-language.ts';

const en = {
  copy: 'Copy',
  copyOf: (what = 'code') => `Copy ${what}`,
  copied: 'Copied',
  selected: 'Press Ctrl+C or Cmd+C',
  theme: (choice: 'auto' | 'light' | 'dark') => `Theme: ${choice}`,
};

/** Texts of the controls that every page has: copy buttons and the choice of a theme. */
export const controlTexts = (): typeof en => inPageLanguage({ en });
