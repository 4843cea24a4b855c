// Makes `npm start` and `npm test` work in a fresh checkout: installs what the lockfile says, unless it is
// there already. Runs on the machine's own Node, before anything is installed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const stamp = 'node_modules/.handrail-lock';
const lock = '.install.lock';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const wanted = createHash('sha256')
  .update(readFileSync('package-lock.json'))
  .update(process.platform + process.arch)
  .digest('hex');

if (!installed()) {
  refuseOldTools();
  await alone(() => installed() || install());
}

/** The stamp decides; without one, an installation somebody made by hand counts when it is complete. */
function installed() {
  if (!existsSync('node_modules/.package-lock.json')) return false;
  return existsSync(stamp) ? readFileSync(stamp, 'utf8') === wanted : complete();
}

function complete() {
  const want = JSON.parse(readFileSync('package-lock.json', 'utf8')).packages;
  const have = JSON.parse(readFileSync('node_modules/.package-lock.json', 'utf8')).packages;
  return Object.entries(want)
    .filter(([path, { optional, link }]) => path.startsWith('node_modules/') && !optional && !link)
    .every(([path, { version }]) => have[path]?.version === version);
}

function refuseOldTools() {
  const npm = runNpm(['--version'], 'pipe').stdout?.trim() || 'none';
  if (major(process.versions.node) >= 20 && major(npm) >= 10) return;
  console.error(
    `Handrail needs Node 20 and npm 10 or newer; this is Node ${process.versions.node}, npm ${npm}.`,
  );
  process.exit(2);
}

function major(version) {
  return Number.parseInt(version, 10) || 0;
}

function install() {
  console.error('Installing dependencies from package-lock.json (about a minute the first time) …');
  const flags = ['--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status } = runNpm(['ci', ...flags], ['ignore', 2, 2]);
  if (status !== 0) {
    console.error('Installing failed; the reason is above. Repair it, or run `npm ci` by hand.');
    process.exitCode = status ?? 1;
    return;
  }
  dropForeignNode();
  writeFileSync(stamp, wanted);
}

/** Without glibc (Alpine) the pinned Node does not start; the machine's own has to do. */
function dropForeignNode() {
  const local = 'node_modules/.bin/node';
  if (process.platform !== 'win32' && spawnSync(local, ['--version']).status !== 0)
    rmSync(local, { force: true });
}

/** `npm_execpath` avoids npm.cmd and PATH questions; it is missing when this file is run by hand. */
function runNpm(args, stdio) {
  const { npm_execpath: script, npm_node_execpath: node = process.execPath } = process.env;
  const options = { stdio, encoding: 'utf8' };
  return script?.endsWith('npm-cli.js')
    ? spawnSync(node, [script, ...args], options)
    : spawnSync('npm', args, { ...options, shell: process.platform === 'win32' });
}

/** Two starts at once: the second waits for the first, then finds everything installed. */
async function alone(work) {
  let waiting = false;
  while (!take()) {
    if (!waiting) console.error(`Waiting for another installation to end (${lock}) …`);
    waiting = true;
    await sleep(200);
  }
  try {
    work();
  } finally {
    rmSync(lock, { force: true });
  }
}

function take() {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    if (!ownerIsGone()) return false;
    rmSync(lock, { force: true });
    return take();
  }
}

function ownerIsGone() {
  try {
    process.kill(Number(readFileSync(lock, 'utf8')), 0);
    return false;
  } catch (error) {
    return error.code === 'ESRCH';
  }
}
