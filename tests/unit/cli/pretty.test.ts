import path from 'node:path';
import { expect, test } from 'vitest';
import { checkEntry, problemsByFile } from '../../../src/checks/run.ts';
import { renderLine } from '../../../src/cli/output-line.ts';
import { github } from '../../../src/cli/reporters/github.ts';
import { pretty } from '../../../src/cli/reporters/pretty.ts';
import type { Reporter } from '../../../src/cli/reporters/report.ts';
import { deriveStates } from '../../../src/graph/derived.ts';
import { displayPath } from '../../../src/shared/path.ts';
import type { Problem } from '../../../src/shared/diagnostic.ts';
import { graphOf, TODAY } from '../pipeline.ts';

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
    files: [[problem]],
    lineAt: () => text,
    took: () => 0,
  });
  expect([...output].flat().map(renderLine).slice(2, 4)).toEqual([`    1 | ${shown}`, `      | ${marks}`]);
});

test.each<[name: string, reporter: Reporter, first: string]>([
  ['pretty', pretty((_style, plain) => ({ open: '', text: plain, close: '' })), 'a.md'],
  ['github', github, '::warning file=a.md,line=3'],
])('%s prints the problems of a file before the next file is checked', (_name, reporter, first) => {
  const graph = graphOf({ 'a.md': '# A\n\n[x](nowhere.md)\n', 'b.md': '# B\n\n```sh\nls "\n```\n' });
  const checked: string[] = [];
  const files = problemsByFile(graph, deriveStates(graph, TODAY), [], (entry, isStrict) => {
    checked.push(entry.file);
    return checkEntry(entry, isStrict);
  });
  const groups = Iterator.from(reporter({ graph, files, lineAt: () => '', took: () => 0 }));
  const shown = (groups.next().value ?? []).map(renderLine).join('\n');
  expect(shown).toContain(first.replace('a.md', displayPath(path.join(graph.content.root, 'a.md'))));
  expect(checked).toEqual(['a.md']);
  const others = [...groups].flat().map(renderLine).join('\n');
  expect(others).toContain('b.md');
  expect(others).toContain('2 warnings');
});
