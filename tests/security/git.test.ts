import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { gitFacts } from '../../src/repository/facts.ts';
import { textHistory } from '../../src/repository/text-history.ts';
import { settingsSchema } from '../../src/kinds/settings.ts';
import { filesOf, handrail, write } from '../e2e/command.ts';
import {
  carelessGit,
  CHANGED_ON,
  commit,
  configure,
  gitIn,
  makePartial,
  page,
  scene,
  sign,
  type Scene,
} from './git-repository.ts';

const PAGE = { file: 'runbooks/a.md', validated: '2026-10-01', frontmatter: 4 };

/** All that Handrail asks git for, in this process. */
async function askAll(root: string, pages = [PAGE]) {
  const [history, facts] = await Promise.all([
    textHistory(root, pages),
    gitFacts(root, settingsSchema.parse({})),
  ]);
  return { changed: history.changed.get(PAGE.file), facts };
}

interface Attack {
  /** Prepares the repository. */
  readonly set: (scene: Scene) => void;
  /** A call of git that the attack makes run the canary, which shows that it is one; absent where only a terminal does. */
  readonly control?: readonly string[];
  /** Whether git still knows when the page was changed; not so where texts are missing. */
  readonly isKnown?: false;
  readonly pages?: number;
}

const config =
  (lines: (canary: string) => string) =>
  ({ root, canary }: Scene): void =>
    configure(path.join(root, '.git'), lines(canary));

const attributes = (place: string, filter: string, lines: (canary: string) => string): Attack['set'] => {
  return (given) => {
    write(given.root, { [place]: `*.md ${filter}\n` });
    config(lines)(given);
  };
};

const partial =
  (remote: (canary: string) => string): Attack['set'] =>
  ({ root, canary }) =>
    makePartial(path.join(root, '.git'), remote(canary));

const LOG = ['log', '-p', '--', 'runbooks/a.md'];
const STATUS = ['status'];

