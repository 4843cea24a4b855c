import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, inject, onTestFinished, test } from 'vitest';
import { startPreview } from '../../src/integration/preview.ts';
import { complaintsOf, useBrowser } from './browser.ts';
import { pasted, WITH_CLIPBOARD } from './runbook-toolbar-site.ts';
import {
  CHECKOUT_BIN,
  needsAnotherUser,
  needsMount,
  digests,
  emptyPlace,
  filesOf,
  handrail,
  launch,
  leftovers,
  mount,
  NOBODY,
  sample,
  write,
} from './command.ts';
import { writeHostileSettings } from '../security/hostile-settings.ts';

// `npm pack`, then `npm install` of that file in an empty folder.
const place = emptyPlace(afterAll);
const home = path.join(place, 'installed');
const bin = path.join(home, 'node_modules/handrail/bin/handrail.js');
/** The site that the checkout builds, and the one that the package builds. */
const alone = path.join(place, 'alone');
const packaged = path.join(place, 'packaged');
const { open } = useBrowser();

beforeAll(async () => {
  fs.mkdirSync(home);
  const flags = ['--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error'];
  npm(home, 'install', inject('packed').tarball, ...flags);
  write(path.join(place, 'content'), sample());
  for (const [out, options] of [
    // The first build of a checkout compiles its pages, with a bundler.
    [alone, { cwd: place, bin: CHECKOUT_BIN }],
    [alone, { cwd: place, bin: CHECKOUT_BIN, env: noted(alone) }],
    [packaged, { cwd: place, bin, env: noted(packaged) }],
  ] as const)
    expect(await handrail(['build', '--out', out], options)).toMatchObject({ code: 0, stderr: '' });
});

/** Has a command and its processes write the address of each module that they load into a file beside `name`. */
function noted(name: string): NodeJS.ProcessEnv {
  const hook = path.join(place, 'hook.mjs');
  fs.writeFileSync(
    hook,
    `import fs from 'node:fs';
import { registerHooks } from 'node:module';
registerHooks({
  load(url, context, next) {
    if (!url.startsWith('node:')) fs.appendFileSync(process.env.NOTED, url + '\\n');
    return next(url, context);
  },
});
`,
  );
  return { NOTED: `${name}.loaded`, NODE_OPTIONS: `--import ${hook}` };
}

/** Each module once, below the folder that `noted` was used for. */
function loaded(name: string): string[] {
  const urls = new Set(fs.readFileSync(`${name}.loaded`, 'utf8').trim().split('\n'));
  return [...urls].map((url) => url.replace(/^file:\/\//, ''));
}

/** Serves a site until the tests of this file end; its address. */
async function serve(site: string): Promise<string> {
  const { server, address } = await startPreview(site, 0);
  closers.push(() => server.close());
  return address.replace('localhost', '127.0.0.1');
}

const closers: (() => void)[] = [];
afterAll(() => {
  for (const close of closers) close();
});

function npm(cwd: string, ...args: string[]): string {
  return execFileSync('npm', args, { cwd, encoding: 'utf8', stdio: 'pipe' });
}

test('the package makes the same files as the checkout, and all that its pages load is there', async () => {
  expect(digests(packaged)).toEqual(digests(alone));
  const pages = filesOf(packaged).filter((file) => file.endsWith('.html'));
  expect(pages.length).toBeGreaterThan(5);

  const address = await serve(packaged);
  const page = await open('about:blank');
  const complaints = complaintsOf(page, address);
  page.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`missing: ${response.url()}`);
  });
  for (const file of pages) await page.goto(address + file);
  await page.waitForLoadState('networkidle');
  expect(complaints).toEqual([]);
});

test('scripts of a site that the package built work: copying and search', async () => {
  const page = await open(`${await serve(packaged)}runbooks/redis-down/`, WITH_CLIPBOARD);
  await page.getByRole('button', { name: /^Copy/ }).click();
  expect(await pasted(page)).toBe('redis-cli ping');
  await page.keyboard.press('/');
  await page.getByRole('combobox', { name: 'Search' }).fill('look first');
  await page.locator('[data-search-title]', { hasText: 'Start here' }).click();
  await page.waitForURL('**/guides/start/**');
});

test('settings of tools around the installed package do not run and change nothing', async () => {
  const trace = path.join(place, 'trace');
  const content = path.join(home, 'content');
  const manifest = fs.readFileSync(path.join(home, 'package.json'));
  onTestFinished(() => {
    for (const file of fs.readdirSync(home))
      if (!/^(?:node_modules|package.*\.json)$/.test(file))
        fs.rmSync(path.join(home, file), { recursive: true });
    fs.writeFileSync(path.join(home, 'package.json'), manifest);
  });
  write(content, sample());
  const build = async (out: string) => {
    const env = { XDG_CACHE_HOME: path.join(place, 'cache') };
    fs.rmSync(env.XDG_CACHE_HOME, { recursive: true, force: true });
    expect(await handrail(['build', '--out', out], { cwd: home, bin, env })).toMatchObject({
      code: 0,
      stderr: '',
    });
    return digests(path.join(home, out));
  };
  const plain = await build('plain');
  // Not into the folder around it: npm itself reads `.npmrc` there, also for the other tests.
  writeHostileSettings(trace, [home, content]);
  expect(await build('hostile')).toEqual(plain);
  expect(fs.existsSync(trace)).toBe(false);
});

