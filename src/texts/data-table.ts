import { inPageLanguage } from './in-page-language.ts';

const en = {
  rows: (shown: number, all: number) => (shown === all ? `All ${all} rows` : `${shown} of ${all} rows`),
};

/** Texts of tables that are filtered. */
export const dataTableTexts = (): typeof en => inPageLanguage({ en });