const ATTACKS: Readonly<Record<string, Attack>> = {
  'core.fsmonitor': { set: config((canary) => `[core]\n\tfsmonitor = ${canary}`), control: STATUS },
  'core.hooksPath': {
    set: (given) => {
      const hooks = path.join(given.root, 'hooks');
      fs.mkdirSync(hooks);
      for (const hook of [
        'post-index-change',
        'reference-transaction',
        'fsmonitor-watchman',
        'post-checkout',
      ])
        fs.copyFileSync(given.canary, path.join(hooks, hook));
      config(() => `[core]\n\thooksPath = ${hooks}`)(given);
    },
    control: ['update-index', '--force-remove', 'runbooks/a.md'],
  },
  'hooks of the repository': {
    set: ({ root, canary }) => {
      for (const hook of ['post-index-change', 'reference-transaction'])
        fs.copyFileSync(canary, path.join(root, '.git/hooks', hook));
    },
    control: ['update-ref', 'refs/heads/other', 'HEAD'],
  },
  'log.showSignature and gpg.program': {
    set: (given) => {
      sign(given.root);
      config((canary) => `[log]\n\tshowSignature = true\n[gpg]\n\tprogram = ${canary}`)(given);
    },
    control: LOG,
  },
  'log.showSignature and gpg.openpgp.program': {
    set: (given) => {
      sign(given.root);
      config((canary) => `[log]\n\tshowSignature = true\n[gpg "openpgp"]\n\tprogram = ${canary}`)(given);
    },
    control: LOG,
  },
  'diff.external': { set: config((canary) => `[diff]\n\texternal = ${canary}`), control: ['diff', 'HEAD~1'] },
  'a diff driver': {
    set: attributes('.gitattributes', 'diff=x', (canary) => `[diff "x"]\n\tcommand = ${canary}`),
    control: ['diff', 'HEAD~1'],
  },
  'a textconv program': {
    set: attributes('.gitattributes', 'diff=x', (canary) => `[diff "x"]\n\ttextconv = ${canary}`),
    control: LOG,
  },
  'a textconv program with a cache': {
    set: attributes(
      '.gitattributes',
      'diff=x',
      (canary) => `[diff "x"]\n\ttextconv = ${canary}\n\tcachetextconv = true`,
    ),
    control: LOG,
  },
  'a textconv program, attributes in .git/info': {
    set: attributes('.git/info/attributes', 'diff=x', (canary) => `[diff "x"]\n\ttextconv = ${canary}`),
    control: LOG,
  },
  'a textconv program, core.attributesFile': {
    set: (given) => {
      write(given.root, { attributes: '*.md diff=x\n' });
      config(
        (canary) => `[core]\n\tattributesFile = ${given.root}/attributes\n[diff "x"]\n\ttextconv = ${canary}`,
      )(given);
    },
    control: LOG,
  },
  'a clean and a smudge filter': {
    set: attributes(
      '.gitattributes',
      'filter=x',
      (canary) => `[filter "x"]\n\tclean = ${canary}\n\tsmudge = ${canary}\n\trequired = true`,
    ),
    control: ['add', '--renormalize', '.'],
  },
  'a filter process': {
    set: attributes('.gitattributes', 'filter=x', (canary) => `[filter "x"]\n\tprocess = ${canary}`),
    control: ['add', '--renormalize', '.'],
  },
  'core.pager': {
    set: config((canary) => `[core]\n\tpager = ${canary}\n[pager]\n\tlog = ${canary}\n\tconfig = ${canary}`),
  },
  'an alias': {
    set: config(
      (canary) =>
        `[alias]\n\tlog = !${canary}\n\trev-parse = !${canary}\n\tconfig = !${canary}\n\tx = !${canary}`,
    ),
    control: ['x'],
  },
  'an included file': {
    set: (given) => {
      write(given.root, {
        more: `[core]\n\tfsmonitor = ${given.canary}\n[diff]\n\texternal = ${given.canary}\n`,
      });
      config(() => `[include]\n\tpath = ${given.root}/more`)(given);
    },
    control: STATUS,
  },
  'a file that is included under a condition': {
    set: (given) => {
      write(given.root, { more: `[core]\n\tfsmonitor = ${given.canary}\n` });
      config(() => `[includeIf "gitdir:**"]\n\tpath = ${given.root}/more`)(given);
    },
    control: STATUS,
  },
  'configuration of the worktree': {
    set: (given) => {
      write(given.root, { '.git/config.worktree': `[core]\n\tfsmonitor = ${given.canary}\n` });
      config(() => '[core]\n\trepositoryformatversion = 1\n[extensions]\n\tworktreeConfig = true')(given);
    },
    control: STATUS,
  },
  'programs of editors, passwords, proxies and refs': {
    set: config(
      (canary) =>
        `[core]\n\teditor = ${canary}\n\taskPass = ${canary}\n\tgitProxy = ${canary}\n\tsshCommand = ${canary}\n\talternateRefsCommand = ${canary}\n[sequence]\n\teditor = ${canary}\n[credential]\n\thelper = !${canary}\n[uploadpack]\n\tpackObjectsHook = ${canary}\n[interactive]\n\tdiffFilter = ${canary}`,
    ),
    control: ['commit', '--amend'],
  },
  'missing texts: uploadpack': {
    set: partial((canary) => `\turl = .\n\tuploadpack = ${canary}`),
    control: LOG,
    isKnown: false,
  },
  'missing texts: uploadpack, with protocol.file.allow': {
    set: partial(
      (canary) =>
        `\turl = .\n\tuploadpack = ${canary}\n[protocol]\n\tallow = always\n[protocol "file"]\n\tallow = always`,
    ),
    control: LOG,
    isKnown: false,
  },
  'missing texts: core.sshCommand': {
    set: partial((canary) => `\turl = ssh://git@localhost/x\n[core]\n\tsshCommand = ${canary}`),
    control: LOG,
    isKnown: false,
  },
  'missing texts: core.gitProxy': {
    set: partial((canary) => `\turl = git://localhost/x\n[core]\n\tgitProxy = ${canary}`),
    control: LOG,
    isKnown: false,
  },
  'missing texts: the ext transport': {
    set: partial((canary) => `\turl = ext::${canary}\n[protocol "ext"]\n\tallow = always`),
    control: LOG,
    isKnown: false,
  },
  'missing texts: a replaced address': {
    set: partial(
      (canary) =>
        `\turl = https://git.example.com/x\n[url "ext::${canary} "]\n\tinsteadOf = https://git.example.com/\n[protocol "ext"]\n\tallow = always`,
    ),
    control: LOG,
    isKnown: false,
  },
  'missing texts: core.alternateRefsCommand': {
    set: (given) => {
      const other = path.join(given.place, 'other.git');
      gitIn(given.place, 'clone', '--quiet', '--bare', given.root, other);
      write(given.root, { '.git/objects/info/alternates': `${other}/objects\n` });
      partial((canary) => `\turl = .\n[core]\n\talternateRefsCommand = ${canary}`)(given);
    },
  },
  'a merge driver and log.diffMerges': {
    set: (given) => {
      write(given.root, { '.gitattributes': '*.md merge=x\n' });
      gitIn(given.root, 'checkout', '--quiet', '-b', 'side', 'HEAD~1');
      write(given.root, { 'runbooks/a.md': page('third'), '.gitattributes': '*.md merge=x\n' });
      commit(given.root);
      gitIn(given.root, 'checkout', '--quiet', 'main');
      write(given.root, { 'runbooks/a.md': page('fourth'), '.gitattributes': '*.md merge=x\n' });
      commit(given.root);
      gitIn(given.root, 'merge', '--quiet', '--strategy=ours', '--message', 'both', 'side');
      config(
        (canary) =>
          `[log]\n\tdiffMerges = remerge\n[merge "x"]\n\tdriver = ${canary}\n[merge]\n\tdefault = x`,
      )(given);
    },
    control: ['log', '-p', '--diff-merges=on'],
  },
  'a submodule whose repository names a diff program': {
    set: (given) => {
      const inner = path.join(given.root, 'inner');
      gitIn(given.root, 'init', '--quiet', 'inner');
      for (const day of ['2026-10-05', '2026-10-06']) {
        write(inner, { 'a.md': day });
        commit(inner, day);
        commit(given.root, day);
      }
      configure(path.join(inner, '.git'), `[diff]\n\texternal = ${given.canary}`);
      config(() => '[diff]\n\tsubmodule = diff')(given);
    },
    control: ['log', '-p'],
    // From so many on, git is asked for all files.
    pages: 1001,
  },
};