test('the installed package is small, starts nothing at installation, and names what it contains', () => {
  const { packages } = JSON.parse(
    fs.readFileSync(path.join(home, 'node_modules/.package-lock.json'), 'utf8'),
  ) as { packages: Record<string, { hasInstallScript?: boolean }> };
  expect(Object.keys(packages).length).toBeLessThanOrEqual(20);
  expect(Object.keys(packages).filter((name) => packages[name]?.hasInstallScript)).toEqual([]);
  const files = filesOf(path.join(home, 'node_modules'));
  const bytes = files.reduce(
    (sum, file) => sum + fs.lstatSync(path.join(home, 'node_modules', file)).size,
    0,
  );
  expect(bytes / 2 ** 20).toBeLessThan(40);
});

test('LICENSES has each package that is bundled', () => {
  const lib = path.join(home, 'node_modules/handrail/lib');
  const texts = filesOf(lib)
    .filter((file) => /\.m?js$/.test(file))
    .map((file) => fs.readFileSync(path.join(lib, file), 'utf8'));
  const found = texts.flatMap((text) => [
    ...text.matchAll(/^\/\/(?:#region)? .*node_modules\/((?:@[^/]+\/)?[^/]+)/gm),
  ]);
  const bundled = [...new Set(found.map(([, name = '']) => name))];
  expect(bundled).toEqual(
    expect.arrayContaining(['astro', 'yaml', 'zod', '@secretlint/core', '@shikijs/core']),
  );
  const licences = fs.readFileSync(path.join(lib, 'LICENSES'), 'utf8');
  const named = [...licences.matchAll(/^(\S+) \d+\.\S+ \(\S+\)$/gm)].map(([, name]) => name);
  expect(bundled.filter((name) => !named.includes(name))).toEqual([]);
});

test('--version loads few modules; build loads no bundler, in a checkout neither', async () => {
  const version = path.join(place, 'version');
  expect(await handrail(['--version'], { cwd: place, bin, env: noted(version) })).toMatchObject({ code: 0 });
  expect(loaded(version).length).toBeLessThanOrEqual(15);
  expect(loaded(packaged).length).toBeLessThanOrEqual(120);
  expect(loaded(packaged)).toContain(path.join(home, 'node_modules/handrail/lib/code/search-process.js'));
  const bundlers = /node_modules\/(?:astro|vite|rolldown|rollup|esbuild)\//;
  expect(loaded(alone).length).toBeGreaterThan(100);
  expect(loaded(alone).filter((file) => bundlers.test(file))).toEqual([]);
  expect(loaded(packaged).filter((file) => bundlers.test(file) || /json-schema/.test(file))).toEqual([]);
});

test('npx handrail, check and --version work from the package', async () => {
  expect(execFileSync('npx', ['handrail', '--version'], { cwd: home, encoding: 'utf8' })).toMatch(
    /^\d+\.\d+\.\d+\n$/,
  );
  expect(await handrail(['check'], { cwd: place, bin })).toMatchObject({ code: 0, stderr: '' });
  expect(await handrail(['--version'], { cwd: place, bin })).toMatchObject({ code: 0, stderr: '' });
});

test('dev works from the package', async () => {
  const cwd = emptyPlace();
  write(path.join(cwd, 'content'), sample());
  const server = launch(['dev'], { cwd, bin });
  const [, address = ''] = await server.says(/ at (http:\S+) /);
  const page = await fetch(`${address}runbooks/redis-down/`);
  expect({ status: page.status, text: await page.text() }).toMatchObject({
    status: 200,
    text: expect.stringContaining('The first thing') as string,
  });
  expect(await server.kill('SIGTERM')).toMatchObject({ code: 143, stderr: '2 pages: No problems.\n' });
});

test('a read-only package, another user, a folder that may not be written', async (context) => {
  needsMount(context);
  needsAnotherUser(context);
  const cwd = emptyPlace();
  write(path.join(cwd, 'content'), sample());
  fs.mkdirSync(path.join(cwd, 'out'));
  fs.chmodSync(path.join(cwd, 'out'), 0o777);
  fs.chmodSync(cwd, 0o755);
  const readonly = path.join(cwd, 'package');
  mount(readonly, '--bind', home);
  execFileSync('mount', ['-o', 'remount,bind,ro', readonly]);
  const options = { cwd, env: { HOME: '/nonexistent' }, uid: NOBODY, bin: bin.replace(home, readonly) };
  expect(await handrail(['build', '--out', 'out/site'], options)).toMatchObject({ code: 0, stderr: '' });
  expect(digests(path.join(cwd, 'out/site'))).toEqual(digests(packaged));
  expect(leftovers(cwd)).toEqual([]);
});
