import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { emptyPlace, handrail, write, type Result, type Tree } from '../e2e/command.ts';

const SECRET = 'not-for-the-report';
const RULES = 'groups:\n  - name: a\n    rules:\n      - { alert: Leaked, expr: up == 0 }\n';

/** A content folder in a place of its own. */
function content(tree: Tree = {}): { place: string; root: string } {
  const place = emptyPlace();
  const root = path.join(place, 'content');
  write(root, { 'guides/start.md': '# Start\n', ...tree });
  return { place, root };
}

/** Checks with every reporter; a run that waits for something ends by the time limit of the test. */
async function checks(place: string): Promise<Result[]> {
  const formats = ['pretty', 'json', 'github', 'sarif'];
  return Promise.all(
    formats.map((format) => handrail(['check', 'content', '--format', format], { cwd: place })),
  );
}

async function problemsIn(place: string, ...args: string[]): Promise<string[][]> {
  const { stdout } = await handrail(['check', 'content', '--format', 'json', ...args], { cwd: place });
  const { problems } = JSON.parse(stdout) as { problems: { file: string; id: string; message: string }[] };
  return problems
    .filter(({ id }) => id !== 'schema/missing-title')
    .map(({ file, id, message }) => [file, id, message]);
}

function fifo(file: string): void {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  expect(spawnSync('mkfifo', [file]).status).toBe(0);
}

const PLACES = [
  ['guides/a.md', 'OWNERS', '.github/CODEOWNERS', 'guides/a.png', 'rules.yaml'],
  ['handrail.yaml'],
];