describe('no program that a repository names is started', () => {
  test.for(Object.entries(ATTACKS))('%s', async ([, { set, control, isKnown = true, pages = 1 }]) => {
    const given = scene();
    set(given);
    const others = Array.from({ length: pages - 1 }, (_, index) => ({
      ...PAGE,
      file: `runbooks/${index}.md`,
    }));
    const { changed } = await askAll(given.root, [PAGE, ...others]);
    expect(given.hasRun()).toBe(false);
    if (isKnown) expect(changed).toBe(CHANGED_ON);
    if (control) {
      carelessGit(given.root, control);
      expect(given.hasRun(), 'the attack itself works').toBe(true);
    }
  });
});

describe('no variable leads git elsewhere', () => {
  test.for<[name: string, variables: (scene: Scene) => Record<string, string>]>([
    ['GIT_DIR', ({ place }) => ({ GIT_DIR: path.join(place, 'evil.git') })],
    [
      'GIT_DIR and GIT_WORK_TREE',
      ({ place, root }) => ({ GIT_DIR: `${place}/evil.git`, GIT_WORK_TREE: root }),
    ],
    ['GIT_COMMON_DIR', ({ place }) => ({ GIT_COMMON_DIR: path.join(place, 'evil.git') })],
    ['GIT_OBJECT_DIRECTORY', ({ place }) => ({ GIT_OBJECT_DIRECTORY: path.join(place, 'evil.git/objects') })],
    ['GIT_EXTERNAL_DIFF', ({ canary }) => ({ GIT_EXTERNAL_DIFF: canary })],
    ['GIT_PAGER', ({ canary }) => ({ GIT_PAGER: canary, GIT_PAGER_IN_USE: '1' })],
    [
      'GIT_SSH_COMMAND',
      ({ canary }) => ({ GIT_SSH_COMMAND: canary, GIT_SSH: canary, GIT_PROXY_COMMAND: canary }),
    ],
    ['GIT_EXEC_PATH', ({ place }) => ({ GIT_EXEC_PATH: place })],
    [
      'GIT_TRACE',
      ({ place }) => ({
        GIT_TRACE: `${place}/trace`,
        GIT_TRACE2: `${place}/trace`,
        GIT_TRACE2_EVENT: `${place}/trace`,
      }),
    ],
    [
      'GIT_CONFIG_COUNT',
      ({ canary }) => ({
        GIT_CONFIG_COUNT: '1',
        GIT_CONFIG_KEY_0: 'core.fsmonitor',
        GIT_CONFIG_VALUE_0: canary,
      }),
    ],
    ['GIT_CONFIG_PARAMETERS', ({ canary }) => ({ GIT_CONFIG_PARAMETERS: `'alias.log=!${canary}'` })],
    [
      'GIT_CONFIG_GLOBAL',
      ({ place }) => ({
        GIT_CONFIG_GLOBAL: `${place}/evil.git/config`,
        GIT_CONFIG: `${place}/evil.git/config`,
      }),
    ],
    ['GIT_INDEX_FILE', ({ place }) => ({ GIT_INDEX_FILE: `${place}/evil.git/index` })],
    ['GIT_CEILING_DIRECTORIES', ({ place, root }) => ({ GIT_CEILING_DIRECTORIES: `${place}:${root}` })],
    ['GIT_ALLOW_PROTOCOL', () => ({ GIT_ALLOW_PROTOCOL: 'file:ext', GIT_NO_LAZY_FETCH: '0' })],
    ['GIT_LITERAL_PATHSPECS', () => ({ GIT_LITERAL_PATHSPECS: '0', GIT_GLOB_PATHSPECS: '1' })],
  ])('%s', async ([, variables]) => {
    const given = scene();
    gitIn(given.place, 'clone', '--quiet', '--bare', given.root, 'evil.git');
    makePartial(path.join(given.place, 'evil.git'), `\turl = .\n\tuploadpack = ${given.canary}`);
    for (const [name, value] of Object.entries(variables(given))) vi.stubEnv(name, value);
    try {
      const { changed, facts } = await askAll(given.root);
      expect({ changed, prefix: facts.repository?.prefix }).toEqual({
        changed: CHANGED_ON,
        prefix: undefined,
      });
    } finally {
      vi.unstubAllEnvs();
    }
    expect(given.hasRun()).toBe(false);
  });
});

