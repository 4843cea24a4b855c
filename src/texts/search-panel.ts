import { inPageLanguage } from './in-page-language.ts';

const en = {
  all: 'All',
  found: (n: number) => `${n === 1 ? 'One result' : `${n} results`}.`,
  closest: (n: number) =>
    `${n === 1 ? 'One result' : `${n} results`}, the closest first; no page has every word.`,
  noResults: 'No results.',
  noResultsWithFilters: 'No results with these filters.',
  unavailable: 'Search is not available here. Every page is in the ',
  azIndex: 'A–Z index',
  section: (heading: string) => `in: ${heading}`,
  pastedLine: 'Pasted line: ',
  pasted: (lines: number) =>
    `${lines === 1 ? 'One long line' : `${lines} lines`} pasted. Nothing of it leaves this browser.`,
  searched: (words: readonly string[]) => `Searched for: ${words.join(', ')}.`,
  ignored: (words: readonly string[]) => `Ignored: ${words.join(', ')}.`,
  nearest: 'Similar names:',
  allPages: ': every page',
  newPage: 'New page',
  forThis: ' for this problem',
  symptom: '(the line as the system prints it; * for what varies)',
  /** Why a page was found. */
  reasons: {
    symptom: 'symptom',
    alert: 'alert',
    name: 'name',
    'similar name': 'similar name',
    text: 'text',
  },
};

/** Texts of the search form and its results. */
export const searchTexts = (): typeof en => inPageLanguage({ en });