/** Pages and settings that lead to every one of the places, of which `make` makes something. */
function contentWith(places: readonly string[], make: (file: string) => void): ReturnType<typeof content> {
  const made = content({
    ...(places.includes('rules.yaml') ? { 'handrail.yaml': 'rules: rules.yaml\n' } : {}),
    'guides/b.md': '# B\n\n![i](a.png)\n',
  });
  for (const name of places) {
    const file = path.join(made.root, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    make(file);
  }
  return made;
}

describe('regular files only', () => {
  test.each(PLACES.map((places) => [places]))(
    'FIFOs in the place of %j are not waited for',
    async (places) => {
      const { place } = contentWith(places, fifo);
      const found = await problemsIn(place);
      for (const name of places)
        expect(found.some(([file, , message]) => file === name && message?.includes('a FIFO'))).toBe(true);
    },
  );

  test('a FIFO as a rule file or a baseline of the command line', async () => {
    const { place } = content();
    fifo(path.join(place, 'pipe'));
    const [rules, baseline] = await Promise.all([
      handrail(['check', 'content', '--rules', 'pipe'], { cwd: place }),
      handrail(['check', 'content', '--baseline', 'pipe'], { cwd: place }),
    ]);
    expect(rules.stdout).toContain('it is a FIFO');
    expect(baseline.code).toBe(2);
  });

  test('a socket, a folder that is called like a page, and devices behind links', async () => {
    const { place, root } = content({ 'guides/folder.md/inner.md': '# Inner\n' });
    const server = createServer();
    onTestFinished(() => void server.close());
    await new Promise<void>((resolve) => void server.listen(path.join(root, 'guides/s.md'), resolve));
    for (const [name, to] of [
      ['zero.md', '/dev/zero'],
      ['proc.md', '/proc/self/environ'],
      ['loop.md', 'loop.md'],
    ] as const)
      fs.symlinkSync(to, path.join(root, 'guides', name));
    expect((await problemsIn(place)).map(([file, id]) => [file, id])).toEqual([
      ['guides/folder.md', 'file/not-regular'],
      ['guides/loop.md', 'file/symlink-broken'],
      ['guides/proc.md', 'file/symlink-outside'],
      ['guides/s.md', 'file/not-regular'],
      ['guides/zero.md', 'file/symlink-outside'],
    ]);
  });

  test.each(PLACES.map((places) => [places]))(
    'files of 10 GB in the place of %j are not read',
    async (places) => {
      const { place } = contentWith(places, (file) => {
        fs.writeFileSync(file, '');
        fs.truncateSync(file, 10 * 1024 ** 3);
      });
      const found = await problemsIn(place);
      for (const name of places)
        expect(
          found.some(([file, , message]) => file === name && /larger|too large/.test(message ?? '')),
        ).toBe(true);
    },
  );
});

describe('links that lead out', () => {
  test.each(PLACES.map((places) => [places]))(
    'the targets of %j are neither opened nor quoted',
    async (places) => {
      const secret = path.join(emptyPlace(), 'secret');
      fs.writeFileSync(secret, `${SECRET}: "\n`);
      // Reading would renew this time, unless the disk keeps none.
      fs.utimesSync(secret, 1, 2);
      const { place } = contentWith(places, (file) => fs.symlinkSync(secret, file));
      for (const { stdout, stderr } of await checks(place)) expect(stdout + stderr).not.toContain(SECRET);
      expect(fs.statSync(secret).atimeMs).toBe(1000);
      const built = await handrail(['build', 'content', '--out', 'out', '--no-gate'], { cwd: place });
      expect(built.stdout + built.stderr).not.toContain(SECRET);
      expect(spawnSync('grep', ['-rq', SECRET, path.join(place, 'out')]).status).toBe(1);
    },
    120_000,
  );

  test('a link inside the folder is followed', async () => {
    const { place, root } = content({ 'shared/redis.md': '# Redis\n\n[gone](gone.md)\n' });
    fs.symlinkSync('../shared/redis.md', path.join(root, 'guides/redis.md'));
    expect((await problemsIn(place)).map(([file]) => file)).toContain('guides/redis.md');
  });
});

/** A repository with the content folder in it, everything there committed. */
function repository(settings: string, files: Tree = {}): { place: string; git: (...args: string[]) => void } {
  const { place } = content({ 'handrail.yaml': settings });
  write(place, files);
  const git = (...args: string[]): void => {
    const { status, stderr } = spawnSync(
      'git',
      ['-c', 'user.name=a', '-c', 'user.email=a@example.com', '-c', 'init.defaultBranch=main', ...args],
      { cwd: place, encoding: 'utf8', env: { PATH: process.env['PATH'] ?? '', HOME: place } },
    );
    if (status !== 0) throw new Error(stderr);
  };
  git('init', '-q');
  git('add', '--all');
  git('commit', '-qm', 'all');
  return { place, git };
}

describe('rule files that the settings name', () => {
  test('are read where git tracks them, in the whole repository', async () => {
    const { place } = repository('rules: ../monitoring/*.yaml\n', { 'monitoring/a.yaml': RULES });
    expect(await problemsIn(place)).toEqual([
      [expect.stringContaining('a.yaml'), 'alert/no-runbook', expect.stringContaining('Leaked')],
    ]);
  });

  test.each<[name: string, settings: string, prepare: (place: string) => void]>([
    ['untracked', 'rules: ../late.yaml', (place) => write(place, { 'late.yaml': `${RULES}# ${SECRET}` })],
    ['of git itself', 'rules: ../.git/config', (place) => write(place, { '.git/config': `a: ${SECRET}` })],
    [
      'of git itself, behind a tracked link',
      'rules: ../link.yaml',
      (place) => write(place, { '.git/config': `[x]\n${SECRET}` }),
    ],
    ['outside, by its path', `rules: ../../${path.basename('x')}/y.yaml`, () => undefined],
    ['outside, by a glob', 'rules: "../../**"', () => undefined],
    ['outside, absolute', 'rules: /etc/passwd', () => undefined],
    [
      'outside, behind a glob and a link',
      'rules: "../out/*"',
      (place) => fs.symlinkSync('/etc', path.join(place, 'out')),
    ],
  ])('%s: not read, and reported at the setting', async (_name, settings, prepare) => {
    const { place, git } = repository(`${settings}\n`);
    fs.symlinkSync('.git/config', path.join(place, 'link.yaml'));
    git('add', '--all');
    git('commit', '-qm', 'a link');
    prepare(place);
    const [pretty = { stdout: '' }, ...others] = await checks(place);
    expect(pretty.stdout).toMatch(/handrail\.yaml\s+1:8 error Invalid value for "rules"/);
    for (const { stdout } of [pretty, ...others])
      expect(stdout).not.toMatch(new RegExp(`${SECRET}|root:|Leaked`));
  });

  test('without a repository they stay in the content folder', async () => {
    const { place } = content({
      'handrail.yaml': 'rules: [../monitoring/a.yaml, own.yaml]\n',
      'own.yaml': RULES,
    });
    write(place, { 'monitoring/a.yaml': RULES });
    expect((await problemsIn(place)).map(([file, id]) => [file, id])).toEqual([
      ['handrail.yaml', 'settings/invalid'],
      ['own.yaml', 'alert/no-runbook'],
    ]);
  });

  test('the command line may name any other place', async () => {
    const { place } = repository('title: A\n');
    const other = emptyPlace();
    write(other, { 'a.yaml': RULES });
    const found = await problemsIn(place, '--rules', path.join(other, '*.yaml'));
    expect(found.map(([, id]) => id)).toEqual(['alert/no-runbook']);
  });
});

test('globs that make a matcher backtrack end at once', async () => {
  const glob = `**/${'*a'.repeat(9)}*b`;
  const name = 'a'.repeat(200);
  const { place } = content({
    'handrail.yaml': `rules: ["${glob}"]\nignore: ["${glob}"]\nadopt: [{ from: "${glob}", as: runbooks }]\nwaive: [{ id: link/broken, file: "${glob}", until: 2099-01-01, reason: r }]\n`,
    [`guides/${name}.md`]: '# A\n\n[x](gone.md)\n',
    CODEOWNERS: `${'*a'.repeat(9)}*b @x\n`,
    'requirements/r.md': `---\ntitle: R\nstatement: S\nassert: [{ in: prose, within: "${glob}", match: x, absent: true }]\n---\n`,
  });
  const { code } = await handrail(['check', 'content'], { cwd: place });
  expect([0, 1]).toContain(code);
});

test('16,000 lines of symptoms are checked', async () => {
  const { place } = content({
    'runbooks/a.md': `---\nsymptoms: |\n${'  short\n'.repeat(16_000)}---\n# A\n`,
  });
  expect(await problemsIn(place)).toHaveLength(16_000);
});