/** A folder that is a bare repository, whose texts git would have to fetch with a program. */
function evilBare(given: Scene, folder: string): void {
  gitIn(given.place, 'clone', '--quiet', '--bare', given.root, folder);
  makePartial(folder, `\turl = .\n\tuploadpack = ${given.canary}`);
  configure(folder, `[core]\n\tfsmonitor = ${given.canary}\n[diff]\n\texternal = ${given.canary}`);
}

/** A content folder beside the repository of a scene. */
function alone(): { given: Scene; content: string } {
  const given = scene();
  return { given, content: path.join(given.place, 'content') };
}

describe('a folder of the content is never taken for a repository', () => {
  test('a content folder that is a bare repository, outside of any other', async () => {
    const { given, content } = alone();
    evilBare(given, content);
    write(content, { 'runbooks/a.md': page('x') });
    const { changed, facts: found } = await askAll(content);
    expect({ changed, commit: found.commit, hasRun: given.hasRun() }).toEqual({ hasRun: false });
    carelessGit(content, ['log', '-p', '--', 'runbooks/a.md']);
    expect(given.hasRun()).toBe(true);
  });

  test('a content folder that is a bare repository, committed to another', async () => {
    const given = scene();
    const content = path.join(given.root, 'docs');
    evilBare(given, content);
    write(content, { 'runbooks/a.md': page('x') });
    commit(given.root);
    const head = gitIn(given.root, 'rev-parse', 'HEAD').trim();
    const { facts: found } = await askAll(content);
    expect({ commit: found.commit?.id, hasRun: given.hasRun() }).toEqual({ commit: head, hasRun: false });
    carelessGit(content, ['log', '-p', '--', 'runbooks/a.md']);
    expect(given.hasRun()).toBe(true);
  });

  test('a bare repository in the content folder', async () => {
    const given = scene();
    evilBare(given, path.join(given.root, 'runbooks/evil.git'));
    expect(await askAll(given.root)).toMatchObject({ changed: CHANGED_ON });
    expect(await askAll(path.join(given.root, 'runbooks/evil.git'))).toMatchObject({ changed: undefined });
    expect(given.hasRun()).toBe(false);
  });

  test.for<[name: string, link: (content: string) => void]>([
    ['file', (content) => fs.writeFileSync(path.join(content, '.git'), 'gitdir: evil\n')],
    [
      'file with an absolute path',
      (content) => fs.writeFileSync(path.join(content, '.git'), `gitdir: ${content}/evil`),
    ],
    ['symbolic link', (content) => fs.symlinkSync('evil', path.join(content, '.git'))],
    [
      'file that leads out and, by a link, back in',
      (content) => {
        fs.symlinkSync(path.join(content, 'evil'), path.join(path.dirname(content), 'back'));
        fs.writeFileSync(path.join(content, '.git'), 'gitdir: ../back\n');
      },
    ],
    [
      'file that is too large',
      (content) => fs.writeFileSync(path.join(content, '.git'), `gitdir: evil${'\n'.repeat(10_000)}`),
    ],
    [
      'folder without files, in a bare repository',
      (content) => {
        fs.cpSync(path.join(content, 'evil'), content, { recursive: true });
        fs.mkdirSync(path.join(content, '.git'));
      },
    ],
    ['named pipe', (content) => void execFileSync('mkfifo', [path.join(content, '.git')])],
    ['link to itself', (content) => fs.symlinkSync('.git', path.join(content, '.git'))],
  ])('a .git that is a %s', async ([, link]) => {
    const { given, content } = alone();
    write(content, { 'runbooks/a.md': page('x') });
    evilBare(given, path.join(content, 'evil'));
    link(content);
    const { changed, facts: found } = await askAll(content);
    expect({ changed, commit: found.commit, hasRun: given.hasRun() }).toEqual({ hasRun: false });
  });

  test('pipes and endless files in a repository end with the time limit', async () => {
    const given = scene();
    const pipe = path.join(given.root, 'pipe');
    execFileSync('mkfifo', [pipe]);
    config(() => `[include]\n\tpath = ${pipe}`)(given);
    expect(await askAll(given.root)).toMatchObject({ changed: undefined, facts: { commit: undefined } });
  });

  test('a program named git, found by a search path with relative folders', async () => {
    const given = scene();
    for (const name of ['git', 'git-log', 'git-remote-none'])
      fs.copyFileSync(given.canary, path.join(given.root, name));
    configure(path.join(given.root, '.git'), '[remote "origin"]\n\tvcs = none');
    vi.stubEnv('PATH', `.:${path.delimiter}work:${process.env['PATH']}`);
    try {
      expect(await askAll(given.root)).toMatchObject({ changed: CHANGED_ON });
      partial(() => '\turl = none::x')(given);
      await askAll(given.root);
    } finally {
      vi.unstubAllEnvs();
    }
    expect(given.hasRun()).toBe(false);
  });
});

