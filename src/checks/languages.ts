import type { Graph } from '../graph/build.ts';
import { languageOf } from '../shared/languages.ts';
import { finding, type Finding } from '../shared/problem.ts';

/** Fences in a language that nobody can highlight: once per file and language, at the first of them. */
export function checkLanguages(graph: Graph): Finding[] {
  return graph.content.entries.flatMap((entry) => {
    const unknown = Map.groupBy(
      entry.outline.blocks.filter(({ language }) => languageOf(language) === undefined),
      ({ language }) => language,
    );
    return [...unknown].flatMap(([language, [first, ...others]]) =>
      first
        ? [finding('code/unknown-language', entry.file, first.span, { language, blocks: others.length + 1 })]
        : [],
    );
  });
}
