import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, inject, onTestFinished, test } from 'vitest';
import { tryLock } from '../../src/integration/output-lock.ts';
import {
  needsAnotherUser,
  CACHE,
  digests,
  emptyPlace,
  filesOf,
  fingerprint,
  handrail,
  leftovers,
  NOBODY,
  sample,
  write,
  type Result,
} from './command.ts';
import { brokenLinks, countLinks } from './links.ts';

// What every build of the small sample has to equal.
const models = emptyPlace(afterAll);
const alone = path.join(models, 'alone');

beforeAll(async () => {
  write(path.join(models, 'content'), sample());
  expect(await handrail(['build', '--out', alone], { cwd: models })).toMatchObject(WELL);
});

const WELL = { code: 0, stderr: '' };

test('two builds at once, of two contents', async () => {
  const cwd = emptyPlace();
  write(path.join(cwd, 'one'), sample());
  write(path.join(cwd, 'two'), { ...sample('second'), 'guides/extra.md': '# Extra\n' });
  for (const result of await both(cwd, ['one', '--out', 'one-site'], ['two', '--out', 'two-site']))
    expect(result).toMatchObject(WELL);
  expect(await handrail(['build', 'two', '--out', 'two-alone'], { cwd })).toMatchObject(WELL);
  expect(digests(path.join(cwd, 'one-site'))).toEqual(digests(alone));
  expect(digests(path.join(cwd, 'two-site'))).toEqual(digests(path.join(cwd, 'two-alone')));
  expect(leftovers(cwd)).toEqual([]);
});

test.for([
  ['two outputs', 'a', 'b'],
  ['the same output', 'a', 'a'],
] as const)('two builds at once, of one content to %s', async ([, first, second]) => {
  const cwd = emptyPlace();
  write(path.join(cwd, 'content'), sample());
  for (const result of await both(cwd, ['--out', first], ['--out', second]))
    expect(result).toMatchObject(WELL);
  for (const out of [first, second]) expect(digests(path.join(cwd, out))).toEqual(digests(alone));
  expect(leftovers(cwd)).toEqual([]);
});

test('the cache is one folder of the user, that may be missing, old or spoilt', async () => {
  const cwd = emptyPlace();
  const cache = path.join(cwd, CACHE);
  write(path.join(cwd, 'content'), sample());
  const states = {
    missing: () => undefined,
    warm: () => undefined,
    spoilt: () => spoil(cache),
  };
  for (const [out, prepare] of Object.entries(states)) {
    prepare();
    expect(await handrail(['build', '--out', out], { cwd })).toMatchObject(WELL);
    expect(digests(path.join(cwd, out))).toEqual(digests(alone));
  }
  expect(fs.readdirSync(cache)).toEqual([expect.stringMatching(/^[0-9a-f]{12}$/)]);
  expect(fs.readdirSync(cwd).toSorted()).toEqual(['content', 'missing', 'spoilt', 'tmp', 'warm']);
});

test('a cache that another build holds is left alone', async () => {
  const cwd = emptyPlace();
  write(path.join(cwd, 'content'), sample());
  expect(await handrail(['build'], { cwd })).toMatchObject(WELL);
  const [key = ''] = fs.readdirSync(path.join(cwd, CACHE));
  // Renewed as a build does it, also where the second one needs long to begin.
  const lock = tryLock(path.join(cwd, CACHE, key, 'lock'));
  onTestFinished(() => lock?.release());
  // Files only: asking for the lock writes a file next to it and removes it.
  const files = () =>
    filesOf(path.join(cwd, CACHE))
      .filter((file) => path.basename(file) !== 'lock')
      .map((file) => fingerprint(path.join(cwd, CACHE))[file]);
  const before = files();
  expect(await handrail(['build', '--out', 'second'], { cwd })).toMatchObject(WELL);
  expect(files()).toEqual(before);
  expect(digests(path.join(cwd, 'second'))).toEqual(digests(alone));
  expect(leftovers(cwd)).toEqual([`${CACHE}/${key}/lock`]);
});

function spoil(cache: string): void {
  const files = filesOf(cache).filter((name) => name.endsWith('.json'));
  expect(files.length).toBeGreaterThan(0);
  for (const file of files) fs.writeFileSync(path.join(cache, file), '{"broken": ');
}

test('content and project that may only be read, by another user', async (context) => {
  needsAnotherUser(context);
  const cwd = emptyPlace();
  write(path.join(cwd, 'content'), sample());
  fs.mkdirSync(path.join(cwd, 'public'));
  fs.chmodSync(path.join(cwd, 'public'), 0o777);
  fs.chmodSync(cwd, 0o755);
  const env = { HOME: '/nonexistent' };
  expect(await handrail(['build', '--out', 'public/site'], { cwd, env, uid: NOBODY })).toMatchObject(WELL);
  expect(digests(path.join(cwd, 'public/site'))).toEqual(digests(alone));
  expect(leftovers(cwd)).toEqual([]);
});

test('the environment makes no difference, and the home folder gets nothing but the cache', async () => {
  const cwd = emptyPlace();
  write(path.join(cwd, 'content'), sample());
  const home = path.join(cwd, 'home');
  fs.mkdirSync(home);
  const nowhere = { XDG_CONFIG_HOME: undefined, XDG_CACHE_HOME: undefined, XDG_DATA_HOME: undefined };
  const vite = {
    NODE_ENV: 'development',
    MODE: 'test',
    DEV: '1',
    PROD: '',
    SSR: '',
    BASE_URL: '/elsewhere/',
  };
  const env = { HOME: home, ...nowhere, ...vite };
  expect(await handrail(['build'], { cwd, env })).toMatchObject(WELL);
  expect(digests(path.join(cwd, 'dist'))).toEqual(digests(alone));
  expect(filesOf(home).filter((file) => !file.startsWith('.cache/handrail/'))).toEqual([]);
});

test('the site may lie in the content folder', async () => {
  const cwd = emptyPlace();
  write(cwd, sample());
  expect(await handrail(['build', '.'], { cwd })).toMatchObject(WELL);
  const first = digests(path.join(cwd, 'dist'));
  expect(await handrail(['build', '.'], { cwd })).toMatchObject(WELL);
  expect(digests(path.join(cwd, 'dist'))).toEqual(first);
});

test.for(['sample', 'ops'] as const)('every link and asset of the %s site is there', (name) => {
  const { dir, base } = inject(name);
  expect(countLinks(dir)).toBeGreaterThan(300);
  expect(brokenLinks(dir, base)).toEqual([]);
});

test.for([
  ['https://ops.example.com', [], '/'],
  ['https://other.example.com', ['--base', 'team/ops', '--url', 'https://other.example.com'], '/team/ops/'],
] as const)('links, assets and the canonical address, at %s with %j', async ([origin, args, base]) => {
  const cwd = emptyPlace();
  const tree = sample();
  const settings = `${tree['handrail.yaml']}url: https://ops.example.com\n`;
  write(path.join(cwd, 'content'), { ...tree, 'handrail.yaml': settings });
  expect(await handrail(['build', ...args], { cwd })).toMatchObject(WELL);
  const site = path.join(cwd, 'dist');
  expect(countLinks(site)).toBeGreaterThan(30);
  expect(brokenLinks(site, base)).toEqual([]);
  const home = fs.readFileSync(path.join(site, 'index.html'), 'utf8');
  expect(/<link rel="canonical" href="([^"]*)"/.exec(home)?.[1]).toBe(origin + base);
});

function both(cwd: string, ...calls: readonly (readonly string[])[]): Promise<Result[]> {
  return Promise.all(calls.map((args) => handrail(['build', ...args], { cwd })));
}
