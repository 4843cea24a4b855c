import { z } from 'zod';
import { fields, glob, oneOf, oneOrMany, said, scalar, text, textAs } from './types.ts';

/** What an assertion may say about what it matched. */
const TESTS = ['equals', 'one_of', 'at_most', 'at_least', 'matches', 'present', 'absent'] as const;

const pattern = said('a valid regular expression', (words) => textAs(words).refine(isPattern, words));

const amount = said('a number with or without a unit, such as 5 or 50MB', (words) =>
  textAs(words).refine((value) => parseAmount(value) !== undefined, words),
);

const present = said('true, or a set of fields: where', (words) =>
  z.union(
    [
      z.literal(true, words).transform((): { where?: string } => ({})),
      fields({ where: glob.describe('Files that must each have a match, e.g. `runbooks/**`.') }),
    ],
    words,
  ),
);

const absent = said('true', (words) => z.literal(true, words));

/** One thing that can be read off the content: where to look, what to match, and what the match must be. */
export const assertion = fields({
  in: oneOf(['code', 'prose', 'frontmatter', 'file']).describe(
    'Which part of a page is read; `file`: files of the repository instead of pages.',
  ),
  files: glob
    .optional()
    .describe(
      'With `in: file`: which files of the repository are read, from its top, e.g. `deploy/**/*.yaml`. They must be tracked by git.',
    ),
  language: text.optional().describe('With `in: code`: only blocks of this language, e.g. `yaml`.'),
  within: glob
    .optional()
    .describe(
      'Which files are read, e.g. `guides/**`. Without it: phases, guides, runbooks, troubleshooting and alerting, which prescribe; not what describes faults.',
    ),
  match: pattern.describe(
    'A regular expression. What is compared is its one capture, e.g. `--timeout=(\\d+s)`; `present` and `absent` need none.',
  ),
  equals: scalar.optional().describe('The capture is exactly this, e.g. `5s`.'),
  one_of: oneOrMany(scalar).optional().describe('The capture is one of these, e.g. `[5s, 10s]`.'),
  at_most: amount
    .optional()
    .describe('The capture is a number not above this; units must be the same, e.g. `50MB`.'),
  at_least: amount.optional().describe('The capture is a number not below this, e.g. `5`.'),
  matches: pattern
    .optional()
    .describe('The capture matches this regular expression from end to end, e.g. `[a-z-]+`.'),
  present: present
    .optional()
    .describe('There is a match: `true` for anywhere, `where: <glob>` for each of these files.'),
  absent: absent.optional().describe('`true`: there is no match anywhere.'),
}).superRefine((value, context) => {
  const tests = TESTS.filter((test) => value[test] !== undefined);
  const isFile = value.in === 'file';
  const complain = (message: string, path: string[]): void =>
    context.addIssue({ code: 'custom', message, path });
  if (isFile && value.files === undefined) complain('an assertion with "files", since it reads files', []);
  if (!isFile && value.files !== undefined) complain('absent unless "in" is file', ['files']);
  if (isFile && value.within !== undefined) complain('absent where "in" is file', ['within']);
  if (tests.length !== 1)
    complain(
      `an assertion with exactly one of ${TESTS.join(', ')}, found ${tests.length === 0 ? 'none' : tests.join(' and ')}`,
      [],
    );
  else if (!/^(present|absent)$/.test(tests[0] ?? '') && capturesOf(value.match) !== 1)
    complain(
      `a regular expression with one capture, such as timeout=(\\d+); this has ${capturesOf(value.match)}`,
      ['match'],
    );
});

/** `50MB` → 50 and `mb`. */
export function parseAmount(written: string): { value: number; unit: string } | undefined {
  const [, value, unit = ''] = /^(-?\d+(?:\.\d+)?) ?([a-z%]*)$/i.exec(written.trim()) ?? [];
  return value === undefined ? undefined : { value: Number(value), unit: unit.toLowerCase() };
}

function isPattern(source: string): boolean {
  try {
    return new RegExp(source, 'm') instanceof RegExp;
  } catch {
    return false;
  }
}

/** An empty alternative always matches, and its match lists every group. What is no pattern was complained of before. */
function capturesOf(source: string): number {
  if (!isPattern(source)) return 1;
  return (new RegExp(`${source}|`, 'm').exec('')?.length ?? 1) - 1;
}
