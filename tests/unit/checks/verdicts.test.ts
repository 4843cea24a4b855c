import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { problemsOf } from '../pipeline.ts';
import type { Files } from '../tree.ts';

/*
 * A hundred of the problems that `handrail check` reports on GitLab's runbooks, each read at its place and judged. Ids of at
 * most 14 problems are there with all of them; of the others, 16 or 17 at even distances, the problems ordered by file,
 * line and column. `text` quotes the one to five lines that matter, with \n, \t and \\ escaped; the problem is at its line
 * `at`, and `beside` is a page that must exist for it. What was true and is understood by now is settled.
 *
 * Source of the quotations: https://gitlab.com/gitlab-com/runbooks, as of 2022. MIT License, Copyright (c) 2011-2017 GitLab B.V.
 */
const [, ...verdicts] = readFileSync(new URL('../../verdicts.tsv', import.meta.url), 'utf8')
  .replace(/\n$/, '')
  .split('\n')
  .map((row) => {
    const [page = '', line = '', id = '', verdict = '', why = '', at = '', beside = '', text = ''] =
      row.split('\t');
    return { page, line, id, verdict, why, at: Number(at), beside, text: unescaped(text) };
  });
const held = verdicts.filter(({ verdict }) => verdict === 'true');
const settled = verdicts.filter(({ verdict }) => verdict === 'settled');

function unescaped(text: string): string {
  return text.replaceAll(/\\(.)/g, (_, sign: string) => ({ n: '\n', t: '\t' })[sign] ?? sign);
}

test('of a hundred, at most two are false', () => {
  expect(verdicts).toHaveLength(100);
  const right = held.length + settled.length;
  expect(verdicts.filter(({ verdict }) => verdict === 'false').length).toBe(verdicts.length - right);
  expect(right).toBeGreaterThanOrEqual(98);
  expect(verdicts.filter(({ why }) => why === '')).toEqual([]);
});

function placesIn({ page, beside, text }: (typeof verdicts)[number]) {
  const files: Files = { [page]: text, ...(beside && { [beside]: '# Beside' }) };
  return problemsOf(files).map((problem) => [problem.file, problem.line, problem.id]);
}

describe('what was found true is still reported', () => {
  test.each(held)('$id on $page:$line', (one) => {
    expect(placesIn(one)).toContainEqual([one.page, one.at, one.id]);
  });
});

describe('what is settled is not', () => {
  test.each(settled)('$id on $page:$line', (one) => {
    expect(placesIn(one)).not.toContainEqual([one.page, one.at, one.id]);
  });
});
