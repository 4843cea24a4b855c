import fs from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { discoverFiles } from '../../../src/entries/discover.ts';
import { tree, type Files, withoutPrivileges } from '../tree.ts';

function found(root: string, ignore: string[] = [], exclude: string[] = []) {
  const { files, markdown, findings } = discoverFiles(root, { ignore, exclude });
  return { files: [...files], markdown, problems: findings.map(({ file, id }) => [file, id]) };
}

test('lists files in one order, and leaves out hidden ones and node_modules', () => {
  const root = tree({
    'b.md': '',
    'B.md': '',
    'a/z.md': '',
    'a.png': '',
    '.git/x.md': '',
    '.hidden.md': '',
    'node_modules/x/y.md': '',
    'x.md/inner.md': '',
    'A Name #1?%.MARKDOWN': '',
    '🔥.md': '',
  });
  expect(found(root)).toEqual({
    files: ['A Name #1?%.MARKDOWN', 'B.md', 'a.png', 'a/z.md', 'b.md', 'x.md/inner.md', '🔥.md'],
    markdown: ['A Name #1?%.MARKDOWN', 'B.md', 'a/z.md', 'b.md', 'x.md/inner.md', '🔥.md'],
    problems: [['x.md', 'file/not-regular']],
  });
});

describe('ignores', () => {
  const files = { 'a.md': '', 'drafts/b.md': '', 'drafts/deep/c.md': '', 'x/drafts/d.md': '' };
  test.each([
    [['drafts'], ['a.md', 'x/drafts/d.md']],
    [['drafts/'], ['a.md', 'x/drafts/d.md']],
    [['./drafts/**'], ['a.md', 'x/drafts/d.md']],
    [['/drafts'], ['a.md', 'x/drafts/d.md']],
    [['**/drafts'], ['a.md']],
    [['*.md'], ['drafts/b.md', 'drafts/deep/c.md', 'x/drafts/d.md']],
    [
      ['', '/', '['],
      ['a.md', 'drafts/b.md', 'drafts/deep/c.md', 'x/drafts/d.md'],
    ],
  ])('%j', (ignore, expected) => {
    expect(found(tree(files), ignore).markdown).toEqual(expected);
  });
});

test('leaves out the folders that are not content', () => {
  const root = tree({ 'a.md': '', 'dist/b.md': '' });
  expect(found(root, [], [path.join(root, 'dist')]).markdown).toEqual(['a.md']);
});

describe('symbolic links', () => {
  const rows: [name: string, files: Files, markdown: string[], problems: string[][]][] = [
    ['to a file inside', { 'a.md': '', 'b.md': { to: 'a.md' } }, ['a.md', 'b.md'], []],
    ['to a folder inside, which keeps its own name', { 'z/x.md': '', a: { to: 'z' } }, ['z/x.md'], []],
    ['to the folder above', { 'a/x.md': '', 'a/up': { to: '..' } }, ['a/x.md'], []],
    ['to itself', { 'a.md': '', loop: { to: 'loop' } }, ['a.md'], [['loop', 'file/symlink-broken']]],
    [
      'in a circle',
      { 'a.md': { to: 'b.md' }, 'b.md': { to: 'a.md' } },
      [],
      [
        ['a.md', 'file/symlink-broken'],
        ['b.md', 'file/symlink-broken'],
      ],
    ],
    ['to nothing', { 'a.md': { to: 'gone.md' } }, [], [['a.md', 'file/symlink-broken']]],
    ['through a file', { 'a.md': '', 'b.md': { to: 'a.md/x' } }, ['a.md'], [['b.md', 'file/symlink-broken']]],
    ['to a file outside', { 'a.md': { to: '/etc/hostname' } }, [], [['a.md', 'file/symlink-outside']]],
    ['to a folder outside', { up: { to: '../..' } }, [], [['up', 'file/symlink-outside']]],
    ['to a device', { 'a.md': { to: '/dev/zero' } }, [], [['a.md', 'file/symlink-outside']]],
  ];
  test.each(rows)('%s', (_name, files, markdown, problems) => {
    const { markdown: listed, problems: met } = found(tree(files));
    expect([listed, met]).toEqual([markdown, problems]);
  });
});

test('reports sockets, even where a link leads to one, and lists files only', async () => {
  const root = tree({ 'a.md': '', 'b.md': { to: 'socket.md' } });
  const server = createServer();
  onTestFinished(() => void server.close());
  await new Promise<void>((resolve) => void server.listen(path.join(root, 'socket.md'), resolve));
  expect(found(root)).toMatchObject({
    markdown: ['a.md'],
    problems: [
      ['socket.md', 'file/not-regular'],
      ['b.md', 'file/not-regular'],
    ],
  });
});

test('reports a name that is not UTF-8 and reads on', () => {
  const root = tree({ 'a.md': '' });
  fs.writeFileSync(Buffer.from(`${root}/caf\xe9.md`, 'latin1'), 'x');
  expect(found(root)).toMatchObject({
    markdown: ['a.md'],
    problems: [['caf\u{fffd}.md', 'file/name-not-utf8']],
  });
});

test('reports a folder that must not be read', () => {
  const root = tree({ 'a.md': '', 'secret/b.md': '' });
  fs.chmodSync(path.dirname(root), 0o755);
  fs.chmodSync(path.join(root, 'secret'), 0);
  expect(withoutPrivileges(() => found(root))).toMatchObject({
    markdown: ['a.md'],
    problems: [['secret', 'file/unreadable']],
  });
  fs.chmodSync(path.join(root, 'secret'), 0o700);
});
