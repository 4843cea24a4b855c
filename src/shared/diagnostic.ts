import type { RuleMeta, Level, LevelRule } from './rules/rule-meta.ts';
import { RULES, type MessageData, type ProblemId } from './rules.ts';
import type { Edit } from './edit.ts';
import type { Span } from './position.ts';
import { compareText, shorten } from './text.ts';

const LONGEST_FACT = 300;

/** A problem before anybody decided how grave it is. `file` is relative to the content folder. */
export interface Diagnostic extends Span {
  readonly id: ProblemId;
  readonly message: string;
  readonly hint: string;
  readonly file: string;
  readonly related: readonly Related[];
  /** What certainly fixes it, in `Entry.source`; only where `--fix` may do so. */
  readonly fix?: readonly Edit[];
  /** In a strict tree and in a lenient one. */
  readonly levels: Readonly<Record<'strict' | 'lenient', Level>>;
}

/** Another place that belongs to the problem, such as the second of two equal ids. */
export interface Related {
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

/** A finding with its level, as reporters print it. */
export interface Problem extends Omit<Diagnostic, 'levels'> {
  readonly level: Level;
}

export function diagnostic<Id extends ProblemId>(
  id: Id,
  file: string,
  span: Span,
  facts: MessageData<Id>,
  related: readonly Related[] = [],
): Diagnostic {
  // TypeScript cannot see that the message and the facts belong to one id.
  const kind = RULES[id] as unknown as RuleMeta<MessageData<Id>>;
  const { line, column, endLine, endColumn } = span;
  const brief = shortened(facts);
  return {
    id,
    message: kind.message(brief),
    hint: kind.hint(brief),
    file,
    line,
    column,
    endLine,
    endColumn,
    related,
    levels: { strict: levelOf(kind.strict, facts), lenient: levelOf(kind.lenient, facts) },
  };
}

function levelOf<Facts>(level: Level | LevelRule<Facts>, facts: Facts): Level {
  return typeof level === 'string' ? level : level.of(facts);
}

/** A link may be a whole image in base64; a message is to be read. */
function shortened<Facts extends object>(facts: Facts): Facts {
  const short = Object.entries(facts).map(([name, fact]) => [
    name,
    typeof fact === 'string' ? shorten(fact, LONGEST_FACT) : fact,
  ]);
  return Object.fromEntries(short) as Facts;
}

/** The problems of one file after the other. */
export function byFile(problems: readonly Problem[]): Iterable<readonly Problem[]> {
  return Map.groupBy(problems, ({ file }) => file).values();
}

/**
 * Gives each finding its level and puts all in one order: by file, place and id.
 * @param levels what a team has decided otherwise, by id
 */
export function applySeverity(
  findings: readonly Diagnostic[],
  strict: boolean,
  levels: Readonly<Record<string, Level | 'off'>> = {},
): Problem[] {
  return findings
    .flatMap(({ levels: usual, ...found }) => {
      const level = levels[found.id] ?? usual[strict ? 'strict' : 'lenient'];
      return level === 'off' ? [] : { ...found, level };
    })
    .toSorted(
      (a, b) =>
        compareText(a.file, b.file) || a.line - b.line || a.column - b.column || compareText(a.id, b.id),
    );
}
