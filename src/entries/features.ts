import type { Features } from 'satteri';

/** A term, and on a line below it `: what it is`: https://michelf.ca/projects/php-markdown/extra/#def-list */
const DEFINITION = /^[^\s:>|#].*\n(?:[ \t]*\n)?:[ \t]{1,3}\S/m;

/** What of Markdown beyond GFM a text uses. */
export function markdownFeatures(text: string): Features {
  return { definitionList: DEFINITION.test(text) };
}
