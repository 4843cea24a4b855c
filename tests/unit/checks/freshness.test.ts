import { describe, expect, test } from 'vitest';
import { checkReviews, checkValidations, validatedPages } from '../../../src/checks/freshness.ts';
import { deriveStates } from '../../../src/graph/derived.ts';
import { graphOf, TODAY } from '../pipeline.ts';
import type { Files } from '../tree.ts';

const page = (yaml: string): string => `---\ntitle: A\n${yaml}\n---\n`;

function overdue(files: Files): string[] {
  const graph = graphOf(files);
  return checkReviews(graph, deriveStates(graph, TODAY)).map(
    ({ file, line, message }) => `${file}:${line} ${message}`,
  );
}

describe('past its review date', () => {
  test.each<[name: string, settings: string, file: string, yaml: string, said: string[]]>([
    ['no policy', '', 'runbooks/a.md', 'reviewed: 2020-01-01', []],
    [
      'by kind',
      'review: { runbooks: 180d }',
      'runbooks/a.md',
      'reviewed: 2026-01-01',
      ['runbooks/a.md:3 Review overdue: last reviewed 2026-01-01, interval 180d.'],
    ],
    [
      'a severity goes before a kind',
      'review: { runbooks: 1d, P2: 400d }',
      'runbooks/a.md',
      'reviewed: 2026-01-01\nseverity: P2',
      [],
    ],
    [
      'a page goes before both',
      'review: { guides: 400d }',
      'guides/a.md',
      'reviewed: 2026-10-01\nreview_every: 1mo',
      ['guides/a.md:3 Review overdue: last reviewed 2026-10-01, interval 1mo.'],
    ],
    [
      'carried out since',
      'review: { runbooks: 30d }',
      'runbooks/a.md',
      'reviewed: 2020-01-01\nvalidated: 2026-11-01',
      [],
    ],
    [
      'carried out long ago',
      'review: { runbooks: 30d }',
      'runbooks/a.md',
      'reviewed: 2020-01-01\nvalidated: 2026-10-01',
      ['runbooks/a.md:4 Review overdue: last reviewed 2026-10-01, interval 30d.'],
    ],
    [
      'never',
      'review: { services: 1y }',
      'services/a.md',
      'owner: b',
      ['services/a.md:1 Missing review date: interval 1y.'],
    ],
    ['of another kind', 'review: { services: 1y }', 'guides/a.md', 'owner: b', []],
  ])('%s', (_name, settings, file, yaml, said) => {
    expect(overdue({ 'handrail.yaml': settings, [file]: page(yaml) })).toEqual(said);
  });
});

describe('changed since it was carried out', () => {
  const files = {
    'runbooks/a.md': page('validated: 2026-10-01'),
    'runbooks/b.md': page('validated: 2026-11-01\nowner: c'),
    'runbooks/c.md': page('owner: c'),
    'guides/d.md': page('reviewed: 2026-10-01'),
  };

  test('git is asked for runbooks that were', () => {
    expect(validatedPages(graphOf(files))).toEqual([
      { file: 'runbooks/a.md', validated: '2026-10-01', frontmatter: 4 },
      { file: 'runbooks/b.md', validated: '2026-11-01', frontmatter: 5 },
    ]);
  });

  test('each at its date, a clone that is too short once', () => {
    const changed = new Map([['runbooks/b.md', '2026-11-02']]);
    const found = checkValidations(graphOf(files), { changed, isCut: true });
    expect(found.map(({ id, file, line, column }) => [id, file, line, column])).toEqual([
      ['fresh/changed-since-validated', 'runbooks/b.md', 3, 12],
      ['fresh/shallow-history', '.', 1, 1],
    ]);
  });
});
