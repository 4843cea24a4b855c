/** The language of the page that a script runs on, e.g. `pt-BR`; English outside a page. */
export function pageLanguage(): string {
  return globalThis.document?.documentElement.lang || 'en';
}

/**
 * Chooses the texts of a script by the language of the page it runs on; English where there are none. Each script has a module
 * of texts of its own, so that a page loads no text of scripts it does not have.
 */
export function inPageLanguage<Texts>(languages: {
  readonly en: Texts;
  readonly [language: string]: Texts;
}): Texts {
  return languages[pageLanguage().split('-', 1).join()] ?? languages.en;
}
