import { describe, expect, test } from 'vitest';
import path from 'node:path';
import { settingsSchema } from '../../../src/kinds/settings.ts';
import { gitFacts, webAddress } from '../../../src/repository/facts.ts';
import { sourceOf } from '../../../src/site/repository.ts';
import { tree } from '../tree.ts';
import { commit, git, initialize } from './repository.ts';

/** Where a page is edited, as the repository and the settings of a content folder say it. */
async function editedAt(root: string, file: string, settings = {}) {
  const { repository } = await gitFacts(root, settingsSchema.parse(settings), [file]);
  return sourceOf({ repository }, file).editUrl;
}

describe('where a page is edited', () => {
  const ORIGIN = 'git@github.com:acme/mono.git';
  const PAGE = { 'docs/a.md': '# A' };

  test('on the branch that is checked out, in a subfolder and in a worktree', async () => {
    const root = tree(PAGE);
    initialize(root, ORIGIN);
    commit(root, '2026-01-01');
    const docs = path.join(root, 'docs');
    expect(await editedAt(docs, 'a.md')).toBe('https://github.com/acme/mono/edit/trunk/docs/a.md');
    git(root, ['worktree', 'add', '--quiet', '-b', 'fix', '../fix']);
    expect(await editedAt(path.join(root, '../fix'), 'docs/a.md')).toBe(
      'https://github.com/acme/mono/edit/fix/docs/a.md',
    );
  });

  test('detached: on the default branch of the remote, else nowhere', async () => {
    const root = tree(PAGE);
    initialize(root, ORIGIN);
    const head = commit(root, '2026-01-01');
    git(root, ['checkout', '--quiet', '--detach']);
    expect(await editedAt(root, 'docs/a.md')).toBeUndefined();
    expect(await editedAt(root, 'docs/a.md', { branch: 'dev' })).toBe(
      'https://github.com/acme/mono/edit/dev/docs/a.md',
    );
    git(root, ['update-ref', 'refs/remotes/origin/dev', head]);
    git(root, ['symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/dev']);
    expect(await editedAt(root, 'docs/a.md')).toBe('https://github.com/acme/mono/edit/dev/docs/a.md');
  });

  test('in a submodule: in its own repository', async () => {
    const inner = tree({ 'guides/b.md': '# B' });
    initialize(inner);
    commit(inner, '2026-01-01');
    const root = tree(PAGE);
    initialize(root, ORIGIN);
    git(root, ['-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', inner, 'docs/mono']);
    git(path.join(root, 'docs/mono'), ['remote', 'set-url', 'origin', 'https://gitlab.com/acme/inner.git']);
    commit(root, '2026-01-02');
    const docs = path.join(root, 'docs');
    expect(await editedAt(docs, 'mono/guides/b.md')).toBe(
      'https://gitlab.com/acme/inner/-/edit/trunk/guides/b.md',
    );
    git(path.join(root, 'docs/mono'), ['remote', 'remove', 'origin']);
    expect(await editedAt(docs, 'mono/guides/b.md')).toBeUndefined();
  });

  test('without git: where the settings say', async () => {
    const root = tree(PAGE);
    expect(await editedAt(root, 'docs/a.md')).toBeUndefined();
    expect(await editedAt(root, 'docs/a.md', { edit: 'https://git.example.com/ops/{path}' })).toBe(
      'https://git.example.com/ops/docs/a.md',
    );
  });
});

describe('the web address of a remote', () => {
  test.each([
    ['git@github.com:team/ops.git', 'https://github.com/team/ops'],
    ['https://github.com/team/ops.git', 'https://github.com/team/ops'],
    ['https://token@gitlab.example.com/group/sub/ops', 'https://gitlab.example.com/group/sub/ops'],
    ['ssh://git@git.example.com:2222/team/ops.git', 'https://git.example.com/team/ops'],
    ['git@bitbucket.org:team/ops', 'https://bitbucket.org/team/ops'],
    ['https://ada:secret@git.example.com/team/ops.git', 'https://git.example.com/team/ops'],
    ['https://ada:se:cr:et@git.example.com:8443/team/ops', 'https://git.example.com:8443/team/ops'],
    ['http://gitea.example.com:3000/team/ops.git', 'http://gitea.example.com:3000/team/ops'],
    ['git@ssh.dev.azure.com:v3/acme/shop/mono', 'https://dev.azure.com/acme/shop/_git/mono'],
    ['acme@vs-ssh.visualstudio.com:v3/acme/shop/mono', 'https://acme.visualstudio.com/shop/_git/mono'],
    ['https://acme@dev.azure.com/acme/shop/_git/mono', 'https://dev.azure.com/acme/shop/_git/mono'],
    [
      'ssh://git@bitbucket.example.com:7999/ops/mono.git',
      'https://bitbucket.example.com/projects/ops/repos/mono',
    ],
    ['https://stash.example.com/scm/~ada/mono.git', 'https://stash.example.com/users/ada/repos/mono'],
    ['https://:secret@git.example.com/team/ops', 'https://git.example.com/team/ops'],
    ['https://ada.b:se/cret@git.example.com/team/ops', undefined],
    ['https://ada.b:secret/@git.example.com/team/ops', undefined],
    ['https://ada:se@cret@git.example.com/team/ops', undefined],
    ['https://git.example.com/team/ops?private_token=secret', undefined],
    ['https://git.example.com/team/ops#secret', undefined],
    ['https://git.example.com/ada:secret@git.example.com/ops', undefined],
    ['ada.b:secret@git.example.com:team/ops', undefined],
    ['https://dev.azure.com/team/Our%20Ops/_git/ops', 'https://dev.azure.com/team/Our%20Ops/_git/ops'],
    ['git@git.example.com:/srv/ops.git', 'https://git.example.com/srv/ops'],
    ['git.example.com:~ada/ops.git', 'https://git.example.com/~ada/ops'],
    ['ssh://localhost/ops', 'https://localhost/ops'],
    ['ext::sh -c evil.example/x', undefined],
    ['javascript:alert.a/b', undefined],
    ['/srv/git/ops.git', undefined],
    ['../ops', undefined],
    ['', undefined],
  ])('%s', (remote, address) => {
    expect(webAddress(remote)).toBe(address);
  });
});
