import { CATALOGUE, type FactsOf, type Level, type ProblemId } from './catalogue.ts';
import type { Span } from './position.ts';
import { compareText, shorten } from './text.ts';

const LONGEST_FACT = 300;

/** A problem before anybody decided how grave it is. `file` is relative to the content folder. */
export interface Finding extends Span {
  readonly id: ProblemId;
  readonly message: string;
  readonly hint: string;
  readonly file: string;
  readonly related: readonly Related[];
}

/** Another place that belongs to the problem, such as the second of two equal ids. */
export interface Related {
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

/** A finding with its level, as reporters print it. */
export interface Problem extends Finding {
  readonly level: Level;
}

export function finding<Id extends ProblemId>(
  id: Id,
  file: string,
  span: Span,
  facts: FactsOf<Id>,
  related: readonly Related[] = [],
): Finding {
  // TypeScript cannot see that the message and the facts belong to one id.
  const texts = CATALOGUE[id] as unknown as Record<'message' | 'hint', (facts: FactsOf<Id>) => string>;
  const { line, column, endLine, endColumn } = span;
  const brief = shortened(facts);
  return {
    id,
    message: texts.message(brief),
    hint: texts.hint(brief),
    file,
    line,
    column,
    endLine,
    endColumn,
    related,
  };
}

/** A link may be a whole image in base64; a message is to be read. */
function shortened<Facts extends object>(facts: Facts): Facts {
  const short = Object.entries(facts).map(([name, fact]) => [
    name,
    typeof fact === 'string' ? shorten(fact, LONGEST_FACT) : fact,
  ]);
  return Object.fromEntries(short) as Facts;
}

/** Gives each finding its level and puts all in one order: by file, place and id. */
export function judge(findings: readonly Finding[], strict: boolean): Problem[] {
  return findings
    .map((found) => ({ ...found, level: CATALOGUE[found.id][strict ? 'strict' : 'lenient'] }))
    .toSorted(
      (a, b) =>
        compareText(a.file, b.file) || a.line - b.line || a.column - b.column || compareText(a.id, b.id),
    );
}
