import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { openCache } from '../../src/integration/cache.ts';
import { codeDigest } from '../../src/integration/version.ts';
import { digestOf } from '../../src/shared/memory.ts';
import { CACHE, emptyPlace, filesOf, handrail, NOBODY, sample, write } from '../e2e/command.ts';
import { gitIn } from './git-repository.ts';

const EVIL = '<script>evil()</script>';

interface Poisoned {
  readonly cwd: string;
  /** A cache as a build left it, with HTML of a stranger in it. */
  readonly cache: string;
  readonly key: string;
}

/** A project whose own cache is gone. */
async function poisoned(): Promise<Poisoned> {
  const cwd = emptyPlace();
  write(path.join(cwd, 'content'), sample());
  expect(await handrail(['build'], { cwd })).toMatchObject({ code: 0, stderr: '' });
  const cache = path.join(cwd, 'tmp/cache/poisoned');
  fs.renameSync(path.join(cwd, CACHE), cache);
  fs.rmSync(path.join(cwd, 'dist'), { recursive: true });
  const [key = ''] = fs.readdirSync(cache);
  const files = fs.globSync('texts-*.json', { cwd: path.join(cache, key) });
  expect(files.length).toBeGreaterThan(0);
  for (const name of files) {
    const file = path.join(cache, key, name);
    const [, text = ''] = fs.readFileSync(file, 'utf8').split('\n');
    const changed = text.replaceAll('"pieces":["', `"pieces":["${EVIL}`);
    fs.writeFileSync(file, `${digestOf(codeDigest(), changed)}\n${changed}`);
  }
  return { cwd, cache, key };
}

function publishes(cwd: string): boolean {
  const dist = path.join(cwd, 'dist');
  return filesOf(dist).some((file) => fs.readFileSync(path.join(dist, file), 'utf8').includes(EVIL));
}

function copyTo(cache: string, ...folders: readonly string[]): void {
  for (const folder of folders) fs.cpSync(cache, folder, { recursive: true, verbatimSymlinks: true });
}

test('a cache in the project is not read, wherever it is', async () => {
  const { cwd, cache, key } = await poisoned();
  for (const folder of ['.handrail', 'content/.handrail', '.cache/handrail', 'content/handrail', 'handrail'])
    copyTo(cache, path.join(cwd, folder));
  for (const XDG_CACHE_HOME of ['content', '.']) {
    const env = { XDG_CACHE_HOME, HOME: path.join(cwd, 'tmp') };
    expect(await handrail(['build'], { cwd, env })).toMatchObject({ code: 0, stderr: '' });
    expect(publishes(cwd)).toBe(false);
  }
  expect(fs.existsSync(path.join(cwd, 'tmp/.cache/handrail', key))).toBe(true);
});

test("the user's cache is read, which shows that the rest is an attack", async () => {
  const { cwd, cache } = await poisoned();
  copyTo(cache, path.join(cwd, CACHE));
  expect(await handrail(['build'], { cwd })).toMatchObject({ code: 0 });
  expect(publishes(cwd)).toBe(true);
});

describe('a folder named by --cache', () => {
  test.for(['content/cache', 'content/a/b', 'content/..cache'])(
    'is not %s, among the content',
    async (folder) => {
      const cwd = emptyPlace();
      write(path.join(cwd, 'content'), sample());
      for (const command of ['build', 'dev'])
        expect(await handrail([command, '--cache', folder], { cwd })).toMatchObject({
          code: 2,
          stderr: expect.stringMatching(
            /^handrail: Invalid value for --cache: .* outside the content folder/,
          ) as string,
        });
      expect(fs.existsSync(path.join(cwd, folder))).toBe(false);
    },
  );

  test('is used, unless git tracks a file in it, which is said', async () => {
    const { cwd, cache, key } = await poisoned();
    const build = () => handrail(['build', '--cache', '.named'], { cwd });
    expect(await build()).toMatchObject({ code: 0, stderr: '' });
    expect(fs.readdirSync(path.join(cwd, '.named', key))).toContainEqual(expect.stringMatching(/^texts-/));
    expect(fs.existsSync(path.join(cwd, CACHE))).toBe(false);
    fs.rmSync(path.join(cwd, '.named'), { recursive: true });
    copyTo(cache, path.join(cwd, '.named'));
    gitIn(cwd, 'init', '--quiet');
    gitIn(cwd, 'add', '--force', `.named/${key}`);
    expect(await build()).toMatchObject({
      code: 0,
      stderr: 'Cache not used: .named contains files that git tracks.\n',
    });
    expect(publishes(cwd)).toBe(false);
  });
});

