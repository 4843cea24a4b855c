import type { Entry } from '../entries/entry.ts';
import { fieldName } from '../entries/fields.ts';
import type { Graph } from '../graph/build.ts';
import { expectedTarget, type Relation } from '../graph/relations.ts';
import { spanOf } from '../entries/spans.ts';
import { coverageColumns } from '../graph/coverage-columns.ts';
import { nearest } from '../shared/nearest.ts';
import { diagnostic, type Diagnostic } from '../shared/diagnostic.ts';

/** References in the frontmatter that name nothing, the wrong thing, or a draft. */
export function checkRelations(graph: Graph): Diagnostic[] {
  return [...graph.relations].flatMap(([entry, relations]) =>
    relations.flatMap((relation) => findingOf(relation, entry) ?? []),
  );
}

/** Columns of the coverage table that a service expects and the site does not have. */
export function checkExpectations({ content }: Graph): Diagnostic[] {
  const known = [...coverageColumns(content.settings).keys()];
  return content.entries.flatMap(({ kind, data, file, spans }) => {
    const expects = kind === 'services' ? (data.expects ?? []) : [];
    return expects.flatMap((id, index) => {
      if (known.includes(id)) return [];
      const facts = { field: 'expects', found: `"${id}"`, expected: `one of ${known.join(', ')}` };
      const suggestion = nearest(id, known) ?? '';
      return diagnostic('schema/bad-enum', file, spanOf(spans, ['expects', index]), { ...facts, suggestion });
    });
  });
}

/** A text that can only be meant as the id of a phase: `9`, `7.10`, `shop/7`, `phase-9`. */
const PHASE_ID = /^(?:phases?[- ])?(?:[a-z][\w-]*\/)*\d{1,2}(?:\.\d+)*$/i;

function findingOf({ reference, target }: Relation, from: Entry): Diagnostic | undefined {
  const { value, path, span } = reference;
  const field = fieldName(path.slice(0, path.findLastIndex((step) => typeof step === 'string') + 1));
  const wanted = expectedTarget(reference);
  switch (target.to) {
    case 'broken':
      return target.why === 'unknown'
        ? diagnostic('ref/unknown', from.file, span, { field, value, wanted, suggestion: target.suggestion })
        : diagnostic('ref/wrong-kind', from.file, span, { field, value, wanted, found: target.entry.kind });
    case 'entry':
      return target.entry.data.draft && !from.data.draft
        ? diagnostic('ref/draft', from.file, span, { field, value })
        : undefined;
    case 'none':
      return target.is === 'text' && PHASE_ID.test(value)
        ? diagnostic('ref/unknown', from.file, span, { field, value, wanted: 'phase', suggestion: '' })
        : undefined;
  }
}
