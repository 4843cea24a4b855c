import type { Entry } from '../entries/entry.ts';
import { FRONTMATTER } from '../entries/frontmatter.ts';
import { momentField } from '../kinds/schemas.ts';
import { spanOf } from '../entries/spans.ts';
import type { Graph } from '../graph/build.ts';
import type { DerivedStates } from '../graph/derived.ts';
import type { Moment } from '../schemas/moment.ts';
import type { TextHistory, ValidatedPage } from '../repository/text-history.ts';
import { FILE_START, type Span } from '../shared/position.ts';
import { diagnostic, type Diagnostic } from '../shared/diagnostic.ts';

/** Pages past their review date, and pages without one where they must have one. */
export function checkReviews(_graph: Graph, { overdueReviews }: DerivedStates): Diagnostic[] {
  return [...overdueReviews].map(([entry, { seen, every }]) =>
    diagnostic('fresh/overdue', entry.file, seenAt(entry, seen), {
      reviewed: seen?.text ?? '',
      every: every?.text ?? '',
    }),
  );
}

function seenAt({ data, spans }: Entry, seen: Moment | undefined): Span {
  if (seen === undefined) return FILE_START;
  return spanOf(spans, [data.reviewed === seen ? 'reviewed' : 'validated']);
}

export function validatedPages({ content }: Graph): ValidatedPage[] {
  return content.entries.flatMap((entry) => {
    const validated = validatedOn(entry);
    if (validated === undefined) return [];
    const lines = FRONTMATTER.exec(entry.source)?.[0].trimEnd().split('\n').length ?? 0;
    return { file: entry.file, validated, frontmatter: lines };
  });
}

function validatedOn(entry: Entry): string | undefined {
  return momentField(entry, 'validated')?.text;
}

/** Pages whose text is not the one that was carried out. */
export function checkValidations({ content }: Graph, { changed, isCut }: TextHistory): Diagnostic[] {
  const found = content.entries.flatMap((entry) => {
    const day = changed.get(entry.file);
    const validated = validatedOn(entry);
    return day === undefined || validated === undefined
      ? []
      : diagnostic('fresh/changed-since-validated', entry.file, spanOf(entry.spans, ['validated']), {
          validated,
          changed: day,
        });
  });
  return isCut ? [...found, diagnostic('fresh/shallow-history', '.', FILE_START, {})] : found;
}