/** What opening a cache that was there already gives; `read` is a file that was in it. */
async function reopened(prepare: (folder: string, dir: string) => void) {
  const place = emptyPlace();
  const folder = path.join(place, 'named');
  const content = path.join(place, 'content');
  const first = await openCache(content, folder);
  first.write('a.json', 'read');
  first.release();
  prepare(folder, first.dir);
  const { refusal, read, release } = await openCache(content, folder);
  const found = { refusal, read: read('a.json') };
  release();
  return found;
}

function beside(folder: string): void {
  const place = path.dirname(folder);
  write(place, { 'named-too': '' });
  gitIn(place, 'init', '--quiet');
  gitIn(place, 'add', 'named-too');
}

function moveBehindLink(folder: string): void {
  fs.renameSync(folder, `${folder}-moved`);
  fs.symlinkSync(`${folder}-moved`, folder);
}

describe('a folder that others may have written to is not used', () => {
  test('one of our own is', async () => {
    expect(await reopened(() => undefined)).toEqual({ refusal: undefined, read: 'read' });
    expect(await reopened((folder) => fs.chmodSync(folder, 0o755))).toEqual({
      refusal: undefined,
      read: 'read',
    });
    expect(await reopened(beside)).toEqual({ refusal: undefined, read: 'read' });
  });

  test.for<[refusal: string, prepare: (folder: string, dir: string) => void]>([
    ['is writable by all users', (folder) => fs.chmodSync(folder, 0o777)],
    ['is writable by all users', (_, dir) => fs.chmodSync(dir, 0o702)],
    ['is a symbolic link', (folder) => moveBehindLink(folder)],
    ['is a symbolic link', (_, dir) => moveBehindLink(dir)],
    [
      'is in use by another build',
      (_, dir) => fs.writeFileSync(path.join(dir, 'lock'), String(process.ppid)),
    ],
    [
      'is not writable',
      (folder) => {
        fs.rmSync(folder, { recursive: true });
        fs.writeFileSync(folder, '');
      },
    ],
    [
      'contains files that git tracks',
      (folder, dir) => {
        gitIn(path.dirname(folder), 'init', '--quiet');
        gitIn(path.dirname(folder), 'add', '--force', path.join(dir, 'a.json'));
      },
    ],
    [
      'contains files that git tracks',
      (folder) => {
        write(folder, { 'a[b]/c': '' });
        gitIn(folder, 'init', '--quiet');
        gitIn(folder, 'add', 'a[b]/c');
      },
    ],
  ])('%s', async ([refusal, prepare]) => {
    expect(await reopened(prepare)).toEqual({ refusal, read: undefined });
  });

  test('belongs to another user', async (ctx) => {
    if (process.getuid?.() !== 0) return ctx.skip('only root may give files to another user');
    const refused = { refusal: 'belongs to another user', read: undefined };
    expect(await reopened((folder) => fs.chownSync(folder, NOBODY, NOBODY))).toEqual(refused);
    expect(await reopened((_, dir) => fs.chownSync(dir, NOBODY, NOBODY))).toEqual(refused);
  });
});

test('only the user may read and write the cache, whatever the umask', async () => {
  const cwd = emptyPlace();
  const umask = process.umask(0);
  try {
    const cache = await openCache(path.join(cwd, 'content'), path.join(cwd, 'a/handrail'));
    cache.release();
    for (const folder of [path.dirname(cache.dir), cache.dir])
      expect(fs.statSync(folder).mode & 0o777).toBe(0o700);
  } finally {
    process.umask(umask);
  }
});
