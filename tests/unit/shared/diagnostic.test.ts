import { expect, test } from 'vitest';
import { RULES } from '../../../src/shared/rules.ts';
import { FILE_START } from '../../../src/shared/position.ts';
import { diagnostic, applySeverity } from '../../../src/shared/diagnostic.ts';

const at = (line: number, column: number) => ({ line, column, endLine: line, endColumn: column });

test('a finding says what happened and what to do', () => {
  const span = { line: 3, column: 5, endLine: 3, endColumn: 9 };
  expect(diagnostic('link/anchor', 'a.md', span, { anchor: 'x', page: 'b.md', suggestion: 'y' })).toEqual({
    id: 'link/anchor',
    message: 'Broken anchor: no heading "#x" on b.md.',
    hint: 'Did you mean "#y"?',
    file: 'a.md',
    ...span,
    related: [],
    levels: { strict: 'error', lenient: 'warning' },
  });
});

test('a message is short however long its facts are', () => {
  const target = `data:image/png;base64,${'A'.repeat(2_000_000)}`;
  expect(diagnostic('link/remote-image', 'a.md', FILE_START, { target }).message.length).toBeLessThan(600);
});

test('problems are in the order of files, places and ids, with the level of the tree', () => {
  const findings = [
    diagnostic('link/malformed', 'b.md', at(1, 1), { target: 'x' }),
    diagnostic('link/malformed', 'a.md', at(10, 1), { target: 'x' }),
    diagnostic('link/malformed', 'a.md', at(9, 2), { target: 'x' }),
    diagnostic('file/nul', 'a.md', at(9, 2), {}),
  ];
  const rows = applySeverity(findings, false).map(({ file, line, column, id, level }) => [
    file,
    line,
    column,
    id,
    level,
  ]);
  expect(rows).toEqual([
    ['a.md', 9, 2, 'file/nul', 'warning'],
    ['a.md', 9, 2, 'link/malformed', 'warning'],
    ['a.md', 10, 1, 'link/malformed', 'warning'],
    ['b.md', 1, 1, 'link/malformed', 'warning'],
  ]);
  expect(applySeverity(findings, true).every(({ level }) => level === 'error')).toBe(true);
});

test('a level may depend on what was found', () => {
  const place = { line: 1, column: 1, endLine: 1, endColumn: 1 };
  const levels = [
    { name: 'A', pages: true, isInfo: false },
    { name: 'A', pages: false, isInfo: true },
    { name: 'A', pages: false, isInfo: false },
  ].map((facts) => diagnostic('alert/no-runbook', 'r.yaml', place, facts).levels.lenient);
  expect(levels).toEqual(['error', 'info', 'warning']);
});

test('no level is milder in a strict tree', () => {
  const grave = ['info', 'warning', 'error'];
  const milder = Object.entries(RULES).filter(
    ([, { strict, lenient }]) =>
      typeof strict === 'string' &&
      typeof lenient === 'string' &&
      grave.indexOf(strict) < grave.indexOf(lenient),
  );
  expect(milder).toEqual([]);
});
