import { describe, expect, test } from 'vitest';
import { readContent } from '../../../src/entries/read.ts';
import { tree, type Files } from '../tree.ts';

function ownersOf(files: Files): Record<string, (string | undefined)[]> {
  const { entries } = readContent(tree(files));
  return Object.fromEntries(
    entries.map(({ file, data, inferred }) => [file, [data.owner, inferred['owner']]]),
  );
}

describe('OWNERS', () => {
  test.each<[name: string, text: string, owner: string | undefined]>([
    ['Kubernetes', 'approvers:\n  - ann\n  - bob\nreviewers:\n  - eve\n', 'ann, bob'],
    ['reviewers alone', 'reviewers: [eve]\n', 'eve'],
    ['with filters', 'filters:\n  ".*":\n    approvers: [ann]\n', undefined],
    [
      'addresses',
      '# team\nann@x.example\nbob@x.example # lead\nset noparent\n',
      'ann@x.example, bob@x.example',
    ],
    ['nothing', '', undefined],
    ['no list', 'approvers: everybody\n', undefined],
  ])('%s', (_name, text, owner) => {
    const rule = owner === undefined ? undefined : 'redis/OWNERS';
    expect(ownersOf({ 'redis/OWNERS': text, 'redis/deep/a.md': '# A' })).toEqual({
      'redis/deep/a.md': [owner, rule],
    });
  });

  test('the nearest holds, before CODEOWNERS, and after what the page says', () => {
    expect(
      ownersOf({
        OWNERS: 'approvers: [all]',
        'a/OWNERS': 'approvers: [near]',
        CODEOWNERS: '* @org/team',
        'a/x.md': '# X',
        'a/y.md': '---\nowner: me\n---\n# Y',
        'b/z.md': '# Z',
      }),
    ).toEqual({
      'a/x.md': ['near', 'a/OWNERS'],
      'a/y.md': ['me', undefined],
      'b/z.md': ['all', 'OWNERS'],
    });
  });
});

describe('CODEOWNERS', () => {
  test.each<[lines: string, file: string, owner: string | undefined]>([
    ['* @all', 'a/b.md', '@all'],
    ['* @all\n*.md @writers @editors', 'a/b.md', '@writers, @editors'],
    ['* @all\n/a/ @a', 'a/b/c.md', '@a'],
    ['* @all\n/a/ @a', 'b/a/c.md', '@all'],
    ['a/ @a', 'b/a/c.md', '@a'],
    ['docs/* @a', 'docs/b.md', '@a'],
    ['docs/* @a', 'docs/b/c.md', undefined],
    ['docs/**/c.md @a', 'docs/b/c.md', '@a'],
    ['* @all\n/a/', 'a/b.md', undefined],
    ['# * @all\n\n* @all # everybody', 'b.md', '@all'],
    ['my\\ docs/ @a', 'my docs/b.md', '@a'],
    ['[Docs] @writers\n*.md\n[Code]\n*.go @dev', 'b.md', '@writers'],
    ['^[Docs][2] @writers\n*.md @one', 'b.md', '@one'],
    ['* ann@x.example', 'b.md', 'ann@x.example'],
  ])('%j: %s is of %j', (lines, file, owner) => {
    const found = ownersOf({ '.github/CODEOWNERS': lines, [file]: '# A' });
    expect(found[file]?.[0]).toBe(owner);
  });

  test('a folder of a repository is named in it by its own name', () => {
    const root = tree({ 'docs/CODEOWNERS': '/docs/a.md @a\n', 'docs/a.md': '# A', 'docs/b.md': '# B' });
    const { entries } = readContent(`${root}/docs`);
    expect(entries.map(({ file, data }) => [file, data.owner])).toEqual([
      ['a.md', '@a'],
      ['b.md', undefined],
    ]);
  });

  test('the line is named', () => {
    const found = ownersOf({ CODEOWNERS: '# who\n\n* @all\n', 'a.md': '# A' });
    expect(found).toEqual({ 'a.md': ['@all', 'CODEOWNERS, line 3'] });
  });
});

test('a strict tree says it itself', () => {
  const files = { 'handrail.yaml': 'strict: true', OWNERS: 'approvers: [all]', 'a.md': '# A' };
  expect(ownersOf(files)).toEqual({ 'a.md': [undefined, undefined] });
});
