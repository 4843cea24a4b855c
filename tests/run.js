// `npm test`: every step, also after a failure. Names each skipped test with the reason; the last line is
// `N passed, N failed`, then `, N skipped` if any were. Arguments go to both runs of Vitest, e.g. `npm test -- --sequence.shuffle`.
import { spawnSync } from 'node:child_process';
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

const results = [
  await step('types', () => check('check:types')),
  await step('lint', () => check('lint')),
  await step('format', () => check('format:check')),
  await step('dead exports', () => check('check:dead')),
  await step('unit', () => suite('test:unit')),
  await step('e2e', inBrowser),
];

rmSync(scratch, { recursive: true });
summarise();

/** Runs one step and times it; `run` gives { status, passed, failed, skipped }. */
async function step(name, run) {
  console.log(`\n── ${name}`);
  const start = performance.now();
  const result = await run();
  return { name, seconds: (performance.now() - start) / 1000, ...result };
}

function check(script) {
  const options = { encoding: 'utf8', maxBuffer: Infinity };
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--run', script], options);
  if (status !== 0) console.log(stdout + stderr);
  return { ...nothing, status, failed: status === 0 ? 0 : 1 };
}

function suite(script) {
  const report = join(scratch, `${script.replace(':', '-')}.json`);
  const args = [
    '--run',
    script,
    '--',
    '--allowOnly=false',
    '--reporter=default',
    '--reporter=./tests/report.js',
  ];
  const env = { ...process.env, HANDRAIL_REPORT: report };
  const options = { stdio: ['ignore', 'inherit', 'inherit'], env };
  const { status } = spawnSync(process.execPath, [...args, ...process.argv.slice(2)], options);
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
  return suite('test:e2e');
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
