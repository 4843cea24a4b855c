import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { commitNamed, writeCommit } from '../../../src/repository/checkout.ts';
import { workTreeOf } from '../../../src/repository/git.ts';
import { tree } from '../tree.ts';
import { commit, git, initialize } from './repository.ts';

function filesIn(folder: string): Record<string, string> {
  const names = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const files = names.filter((name) => fs.lstatSync(path.join(folder, name)).isFile()).toSorted();
  return Object.fromEntries(files.map((name) => [name, fs.readFileSync(path.join(folder, name), 'utf8')]));
}

async function written(root: string, ref: string): Promise<Record<string, string> | undefined> {
  const workTree = workTreeOf(root);
  const id = workTree && (await commitNamed(workTree, ref));
  if (!workTree || id === undefined) return undefined;
  const to = tree({});
  expect(await writeCommit(workTree, id, to, (file) => !file.endsWith('.png'))).toBe(true);
  return filesIn(to);
}

test('the files of a commit are written as they were committed; no filter of the repository runs', async () => {
  const root = tree({});
  initialize(root);
  commit(root, '2026-01-01', {
    'docs/ä b.md': 'old\n',
    'map.png': 'x',
    link: { to: '/etc/passwd' },
    empty: '',
  });
  git(root, ['tag', 'v1']);
  commit(root, '2026-01-02', { 'docs/ä b.md': 'new\n', '.gitattributes': '* filter=x\n' });
  git(root, ['config', 'filter.x.smudge', `touch ${root}/trace; cat`]);
  const old = { 'docs/ä b.md': 'old\n', 'map.png': '', empty: '' };
  expect(await written(root, 'v1')).toEqual(old);
  expect(await written(root, 'HEAD~1')).toEqual(old);
  expect(await written(root, 'trunk')).toMatchObject({ 'docs/ä b.md': 'new\n' });
  expect(fs.existsSync(path.join(root, 'trace'))).toBe(false);
});

test.each(['gone', '--output=x', '', 'HEAD:docs'])('%j names no commit', async (ref) => {
  const root = tree({});
  initialize(root);
  commit(root, '2026-01-01', { 'docs/a.md': '' });
  expect(await written(root, ref)).toBeUndefined();
});

test('names that lead out of the folder, or to what belongs to git, are left out', async () => {
  const root = tree({});
  initialize(root);
  commit(root, '2026-01-01', { 'a.md': 'a' });
  const blob = Buffer.from(git(root, ['rev-parse', 'HEAD:a.md']), 'hex');
  const entry = (name: string) => Buffer.concat([Buffer.from(`100644 ${name}\0`), blob]);
  const names = ['..', '..\\b', '.GIT', 'a.md', 'c:d'];
  const input = Buffer.concat(names.map(entry));
  const options = { cwd: root, input, encoding: 'utf8' } as const;
  const id = execFileSync(
    'git',
    ['hash-object', '-w', '-t', 'tree', '--literally', '--stdin'],
    options,
  ).trim();
  expect(await written(root, git(root, ['commit-tree', '-m', 'x', id]))).toEqual({ 'a.md': 'a' });
});
