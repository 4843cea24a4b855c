import { describe, expect, test } from 'vitest';
import {
  baselineOf,
  compare,
  formatBaseline,
  parseBaseline,
  type Baseline,
} from '../../../src/checks/baseline.ts';
import type { Problem } from '../../../src/shared/diagnostic.ts';
import { problemsOf } from '../pipeline.ts';
import type { Files } from '../tree.ts';

/** What the checks find, and the lines that it stands on. */
function found(files: Files): { problems: Problem[]; lineAt: (problem: Problem) => string } {
  const lineAt = ({ file, line }: Problem): string => String(files[file] ?? '').split('\n')[line - 1] ?? '';
  return { problems: problemsOf(files), lineAt };
}

function baseline(files: Files): Baseline {
  const { problems, lineAt } = found(files);
  return baselineOf(problems, lineAt);
}

const LINK = '[x](nowhere.md)';
const BEFORE: Files = { 'a.md': `# A\n\n${LINK}\n`, 'b.md': `# B\n\n${LINK}\n` };

const size = ({ problems }: Baseline): number => problems.reduce((sum, { count }) => sum + count, 0);

describe('what is new since the baseline', () => {
  test.each<[name: string, after: Files, fresh: string[], fixed: number]>([
    ['nothing where nothing changed', BEFORE, [], 0],
    ['nothing where lines moved', { ...BEFORE, 'a.md': `# A\n\nMore.\n\nMore.\n\n${LINK}\n` }, [], 0],
    ['nothing where a file was renamed', { 'c/d.md': `# A\n\n${LINK}\n`, 'b.md': `# B\n\n${LINK}\n` }, [], 0],
    [
      'what a line has that it had not',
      { ...BEFORE, 'a.md': `# A\n\n${LINK} [y](other.md)\n` },
      ['a.md:3', 'a.md:3'],
      1,
    ],
    ['the same once more', { ...BEFORE, 'a.md': `# A\n\n${LINK}\n\n${LINK}\n` }, ['a.md:5'], 0],
    [
      'the same in another file, while the first is there',
      { ...BEFORE, 'c.md': `# C\n\n${LINK}\n` },
      ['c.md:3'],
      0,
    ],
    [
      'the same in another file, though the first was fixed',
      { 'a.md': '# A', 'c.md': `# C\n\n${LINK}\n` },
      [],
      1,
    ],
    ['nothing where all was fixed', { 'a.md': '# A', 'b.md': '# B' }, [], 2],
  ])('%s', (_name, after, fresh, fixed) => {
    const { problems, lineAt } = found(after);
    const compared = compare(problems, baseline(BEFORE), lineAt, (file) => file in after);
    expect(compared.fresh.map(({ file, line }) => `${file}:${line}`)).toEqual(fresh);
    expect(compared.fixed).toBe(fixed);
    // What is left is what was known and is still there: never more.
    expect(size(compared.left)).toBe(problems.length - fresh.length);
  });
});

test('written and read again, it is the same; one problem to a line', () => {
  const made = baseline(BEFORE);
  expect(parseBaseline(formatBaseline(made))).toEqual(made);
  expect(formatBaseline(made).match(/^ {4}\{.*\}/gm)).toHaveLength(2);
  expect(formatBaseline({ version: 1, problems: [] })).toBe('{\n  "version": 1,\n  "problems": []\n}\n');
});

test.each(['', '{', '[]', '{"version":2,"problems":[]}', '{"version":1,"problems":[{"id":"a"}]}'])(
  'no baseline: %j',
  (text) => {
    expect(parseBaseline(text)).toBeUndefined();
  },
);
