import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readContent } from '../../../src/entries/read.ts';
import { ContentError } from '../../../src/entries/content-error.ts';
import { rowsOf } from '../pipeline.ts';
import { tree, withoutPrivileges } from '../tree.ts';

describe('no content folder', () => {
  test.each([
    ['gone', 'gone', /^Folder not found: .*gone\.$/],
    ['a file', 'a.md', /^Not a folder: .*a\.md\.$/],
  ])('%s', (_name, file, message) => {
    const root = path.join(tree({ 'a.md': '' }), file);
    expect(() => readContent(root)).toThrow(ContentError);
    expect(() => readContent(root)).toThrow(message);
  });
});

test.each([
  ['nothing', {}],
  ['no Markdown', { 'a.txt': 'x', 'handrail.yaml': '' }],
])('%s is one warning', (_name, files) => {
  expect(rowsOf(files)).toEqual([['.', 1, 1, 'content/empty']]);
});

test('an ignored folder is not read', () => {
  expect(rowsOf({ 'handrail.yaml': 'ignore: [bad]', 'a.md': '# A', 'bad/b.md': '[x](y.md)' })).toEqual([]);
});

test('two files that want one address both have a page', () => {
  const root = tree({
    'runbooks/Foo.md': 'one',
    'runbooks/foo.md': 'two',
    'runbooks/foo-2.md': 'three',
    'runbooks/foo/README.md': 'four',
  });
  const { entries, findings } = readContent(root);
  expect(entries.map(({ file, url }) => [file, url])).toEqual([
    ['runbooks/Foo.md', '/runbooks/foo/'],
    ['runbooks/foo-2.md', '/runbooks/foo-2/'],
    ['runbooks/foo.md', '/runbooks/foo-3/'],
    ['runbooks/foo/README.md', '/runbooks/foo-4/'],
  ]);
  const duplicates = findings.filter(({ id }) => id === 'schema/duplicate-id');
  expect(duplicates.map(({ file, related }) => [file, related[0]?.file])).toEqual([
    ['runbooks/foo.md', 'runbooks/Foo.md'],
    ['runbooks/foo/README.md', 'runbooks/Foo.md'],
  ]);
});

test('one broken file hides no other', () => {
  const rows = rowsOf({
    'a.md': Buffer.from('# A\xe9', 'latin1'),
    'b.md': '---\ntitle: [\n---\n# B\n\n[x](gone.md)',
    'c.md': { to: 'gone.md' },
    'd.md': '---\nkind: x\n---\n# D\0',
    'e.md': '# E\n\n[x](a.md#b)',
    'handrail.yaml': 'strict: maybe',
  });
  expect(rows).toEqual([
    ['a.md', 1, 4, 'file/not-utf8'],
    ['b.md', 2, 9, 'schema/yaml'],
    ['b.md', 6, 1, 'link/broken'],
    ['c.md', 1, 1, 'file/symlink-broken'],
    ['d.md', 2, 7, 'schema/unknown-kind'],
    ['d.md', 4, 4, 'file/nul'],
    ['e.md', 3, 1, 'link/anchor'],
    ['handrail.yaml', 1, 9, 'settings/invalid'],
  ]);
});

test('a file that must not be read is a problem', () => {
  const root = tree({ 'a.md': '# A', 'b.md': '# B' });
  fs.chmodSync(path.dirname(root), 0o755);
  fs.chmodSync(path.join(root, 'b.md'), 0);
  const { entries, findings } = withoutPrivileges(() => readContent(root));
  expect(entries.map(({ file }) => file)).toEqual(['a.md']);
  expect(findings).toMatchObject([{ file: 'b.md', id: 'file/unreadable' }]);
});

test.each([
  ['an empty file', ''],
  ['white space', ' \n\t\n'],
  ['only frontmatter', '---\ntitle: A\n---\n'],
  ['only frontmatter, not even a line', '---\ntitle: A\n---'],
  ['only a comment', '<!-- later -->'],
])('%s is an entry', (_name, text) => {
  const { entries } = readContent(tree({ 'a.md': text }));
  expect(entries).toMatchObject([{ file: 'a.md', title: 'A', summary: '' }]);
});

test('a folder names a service where something lies in it that is done for one', () => {
  const { entries } = readContent(
    tree({
      'redis/how.md': '# How',
      'redis/RedisDown.md': '# RedisDown\n\n## Meaning\n\n## Impact',
      'words/a.md': '# A',
      'runbooks/redis-down/index.md': '# Redis is down',
    }),
  );
  expect(entries.map(({ file, services }) => [file, services])).toEqual([
    ['redis/RedisDown.md', ['redis']],
    ['redis/how.md', ['redis']],
    ['runbooks/redis-down/index.md', []],
    ['words/a.md', []],
  ]);
});

test('a folder that every repository has is called by the one above it', () => {
  const root = tree({ 'team-runbooks/docs/a.md': '# A' });
  const { entries } = readContent(path.join(root, 'team-runbooks/docs'));
  expect(entries.map(({ kind }) => kind)).toEqual(['runbooks']);
});
