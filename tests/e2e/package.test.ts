import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  canBeNobody,
  canMount,
  CHECKOUT,
  digests,
  emptyPlace,
  handrail,
  launch,
  leftovers,
  mount,
  NOBODY,
  sample,
  write,
} from './command.ts';

// `npm pack`, then `npm install` of that file in an empty folder.
const place = emptyPlace(afterAll);
const home = path.join(place, 'installed');
const bin = path.join(home, 'node_modules/handrail/bin/handrail.js');
const alone = path.join(place, 'alone');

beforeAll(async () => {
  npm(CHECKOUT, 'pack', '--pack-destination', place, '--loglevel=error');
  const [tarball = ''] = fs.readdirSync(place).filter((name) => name.endsWith('.tgz'));
  fs.mkdirSync(home);
  npm(home, 'install', `../${tarball}`, '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error');
  write(path.join(place, 'content'), sample());
  expect(await handrail(['build', '--out', alone], { cwd: place })).toMatchObject({ code: 0, stderr: '' });
});

function npm(cwd: string, ...args: string[]): string {
  return execFileSync('npm', args, { cwd, encoding: 'utf8', stdio: 'pipe' });
}

test('npx handrail makes the same site as the checkout', () => {
  const out = path.join(place, 'by-npx');
  execFileSync('npx', ['handrail', 'build', '../content', '--out', out], { cwd: home, stdio: 'pipe' });
  expect(digests(out)).toEqual(digests(alone));
});

test('check and --version work from the package', async () => {
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

test.runIf(canMount && canBeNobody)(
  'a read-only package, another user, a folder that may not be written',
  async () => {
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
    expect(digests(path.join(cwd, 'out/site'))).toEqual(digests(alone));
    expect(leftovers(cwd)).toEqual([]);
  },
);
