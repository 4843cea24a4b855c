import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseEntry } from '../../../src/entries/parse.ts';

/*
 * A hundred pages of two public trees of runbooks, each read as a whole by somebody who did not know the rules of `infer*.ts`, and
 * what they are: kind, title, service, alert. The first sixty were chosen when the rules were made, the forty after that.
 * `headings` quotes at most the first twelve of each page, from which the page is made again here.
 *
 * https://github.com/prometheus-operator/runbooks, Apache License 2.0;
 * https://gitlab.com/gitlab-com/runbooks, as of 2022. MIT License, Copyright (c) 2011-2017 GitLab B.V.
 */
const [, ...verdicts] = readFileSync(new URL('../../adoption.tsv', import.meta.url), 'utf8')
  .replace(/\n$/, '')
  .split('\n')
  .map((row) => {
    const [tree = '', file = '', front = '', headings = '', ...decided] = row.split('\t');
    const [kind = '', title = '', service = '', alert = '', , sample = ''] = decided;
    return { tree, file, front, headings, decided: [kind, title, service, alert], sample };
  });

function found({ tree, file, front, headings }: (typeof verdicts)[number]): string[] {
  const fields = front === '' ? '' : `---\ntitle: ${JSON.stringify(front)}\n---\n\n`;
  const body = headings.replaceAll(/(?:^| \| )(?=#{1,6} )/g, '\n\n');
  const options = { rootName: tree, strict: false };
  const { entry } = parseEntry(`${fields}${body}\n`, file, options);
  return [entry.kind, entry.title, entry.services.join(), entry.alerts.join()];
}

describe.each([
  ['60', 56],
  ['40', 36],
])('of %s pages', (sample, least) => {
  const pages = verdicts.filter((verdict) => verdict.sample === sample);

  test(`at least ${least} are taken for what they are`, () => {
    expect(pages).toHaveLength(Number(sample));
    const right = pages.filter((page) => String(found(page)) === String(page.decided));
    expect(right.length).toBeGreaterThanOrEqual(least);
  });
});
