import path from 'node:path';
import { expect, test } from 'vitest';
import { lastChanges } from '../../../src/repository/last-changes.ts';
import { tree } from '../tree.ts';
import { commit, git, initialize } from './repository.ts';

/** The day of the last change of each file; nothing of those without one. */
async function daysIn(root: string, ...files: readonly string[]): Promise<Record<string, string>> {
  const changes = await lastChanges(root, files, { authors: false });
  return Object.fromEntries(
    [...changes].map(([file, { at }]) => [file, new Date(at).toISOString().slice(0, 10)]),
  );
}

function repository(): string {
  const root = tree({});
  initialize(root);
  return root;
}

test('the newest commit that changed a file, below the content folder, with its author if asked for', async () => {
  const root = repository();
  commit(root, '2026-01-01', { 'docs/ä b.md': '1', 'docs/c.md': '1' });
  const id = commit(root, '2026-01-02', { 'docs/ä b.md': '2' });
  commit(root, '2026-01-03', { 'src/x.md': '1' });
  const docs = path.join(root, 'docs');
  expect(await daysIn(docs, 'ä b.md', 'c.md', 'untracked.md')).toEqual({
    'ä b.md': '2026-01-02',
    'c.md': '2026-01-01',
  });
  const at = Date.UTC(2026, 0, 2, 12);
  expect((await lastChanges(docs, ['ä b.md'], { authors: false })).get('ä b.md')).toEqual({ commit: id, at });
  expect((await lastChanges(docs, ['ä b.md'], { authors: true })).get('ä b.md')).toMatchObject({
    author: 'Ada',
  });
});

test('a file that was only moved was not changed', async () => {
  const root = repository();
  commit(root, '2026-01-01', { 'a.md': 'a' });
  git(root, ['mv', 'a.md', 'b.md']);
  commit(root, '2026-01-02');
  git(root, ['mv', 'b.md', 'c.md']);
  commit(root, '2026-01-03', { 'a.md': 'new' });
  expect(await daysIn(root, 'a.md', 'c.md')).toEqual({ 'a.md': '2026-01-03', 'c.md': '2026-01-01' });
});

test('a change in a merge, and one on a branch', async () => {
  const root = repository();
  commit(root, '2026-01-01', { 'a.md': '1', 'b.md': '1' });
  git(root, ['checkout', '--quiet', '-b', 'side']);
  commit(root, '2026-01-02', { 'a.md': 'side', 'b.md': '2' });
  git(root, ['checkout', '--quiet', 'trunk']);
  commit(root, '2026-01-03', { 'a.md': 'trunk' });
  git(root, ['merge', '--quiet', '--no-commit', '--strategy', 'ours', 'side']);
  commit(root, '2026-01-04', { 'a.md': 'both', 'b.md': '2' });
  expect(await daysIn(root, 'a.md', 'b.md')).toEqual({ 'a.md': '2026-01-04', 'b.md': '2026-01-02' });
});

test('a shallow clone says nothing of what changed before it', async () => {
  const root = repository();
  commit(root, '2026-01-01', { 'a.md': '1', 'b.md': '1' });
  commit(root, '2026-01-02', { 'c.md': '1' });
  commit(root, '2026-01-03', { 'a.md': '2' });
  const clone = path.join(root, '../clone');
  git(root, ['clone', '--quiet', '--depth=2', `file://${root}`, clone]);
  expect(await daysIn(clone, 'a.md', 'b.md', 'c.md')).toEqual({ 'a.md': '2026-01-03' });
});

test('a clone without texts knows what changed, and fetches nothing', async () => {
  const root = repository();
  commit(root, '2026-01-01', { 'a.md': '1' });
  commit(root, '2026-01-02', { 'b.md': '1' });
  git(root, ['config', 'uploadpack.allowFilter', 'true']);
  const clone = path.join(root, '../clone');
  git(root, ['clone', '--quiet', '--no-checkout', '--filter=blob:none', `file://${root}`, clone]);
  expect(await daysIn(clone, 'a.md', 'b.md')).toEqual({ 'a.md': '2026-01-01', 'b.md': '2026-01-02' });
});

test('a submodule has its own history; without a repository there is none', async () => {
  const inner = repository();
  commit(inner, '2026-01-01', { 'b.md': '1' });
  const root = repository();
  commit(root, '2026-01-05', { 'docs/a.md': '1' });
  git(root, ['-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', inner, 'docs/inner']);
  commit(root, '2026-01-06');
  expect(await daysIn(path.join(root, 'docs'), 'a.md', 'inner/b.md')).toEqual({
    'a.md': '2026-01-05',
    'inner/b.md': '2026-01-01',
  });
  expect(await daysIn(tree({ 'a.md': '1' }), 'a.md')).toEqual({});
});
