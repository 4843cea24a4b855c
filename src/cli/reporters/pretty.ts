import path from 'node:path';
import type { Level } from '../../shared/rules/rule-meta.ts';
import { displayPath } from '../../shared/path.ts';
import type { Problem } from '../../shared/diagnostic.ts';
import { count } from '../../shared/text.ts';
import { escapeText, type Line } from '../output-line.ts';
import type { Paint } from '../terminal.ts';
import type { Report, Reporter } from './report.ts';

export const STYLES = { error: 'red', warning: 'yellow', info: 'blue' } as const;
/** Longer lines are cut around the marked place. */
const FRAME_WIDTH = 100;

/** For people: grouped by file, the line in question with the place marked, what to do, a summary at the end. */
export function pretty(paint: Paint): Reporter {
  return function* ({ graph, files, lineAt, took }) {
    const { root, entries } = graph.content;
    const all: Problem[] = [];
    for (const problems of files) {
      all.push(...problems);
      const name = displayPath(path.join(root, problems[0]?.file ?? ''));
      const found = problems.flatMap((problem) => framed(problem, lineAt(problem), paint));
      yield [[paint(['bold', 'underline'], name)], ...found, ''];
    }
    yield [`${summary(all)} in ${count(entries.length, 'page')} (${(took() / 1000).toFixed(1)} s)`];
  };
}

/** One line per problem: for the build, where problems are not what was asked for. */
export function brief(
  { graph, problems }: Pick<Report, 'graph'> & { readonly problems: readonly Problem[] },
  paint: Paint,
): Line[] {
  const { root } = graph.content;
  return problems.map(({ file, line, column, level, message, id }) => [
    `${displayPath(path.join(root, file))}:${line}:${column} `,
    paint(STYLES[level], level),
    ` ${message} `,
    paint('dim', id),
  ]);
}

export function summary(problems: readonly Problem[]): string {
  const of = (level: Level) => problems.filter((problem) => problem.level === level).length;
  const parts = [
    [of('error'), 'error', 'errors'],
    [of('warning'), 'warning', 'warnings'],
    [of('info'), 'note', 'notes'],
  ] as const;
  const named = parts.flatMap(([n, one, many]) => (n > 0 ? [count(n, one, many)] : []));
  return named.length > 0 ? named.join(', ') : 'No problems';
}

function framed(
  { level, id, message, hint, line, column, endLine, endColumn, related }: Problem,
  text: string,
  paint: Paint,
): Line[] {
  const head = [
    '  ',
    paint('dim', `${line}:${column}`),
    ' ',
    paint(STYLES[level], level),
    ` ${message} `,
    paint('dim', id),
  ];
  const tail = [
    ['    ', paint('dim', 'help:'), ` ${hint}`],
    ...related.map((other) => ['    ', paint('dim', `${other.file}:${other.line}`), ` ${other.message}`]),
  ];
  if (text.trim() === '') return [head, ...tail];
  const { shown, from, length } = cut(text, column, endLine === line ? endColumn : text.length + 1);
  const gutter = String(line);
  const width = (start: number, end: number): number => escapeText(shown.slice(start, end)).length;
  const frame = [
    ['    ', paint('dim', `${gutter} |`), ` ${shown}`],
    [
      '    ',
      paint('dim', `${' '.repeat(gutter.length)} |`),
      ` ${' '.repeat(width(0, from))}`,
      paint(STYLES[level], '^'.repeat(Math.max(1, width(from, from + length)))),
    ],
  ];
  return [head, ...frame, ...tail];
}

/** The part of a line that fits, with the marked columns in it. Tabs become one space, so that the marks stand right. */
function cut(
  text: string,
  column: number,
  endColumn: number,
): { shown: string; from: number; length: number } {
  const start = Math.max(0, Math.min(column - 1 - FRAME_WIDTH / 3, text.length - FRAME_WIDTH));
  const shown = text.slice(start, start + FRAME_WIDTH).replace(/[\t\r]/g, ' ');
  const from = Math.max(0, Math.min(column - 1 - start, shown.length));
  return { shown, from, length: Math.max(1, Math.min(endColumn - column, shown.length - from)) };
}
