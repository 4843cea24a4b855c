import type { Entry } from '../entries/entry.ts';
import { languageOf } from '../shared/languages.ts';
import { diagnostic, type Diagnostic } from '../shared/diagnostic.ts';

/** Fences in an unknown language: once per file and language, at the first of them. */
export function checkLanguages({ file, outline }: Entry): Diagnostic[] {
  const unknown = Map.groupBy(
    outline.blocks.filter(({ language }) => languageOf(language) === undefined),
    ({ language }) => language,
  );
  return [...unknown].flatMap(([language, [first, ...others]]) =>
    first
      ? [diagnostic('code/unknown-language', file, first.span, { language, blocks: others.length + 1 })]
      : [],
  );
}
