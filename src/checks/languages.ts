import type { Entry } from '../entries/entry.ts';
import { languageOf } from '../shared/languages.ts';
import { finding, type Finding } from '../shared/problem.ts';

/** Fences in a language that nobody can highlight: once per file and language, at the first of them. */
export function checkLanguages({ file, outline }: Entry): Finding[] {
  const unknown = Map.groupBy(
    outline.blocks.filter(({ language }) => languageOf(language) === undefined),
    ({ language }) => language,
  );
  return [...unknown].flatMap(([language, [first, ...others]]) =>
    first
      ? [finding('code/unknown-language', file, first.span, { language, blocks: others.length + 1 })]
      : [],
  );
}
