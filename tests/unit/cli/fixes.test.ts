import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { applyFixes } from '../../../src/cli/fixes.ts';
import { readContent } from '../../../src/entries/read.ts';
import { buildGraph } from '../../../src/graph/build.ts';
import type { Edit } from '../../../src/shared/edit.ts';
import type { Problem } from '../../../src/shared/diagnostic.ts';
import { tree } from '../tree.ts';

const PLACE = { line: 1, column: 1, endLine: 1, endColumn: 1 };

const problem = (...fix: Edit[]): Problem => ({
  ...PLACE,
  id: 'link/anchor',
  level: 'warning',
  message: 'It is wrong.',
  hint: 'Mend it.',
  file: 'a.md',
  related: [],
  fix,
});

/** The file as it is after these were mended, and how many were. */
function mended(before: string | Buffer, problems: readonly Problem[]): [text: string, count: number] {
  const root = tree({ 'a.md': before });
  const gone = applyFixes(buildGraph(readContent(root)), problems);
  return [fs.readFileSync(path.join(root, 'a.md'), 'latin1'), gone.length];
}

const edit = (start: number, end: number, text: string): Edit => ({ start, end, text });

test.each<[name: string, before: string | Buffer, problems: Problem[], after: string, count: number]>([
  ['one place', 'abcdef', [problem(edit(1, 3, 'X'))], 'aXdef', 1],
  ['two, whatever their order', 'abcdef', [problem(edit(4, 5, 'YY')), problem(edit(0, 1, ''))], 'bcdYYf', 2],
  ['two in one problem', 'abcdef', [problem(edit(0, 1, ''), edit(5, 6, '!'))], 'bcde!', 1],
  [
    'of two for one place, the first',
    'abcdef',
    [problem(edit(1, 3, 'X')), problem(edit(2, 4, 'Y'))],
    'aXdef',
    1,
  ],
  [
    'line ends and the byte order mark stay',
    '\u{feff}a\r\nbc\r\nd\r\n',
    [problem(edit(3, 4, 'X'))],
    '\u{ef}\u{bb}\u{bf}a\r\nbX\r\nd\r\n',
    1,
  ],
  [
    'the first character after a line end',
    'a\r\nb\r\nc',
    [problem(edit(2, 3, 'X')), problem(edit(4, 5, 'Y'))],
    'a\r\nX\r\nY',
    2,
  ],
  ['what cannot be mended stays', 'abc', [problem()], 'abc', 0],
  ['what is not UTF-8 stays', Buffer.from('caf\u{e9}', 'latin1'), [problem(edit(0, 1, 'X'))], 'caf\u{e9}', 0],
])('%s', (_name, before, problems, after, count) => {
  expect(mended(before, problems)).toEqual([after, count]);
});
