// `npm test`: every step, also after a failure. Names each skipped test with the reason; the last line is
// `N passed, N failed`, then `, N skipped` if any were. Arguments go to both runs of Vitest, e.g. `npm test -- --sequence.shuffle`.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser } from '../bin/browser.js';

if (Number.parseInt(process.versions.node, 10) < 22) {
  console.error(
    `The tests need Node 22.19 or newer, and no pinned one is installed; this is ${process.version}.`,
  );
  process.exit(2);
}
process.env.ASTRO_TELEMETRY_DISABLED = '1';
// Vitest colours pipes and files as well.
if (!process.stdout.isTTY && !process.env.FORCE_COLOR) process.env.NO_COLOR = '1';
const nothing = { passed: 0, failed: 0, skipped: [] };
const scratch = mkdtempSync(join(tmpdir(), 'handrail-test-'));

// The checks are single-threaded and say nothing until they end, hence beside the unit tests.
const [checks, unit] = await Promise.all([
  inTurn({ types: 'check:types', lint: 'lint', format: 'format:check', 'dead exports': 'check:dead' }),
  step('unit', () => suite('unit', 'test:unit')),
]);
const results = [...checks, unit, await step('e2e', inBrowser)];

rmSync(scratch, { recursive: true });
summarise();

/** Runs one step and times it; `work` gives { status, passed, failed, skipped }. */
async function step(name, work) {
  const start = performance.now();
  const result = await work();
  return { name, seconds: (performance.now() - start) / 1000, ...result };
}

async function inTurn(scripts) {
  const steps = [];
  for (const [name, script] of Object.entries(scripts))
    steps.push(await step(name, () => check(name, script)));
  return steps;
}

async function check(name, script) {
  const { status, said } = await run([script], 'pipe');
  if (status !== 0) console.log(`\n── ${name}\n${said}`);
  return { ...nothing, status, failed: status === 0 ? 0 : 1 };
}

/** Runs a script of package.json; what it said, unless that went to the terminal. */
async function run(args, stdio, env = process.env) {
  const child = spawn(process.execPath, ['--run', ...args], { stdio: ['ignore', stdio, stdio], env });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text) => (said += text));
  const [status] = await once(child, 'close');
  return { status, said };
}

async function suite(name, script) {
  console.log(`\n── ${name}`);
  const report = join(scratch, `${name}.json`);
  const options = ['--allowOnly=false', '--reporter=default', '--reporter=./tests/report.js'];
  const args = [script, '--', ...options, ...process.argv.slice(2)];
  const { status } = await run(args, 'inherit', { ...process.env, HANDRAIL_REPORT: report });
  const counts = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : nothing;
  return { status, ...counts, failed: status === 0 ? counts.failed : Math.max(counts.failed, 1) };
}

async function inBrowser() {
  try {
    process.env.CHROMIUM = await findBrowser();
  } catch (error) {
    console.error(error.message);
    return { ...nothing, status: 2, failed: 1 };
  }
  return suite('e2e', 'test:e2e');
}

function summarise() {
  console.log('\n── summary');
  for (const { name, status, seconds } of results)
    console.log(
      `${status === 0 ? 'ok    ' : 'FAILED'}  ${name.padEnd(14)}${seconds.toFixed(1).padStart(6)} s`,
    );
  if (results.some(({ status }) => status !== 0)) process.exitCode = results.at(-1).status === 2 ? 2 : 1;
  const skipped = results.flatMap((result) => result.skipped);
  for (const { name, reason } of skipped) console.log(`skipped ${name}: ${reason}`);
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  const ending = skipped.length === 0 ? '' : `, ${skipped.length} skipped`;
  console.log(`${sum('passed')} passed, ${sum('failed')} failed${ending}`);
}
