import { inPageLanguage } from './in-page-language.ts';

const en = {
  gaps: (shown: number, all: number) => (shown === all ? `All ${all} gaps` : `${shown} of ${all} gaps`),
};

/** Texts of the filters of the board of gaps. */
export const gapFilterTexts = (): typeof en => inPageLanguage({ en });
