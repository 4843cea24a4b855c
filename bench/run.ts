// npm run bench -- <content> [--pages N] [--runs N]: see bench/README.md
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { makeCorpus, markdownFiles } from './corpus.ts';
import { medianPage, weigh } from './weight.ts';

interface Run {
  readonly wall: number;
  readonly peak: number;
  /** Milliseconds by stage, in order. */
  readonly stages: ReadonlyMap<string, number>;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { pages: { type: 'string' }, runs: { type: 'string', default: '3' } },
});
const source = path.resolve(positionals[0] ?? 'content');
const house = path.resolve(import.meta.dirname, '..');
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'handrail-bench-'));
process.on('exit', () => fs.rmSync(scratch, { recursive: true, force: true }));

const content = path.join(scratch, 'content');
const site = path.join(scratch, 'dist');
const pages = makeCorpus(source, content, values.pages === undefined ? undefined : Number(values.pages));
const cold: Run[] = [];
const warm: Run[] = [];
for (let run = 1; run <= Number(values.runs); run++) {
  for (const folder of ['cache', 'dist'])
    fs.rmSync(path.join(scratch, folder), { recursive: true, force: true });
  cold.push(build());
  edit(run);
  warm.push(build());
}
report();

function build(): Run {
  const started = performance.now();
  const args = [
    path.join(house, 'bin/handrail.js'),
    'build',
    content,
    '--out',
    site,
    '--timings',
    '--no-gate',
    '--cache',
    path.join(scratch, 'cache'),
  ];
  const { status, stderr } = spawnSync(process.execPath, args, {
    cwd: scratch,
    encoding: 'utf8',
    maxBuffer: Infinity,
  });
  const wall = performance.now() - started;
  if (status !== 0) throw new Error(`The build failed:\n${stderr}`);
  const stages = new Map(
    [...stderr.matchAll(/^(\S.*?) +(\d+) ms$/gm)].map(([, name = '', took]) => [name, Number(took)]),
  );
  return { wall, peak: Number(/^Peak memory +(\d+) MiB$/m.exec(stderr)?.[1]), stages };
}

/** Adds a line to the file in the middle. */
function edit(run: number): void {
  const files = markdownFiles(content);
  fs.appendFileSync(path.join(content, files[files.length >> 1] ?? ''), `\nAn added line, run ${run}.\n`);
}

function report(): void {
  const files = fs
    .readdirSync(site, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile());
  const bytes = files.reduce((sum, item) => sum + fs.statSync(path.join(item.parentPath, item.name)).size, 0);
  const page = medianPage(site, /^(?:runbooks|guides|troubleshooting)\/.+\/index\.html$/);
  const weight = weigh(site, page);
  console.log(
    `${pages} pages of ${source}, median of ${cold.length}, on ${os.availableParallelism()} cores, Node ${process.versions.node}\n`,
  );
  console.log(row('', 'cold', 'after one edit'));
  for (const stage of cold[0]?.stages.keys() ?? [])
    console.log(row(stage, ...both((run) => run.stages.get(stage) ?? 0, 'ms')));
  console.log(row('Whole command', ...both((run) => run.wall, 'ms')));
  console.log(row('Peak memory', ...both((run) => run.peak, 'MiB')));
  console.log(`\nOutput: ${(bytes / 2 ** 20).toFixed(1)} MiB in ${files.length} files`);
  const { html, css, js, total, requests } = weight;
  console.log(
    `Median page, gzip: ${html} HTML + ${css} CSS + ${js} JS = ${total} bytes in ${requests} requests (${page})`,
  );
}

function both(figure: (run: Run) => number, unit: string): string[] {
  return [cold, warm].map((runs) => `${Math.round(median(runs.map(figure)))} ${unit}`);
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return ((sorted[(sorted.length - 1) >> 1] ?? 0) + (sorted[sorted.length >> 1] ?? 0)) / 2;
}

function row(name: string, ...cells: readonly string[]): string {
  return `${name.padEnd(28)}${cells.map((cell) => cell.padStart(16)).join('')}`;
}
