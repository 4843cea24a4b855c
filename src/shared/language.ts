/** Scripts that are written from right to left: https://www.unicode.org/reports/tr35/ (`characterOrder`). */
const RIGHT_TO_LEFT = new Set(['Adlm', 'Arab', 'Hebr', 'Mand', 'Nkoo', 'Rohg', 'Samr', 'Syrc', 'Thaa']);

export type Direction = 'ltr' | 'rtl';

/** Whether a text is a language tag of BCP 47, e.g. `de` or `pt-BR`. */
export function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

/**
 * How a language is written, by the script that is usual for it.
 * @param tag valid (`isLanguage`)
 * @example directionOf('ar') === 'rtl', directionOf('az-Arab') === 'rtl', directionOf('de') === 'ltr'
 */
export function directionOf(tag: string): Direction {
  return RIGHT_TO_LEFT.has(new Intl.Locale(tag).maximize().script ?? '') ? 'rtl' : 'ltr';
}
