import { inPageLanguage } from './in-page-language.ts';

const en = {
  rows: (shown: number, all: number) => (shown === all ? `All ${all} rows` : `${shown} of ${all} rows`),
  gaps: (shown: number, all: number) => (shown === all ? `All ${all} gaps` : `${shown} of ${all} gaps`),
};

/** Texts of tables and boards that are filtered. */
export const tableTexts = (): typeof en => inPageLanguage({ en });
