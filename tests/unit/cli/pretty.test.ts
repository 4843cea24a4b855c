import { expect, test } from 'vitest';
import { renderLine } from '../../../src/cli/output-line.ts';
import { pretty } from '../../../src/cli/reporters/pretty.ts';
import type { Problem } from '../../../src/shared/problem.ts';
import { graphOf } from '../pipeline.ts';

test.each<
  [
    name: string,
    text: string,
    span: [column: number, endLine: number, endColumn: number],
    shown: string,
    marks: string,
  ]
>([
  ['on one line', 'one two three', [5, 1, 8], 'one two three', '    ^^^'],
  [
    'over several lines: to the end of the first',
    'one two three',
    [5, 3, 2],
    'one two three',
    '    ^^^^^^^^^',
  ],
  ['over several lines, and ends further left', 'one two three', [9, 2, 2], 'one two three', '        ^^^^^'],
  ['of no width', 'one two three', [5, 1, 5], 'one two three', '    ^'],
  ['beyond the line', 'one', [4, 1, 9], 'one', '   ^'],
  ['after a tab', '\tone', [2, 1, 5], ' one', ' ^^^'],
])('the caret of a place %s', (_name, text, [column, endLine, endColumn], shown, marks) => {
  const graph = graphOf({ 'a.md': text });
  const problem: Problem = {
    id: 'code/prompt',
    level: 'error',
    message: 'm',
    hint: 'h',
    file: 'a.md',
    line: 1,
    column,
    endLine,
    endColumn,
    related: [],
  };
  const output = pretty((_style, plain) => ({ open: '', text: plain, close: '' }))({
    graph,
    problems: [problem],
    lineAt: () => text,
    took: 0,
  });
  expect(output.map(renderLine).slice(2, 4)).toEqual([`    1 | ${shown}`, `      | ${marks}`]);
});