describe('worktrees and submodules, whose .git is a file, are known', () => {
  test('a worktree', async () => {
    const given = scene();
    const tree = path.join(given.place, 'tree');
    gitIn(given.root, 'worktree', 'add', '--quiet', tree);
    expect(await askAll(tree)).toMatchObject({ changed: CHANGED_ON });
  });

  test('a submodule, and a folder in it behind a link', async () => {
    const given = scene();
    const outer = path.join(given.place, 'outer');
    gitIn(given.place, 'init', '--quiet', 'outer');
    gitIn(outer, '-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', given.root, 'docs');
    expect(await askAll(path.join(outer, 'docs'))).toMatchObject({ changed: CHANGED_ON });
    const link = path.join(given.place, 'link');
    fs.symlinkSync(path.join(outer, 'docs/runbooks'), link);
    const history = await textHistory(link, [{ ...PAGE, file: 'a.md' }]);
    expect(history.changed.get('a.md')).toBe(CHANGED_ON);
  });
});

test('check and build start nothing, and call git in one way only', async () => {
  const given = scene();
  const content = path.join(given.root, 'docs');
  evilBare(given, content);
  write(content, { 'runbooks/a.md': page('x'), 'handrail.yaml': 'title: A\n' });
  configure(
    path.join(given.root, '.git'),
    `[remote "origin"]\n\turl = https://ada:hunter2@git.example.com/team/ops.git\n[core]\n\tfsmonitor = ${given.canary}`,
  );
  const bin = path.join(given.place, 'bin');
  const calls = path.join(given.place, 'calls');
  const real = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim();
  write(bin, {
    git: `#!/bin/sh\nprintf '%s ' "$@" "ENV:" $(env | grep ^GIT_ | sort) >> '${calls}'\necho >> '${calls}'\nexec ${real} "$@"\n`,
  });
  fs.chmodSync(path.join(bin, 'git'), 0o755);
  const env = { PATH: `${bin}:${process.env['PATH']}`, GIT_DIR: content, GIT_PAGER: given.canary };
  const cwd = given.place;
  for (const args of [
    ['check', 'work/docs'],
    ['build', 'work/docs', '--no-gate'],
  ]) {
    const { stdout, stderr } = await handrail(args, { cwd, env });
    expect(`${stdout}${stderr}`).not.toContain('hunter2');
  }
  expect(given.hasRun()).toBe(false);
  const lines = fs.readFileSync(calls, 'utf8').trim().split('\n');
  expect(lines.length).toBeGreaterThanOrEqual(4);
  for (const line of lines) {
    expect(line).toMatch(
      new RegExp(`^-C ${given.root} --no-pager --literal-pathspecs -c safe\\.bareRepository=explicit `),
    );
    expect(line.replace(/GIT_EXEC_PATH=\S+ /, '')).toMatch(
      /ENV: GIT_ALLOW_PROTOCOL=none GIT_CEILING_DIRECTORIES=\S+ GIT_NO_LAZY_FETCH=1 GIT_OPTIONAL_LOCKS=0 GIT_TERMINAL_PROMPT=0 ?$/,
    );
    expect(line).not.toContain('--git-dir');
  }
  const dist = path.join(cwd, 'dist');
  const published = filesOf(dist).map((file) => fs.readFileSync(path.join(dist, file), 'utf8'));
  expect(published.some((text) => text.includes('https://git.example.com/team/ops'))).toBe(true);
  expect(published.filter((text) => text.includes('hunter2'))).toEqual([]);
});
