import { parsePromql } from '../shared/promql.ts';
import { escapeHtml } from '../shared/text.ts';

/** Part of a line of code and the class of its colour, which may be none. */
export interface Token {
  readonly content: string;
  readonly name: string;
}

/** Longer text is no expression, and not worth the time that repairing it may take. */
const MAX_EXPRESSION = 20_000;

const KEYWORDS =
  'By Without On Ignoring GroupLeft GroupRight Bool Offset And Or Unless Atan2 Anchored Smoothed Fill FillLeft FillRight';
const OPERATORS =
  'At AtModifierPreprocessors UnaryOp Add Sub Mul Div Mod Pow Eql Neq Gtr Gte Lss Lte TrimUpper TrimLower EqlSingle EqlRegex NeqRegex';

/** The grammar's nodes by class. What has none is plain, and looked into: the names of metrics, brackets, commas. */
const CLASSES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    c: 'LineComment',
    f: 'FunctionIdentifier AggregateOp DurationStep DurationRange DurationMinOf DurationMaxOf',
    k: `${KEYWORDS} ${OPERATORS}`,
    n: 'NumberDurationLiteral NumberDurationLiteralInDurationContext',
    s: 'StringLiteral',
    v: 'LabelName',
  }).flatMap(([name, nodes]) => nodes.split(' ').map((node) => [node, name] as const)),
);

/** An expression in colours: as many lines as it has, each safe HTML. */
export function promqlLines(expr: string): string[] {
  return promqlTokens(expr).map((tokens) => tokens.map(tokenHtml).join(''));
}

/** The lines of any text, cut where colours change. */
function promqlTokens(expr: string): Token[][] {
  const lines: Token[][] = [[]];
  let at = 0;
  const put = (to: number, name: string) => {
    for (const [index, content] of expr.slice(at, to).split('\n').entries()) {
      if (index > 0) lines.push([]);
      if (content !== '') lines.at(-1)?.push({ content, name });
    }
    at = to;
  };
  for (const { from, to, name } of highlightedParts(expr)) {
    put(from, '');
    put(to, name);
  }
  put(expr.length, '');
  return lines;
}

export function tokenHtml({ content, name }: Token): string {
  const text = escapeHtml(content);
  return name !== '' && content.trim() !== '' ? `<i class="${name}">${text}</i>` : text;
}

/** With a cursor and not by recursion: an expression may be as deep as it likes. */
function* highlightedParts(expr: string): Generator<{ from: number; to: number; name: string }> {
  if (expr.length > MAX_EXPRESSION) return;
  const cursor = parsePromql(expr).cursor();
  let isInside = true;
  while (cursor.next(isInside)) {
    const { from, to } = cursor;
    const name = CLASSES.get(cursor.name);
    isInside = name === undefined;
    if (name) yield { from, to, name };
  }
}
