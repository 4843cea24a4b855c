import { en } from './en.ts';

/** Texts of the interface in one language. */
export type Texts = typeof en;

/** By BCP 47 language; another language is another module and a line here. */
const LANGUAGES: Readonly<Record<string, Texts>> = { en };

/** The interface in a language, e.g. `de` for `de-AT`; English where Handrail does not have it. */
export function textsIn(language: string): Texts {
  const [primary = ''] = language.toLowerCase().split('-');
  return (Object.hasOwn(LANGUAGES, primary) && LANGUAGES[primary]) || en;
}

/** The interface of a site, by the language of its settings. */
export function siteTexts(site: {
  readonly graph: { readonly content: { readonly settings: { readonly lang: string } } };
}): Texts {
  return textsIn(site.graph.content.settings.lang);
}

/** Where `Astro.locals` has the texts of the page that is rendered. */
interface Locals {
  handrailTexts?: Texts;
}

/** Sets the language of the interface for every component of a page; `locals` is its `Astro.locals`. */
export function provideTexts(locals: object, language: string): void {
  (locals as Locals).handrailTexts = textsIn(language);
}

/** The language of the interface for `lang` of an element, where it is not that of the site's content. */
export function interfaceLanguage(locals: object, { lang }: { readonly lang: string }): string | undefined {
  const { language } = textsOf(locals);
  return new Intl.Locale(lang).language === language ? undefined : language;
}

/** The interface in the language of the page that a component is on. */
export function textsOf(locals: object): Texts {
  return (locals as Locals).handrailTexts ?? en;
}
