import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import vm from 'node:vm';
import { describe, expect, test } from 'vitest';
import { BROKEN, CHECKOUT, emptyPlace, sample, write } from '../e2e/command.ts';

const ENTRY = path.join(CHECKOUT, 'bin/handrail.js');
const SENTENCE = /^[^\n]+\.\n$/;
const CANDIDATES = ['/usr/bin/node', '/usr/local/bin/node', '/opt/homebrew/bin/node'];
const oldNode = CANDIDATES.find((node) => {
  const [major = 0, minor = 0] = spawnSync(node, ['-p', 'process.versions.node'], { encoding: 'utf8' })
    .stdout?.split('.')
    .map(Number) ?? [99];
  return major < 22 || (major === 22 && minor < 19);
});

type Run = (entry: string, args: readonly string[], cwd: string) => SpawnSyncReturns<string>;

/** A checkout with what its `bin` needs; its modules are those of the real one. */
function checkout(cwd: string): string {
  const home = path.join(cwd, 'checkout');
  fs.cpSync(path.join(CHECKOUT, 'bin'), path.join(home, 'bin'), { recursive: true });
  fs.copyFileSync(path.join(CHECKOUT, 'package.json'), path.join(home, 'package.json'));
  fs.symlinkSync(path.join(CHECKOUT, 'src'), path.join(home, 'src'));
  return home;
}

/** Puts a program that starts `node` where the pinned Node is. */
function pin(home: string, node: string): void {
  const pinned = path.join(home, 'node_modules/.bin/node');
  fs.mkdirSync(path.dirname(pinned), { recursive: true });
  fs.writeFileSync(pinned, `#!/bin/sh\nexec ${node} "$@"\n`, { mode: 0o755 });
}

/** This Node with the version of an older one, and without what the older one does not export. */
function simulated(version: string): Run {
  return (entry, args, cwd) => {
    const preload = path.join(cwd, 'old.cjs');
    fs.writeFileSync(
      preload,
      `if (process.env.HANDRAIL_PINNED_NODE === undefined) {
        Object.defineProperty(process.versions, 'node', { value: '${version}' });
        Object.defineProperty(process, 'version', { value: 'v${version}' });
        const modules = require('node:module');
        delete modules.enableCompileCache;
        delete modules.getCompileCacheDir;
        modules.syncBuiltinESMExports();
      }`,
    );
    return run(process.execPath, ['--require', preload, entry, ...args], cwd);
  };
}

function run(node: string, args: readonly string[], cwd: string): SpawnSyncReturns<string> {
  const env = { ...process.env, XDG_CACHE_HOME: path.join(cwd, 'tmp/cache') };
  return spawnSync(node, args, { cwd, encoding: 'utf8', env });
}

describe.for<[name: string, run: Run | undefined]>([
  [
    'the installed old Node',
    oldNode === undefined ? undefined : (entry, args, cwd) => run(oldNode, [entry, ...args], cwd),
  ],
  ['a simulated Node 20', simulated('20.20.2')],
  ['a simulated Node 22.18', simulated('22.18.0')],
])('%s', ([, runOld]) => {
  test('runs the command with the pinned Node: anywhere, through a link, with its status', (ctx) => {
    if (!runOld) return ctx.skip('no Node older than 22.19 is installed');
    const cwd = emptyPlace();
    const home = checkout(cwd);
    pin(home, process.execPath);
    const entry = path.join(home, 'bin/handrail.js');
    const link = path.join(cwd, 'handrail');
    fs.symlinkSync(entry, link);
    for (const [from, folder] of [
      [entry, cwd],
      [entry, home],
      ['bin/handrail.js', home],
      [link, path.join(cwd, 'tmp')],
    ] as const)
      expect(runOld(from, ['--version'], folder)).toMatchObject({ status: 0, stdout: '0.1.0\n', stderr: '' });
    write(path.join(cwd, 'content'), sample());
    expect(runOld(entry, ['check'], cwd)).toMatchObject({ status: 0, stderr: '' });
    write(path.join(cwd, 'content'), BROKEN);
    expect(runOld(entry, ['check'], cwd)).toMatchObject({ status: 1, stderr: '' });
    expect(runOld(entry, ['chekc'], cwd).status).toBe(2);
  });

  test('prints one sentence and exits with 2 where there is no other Node', (ctx) => {
    if (!runOld) return ctx.skip('no Node older than 22.19 is installed');
    const cwd = emptyPlace();
    const home = checkout(cwd);
    const entry = path.join(home, 'bin/handrail.js');
    const refusal = { status: 2, stdout: '', stderr: expect.stringMatching(SENTENCE) as string };
    expect(runOld(entry, ['--version'], cwd)).toMatchObject(refusal);
    fs.mkdirSync(path.join(home, 'node_modules'));
    expect(runOld(entry, ['--version'], cwd)).toMatchObject(refusal);
    pin(home, 'unused');
    fs.chmodSync(path.join(home, 'node_modules/.bin/node'), 0o644);
    expect(runOld(entry, ['--version'], cwd)).toMatchObject(refusal);
  });
});

test('a pinned Node that is too old itself is started once', (ctx) => {
  if (!oldNode) return ctx.skip('no Node older than 22.19 is installed');
  const cwd = emptyPlace();
  const home = checkout(cwd);
  pin(home, oldNode);
  expect(run(oldNode, [path.join(home, 'bin/handrail.js'), '--version'], cwd)).toMatchObject({
    status: 2,
    stdout: '',
    stderr: expect.stringMatching(SENTENCE) as string,
  });
});

test.for(['4.9.1', '10.24.1', '12.22.12', '14.21.3'])(
  'Node %s, which knows neither "type": "module" nor our syntax, prints one sentence',
  (version) => {
    expect(() => new vm.Script(fs.readFileSync(ENTRY, 'utf8'))).not.toThrow();
    const cwd = emptyPlace();
    const script = path.join(cwd, 'handrail.cjs');
    fs.copyFileSync(ENTRY, script);
    for (const entry of [script, ENTRY])
      expect(simulated(version)(entry, ['--version'], cwd)).toMatchObject({
        status: 2,
        stdout: '',
        stderr: `handrail needs Node 22.19 or newer; this is v${version}.\n`,
      });
  },
);
