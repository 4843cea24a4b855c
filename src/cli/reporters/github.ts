import type { Graph } from '../../graph/build.ts';
import type { Level } from '../../shared/rules/rule-meta.ts';
import type { Problem } from '../../shared/diagnostic.ts';
import { workflowCommand, type Line } from '../output-line.ts';
import { summary } from './pretty.ts';
import { hostedPath, type Reporter } from './report.ts';

const COMMANDS = { error: 'error', warning: 'warning', info: 'notice' } as const satisfies Record<
  Level,
  string
>;

/**
 * Annotations of GitHub Actions, one per line, as its runner reads them from the output of a step:
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#setting-an-error-message
 * Columns are given where a problem begins and ends on one line; others would be ignored.
 */
export const github: Reporter = function* ({ graph, files }) {
  const all: Problem[] = [];
  for (const problems of files) {
    all.push(...problems);
    yield problems.map((problem) => annotation(problem, graph));
  }
  yield [`${summary(all)}.`];
};

function annotation(problem: Problem, graph: Graph): Line {
  const { level, id, message, hint, file, line, column, endLine, endColumn } = problem;
  const place = {
    file: hostedPath(graph, file),
    line,
    endLine,
    ...(line === endLine ? { col: column, endColumn: Math.max(column, endColumn - 1) } : {}),
    title: id,
  };
  const properties = Object.entries(place).map(([name, value]) => `${name}=${property(String(value))}`);
  return workflowCommand(COMMANDS[level], `${properties.join(',')}::${data(`${message} ${hint}`)}`);
}

/** What would end a message. */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** What would end a property, too. */
function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
