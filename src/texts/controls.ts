import { inPageLanguage } from './in-page-language.ts';

const en = {
  copy: 'Copy',
  copyOf: (what: string) => `Copy ${what}`,
  code: 'code',
  copied: 'Copied',
  selected: 'Selected: press Ctrl+C or Cmd+C to copy',
  theme: (choice: 'auto' | 'light' | 'dark') => `Theme: ${choice}`,
};

/** Texts of the controls that every page has: copy buttons and the choice of a theme. */
export const controlTexts = (): typeof en => inPageLanguage({ en });
