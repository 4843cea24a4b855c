// npm run bench -- [content] [--runs N] [--scale FACTOR]: see bench/README.md
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { makeCorpus, markdownFiles } from './corpus.ts';
import { handrail, hugo, starlight, type Generator } from './generators.ts';
import { medianPage, weigh } from './weight.ts';

interface Cost {
  /** Seconds. */
  readonly wall: number;
  /** Seconds of all its processes. */
  readonly cpu: number;
  /** MiB of the command's own process; Handrail's only. */
  readonly peak: number;
}

/** Of each run. */
interface Measured {
  readonly cold: Cost[];
  readonly edited: Cost[];
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { runs: { type: 'string', default: '3' }, scale: { type: 'string', default: '1' } },
});
const source = path.resolve(positionals[0] ?? 'content');
const [runs, scale] = [Number(values.runs), Number(values.scale)];
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'handrail-bench-'));
process.on('exit', () => fs.rmSync(scratch, { recursive: true, force: true }));

const missing: string[] = [];
const ours = handrail(folder('handrail'));
const [itsHugo, itsStarlight] = [orMissing(hugo(folder('hugo'))), orMissing(starlight(folder('starlight')))];

const small = compare(100, runs, [itsStarlight]);
const middle = compare(850, runs, [itsHugo, itsStarlight]);
const rewritten = filesRewritten();
const weights = [ours, itsStarlight].map((generator) => generator && medianWeight(generator));
const [check, again] = checks();
const dev = await devTimes();
const large = compare(5000, 1, [itsHugo]);
const huge = compare(20_000, 1, []);
const table = [
  '| | limit | Handrail | other | ratio | CPU: Handrail | other | ratio |',
  '|---|---|---|---|---|---|---|---|',
  against('850 pages, cold', '1.4', middle, 'cold', itsHugo),
  against('850 pages, after one edit', '0.6', middle, 'edited', itsHugo),
  against('5,000 pages, cold', '0.6', large, 'cold', itsHugo),
  against('100 pages, cold', '0.25', small, 'cold', itsStarlight),
  against('850 pages, cold', '0.15', middle, 'cold', itsStarlight),
  alone('peak memory, 850 pages', '450 MiB', `${peakOf(middle)} MiB`),
  alone('peak memory, 5,000 pages', '1,024 MiB', `${peakOf(large)} MiB`),
  alone('peak memory, 20,000 pages', '2,048 MiB', `${peakOf(huge)} MiB`),
  alone('`dev` of 850 pages is ready', '1.2 s', seconds(dev.ready)),
  alone('`dev`: a saved file is in an open page', '0.3 s', seconds(dev.saved)),
  alone('`check` of 850 pages, cold', '1.2 s', seconds(check.wall), seconds(check.cpu)),
  alone('`check` of 850 pages, again', '0.5 s', seconds(again.wall), seconds(again.cpu)),
  alone('850 pages, after one edit: files rewritten', 'what shows it', rewritten),
  alone('installed', '60 packages, 60 MB', installed()),
  `| median page of 850, gzip HTML + CSS + JS | | ${weights.map((weight) => weight ?? '').join(' | ')} | | | | |`,
].filter((row) => row !== undefined);
report();

function folder(name: string): string {
  const made = path.join(scratch, name);
  fs.mkdirSync(made);
  return made;
}

function orMissing(generator: Generator | string): Generator | undefined {
  if (typeof generator !== 'string') return generator;
  missing.push(generator);
  return undefined;
}

/** All of them in turn over the same pages, Handrail first. Every folder stays as the last run left it. */
function compare(
  pages: number,
  times: number,
  others: readonly (Generator | undefined)[],
): ReadonlyMap<string, Measured> {
  const generators = [ours, ...others.filter((other) => other !== undefined)];
  const count = Math.max(1, Math.round(pages * scale));
  const corpus = path.join(scratch, 'corpus');
  for (const at of [corpus, ...generators.map(({ content }) => content)])
    fs.rmSync(at, { recursive: true, force: true });
  makeCorpus(source, corpus, count);
  for (const { content } of generators) copyForAll(corpus, content);
  const measured = new Map(generators.map(({ name }) => [name, { cold: [], edited: [] } as Measured]));
  for (let run = 1; run <= times; run++)
    for (const generator of generators) {
      const { cold, edited } = measured.get(generator.name) ?? { cold: [], edited: [] };
      for (const name of generator.made)
        fs.rmSync(path.join(generator.cwd, name), { recursive: true, force: true });
      cold.push(timed(generator.build, generator.cwd));
      edit(generator.content, run);
      edited.push(timed(generator.build, generator.cwd));
    }
  return measured;
}

/** The same text for all: its title in the frontmatter and nothing else there, no local image, nothing that is a template to one. */
function copyForAll(corpus: string, content: string): void {
  for (const file of markdownFiles(corpus)) {
    // What is the page of a folder elsewhere is a page like any other.
    const to = path.join(content, file.replace(/(^|\/)(?:_?index|README)\.md$/i, '$1overview.md'));
    const body = fs
      .readFileSync(path.join(corpus, file), 'utf8')
      .replace(/^\uFEFF?---\r?\n[\s\S]*?\n---\r?\n/, '');
    const title = /^# (.+)$/m.exec(body)?.[1] ?? path.basename(file, '.md');
    const text = body
      .replace(/^# .+\n/m, '')
      .replace(/!\[([^\]]*)\]\((?!https?:)[^)]*\)/g, '$1')
      .replace(/\{\{(?=[<%])/g, '{{ ');
    fs.mkdirSync(path.dirname(to), { recursive: true });
    fs.writeFileSync(to, `---\ntitle: ${JSON.stringify(title.replace(/[`*]/g, ''))}\n---\n\n${text}`);
  }
}

/** Adds a line to the file in the middle; its path. */
function edit(content: string, run: number | string): string {
  const files = markdownFiles(content);
  const file = path.join(content, files[files.length >> 1] ?? '');
  fs.appendFileSync(file, `\nAn added line, run ${run}.\n`);
  return file;
}

/** @param allowed the statuses that are no failure */
function timed(line: string, cwd: string, allowed: readonly number[] = [0]): Cost {
  const { status, stderr } = spawnSync('bash', ['-c', `TIMEFORMAT='%R %U %S'; time { ${line}; }`], {
    cwd,
    encoding: 'utf8',
    maxBuffer: Infinity,
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', LC_ALL: 'C' },
  });
  if (!allowed.includes(status ?? -1)) throw new Error(`It failed: ${line}\n${stderr}`);
  const [wall = 0, user = 0, system = 0] = (stderr.trim().split('\n').at(-1) ?? '').split(' ').map(Number);
  return { wall, cpu: user + system, peak: Number(/^Peak memory +(\d+) MiB$/m.exec(stderr)?.[1]) };
}

/** Of the 850 pages: the files of the site that one more edit replaces, among all. */
function filesRewritten(): string {
  const site = path.join(ours.cwd, 'dist');
  const state = () =>
    new Map(
      fs
        .readdirSync(site, { recursive: true, encoding: 'utf8' })
        .map((file) => [file, fs.statSync(path.join(site, file), { bigint: true })] as const)
        .filter(([, stat]) => stat.isFile())
        .map(([file, { ino, mtimeNs }]) => [file, `${ino} ${mtimeNs}`]),
    );
  const before = state();
  edit(ours.content, 'of files');
  timed(ours.build, ours.cwd);
  const after = state();
  return `${[...after].filter(([file, stamp]) => before.get(file) !== stamp).length} of ${after.size}`;
}

function medianWeight({ cwd }: Generator): string {
  const site = path.join(cwd, 'dist');
  const page = medianPage(site, /^(?!pagefind|search|alerts|tags).+\/.+\/index\.html$/);
  return `${(weigh(site, page).total / 1000).toFixed(1)} kB`;
}

/** With an empty cache, and then again; medians. */
function checks(): [Cost, Cost] {
  const line = `"${process.execPath}" "${ours.bin}" check content > report`;
  const both = Array.from({ length: runs }, () => {
    const cache = path.join(ours.cwd, 'user-cache');
    fs.rmSync(cache, { recursive: true, force: true });
    const one = () => timed(`XDG_CACHE_HOME=${cache} ${line}`, ours.cwd, [0, 1]);
    return [one(), one()] as const;
  });
  return [middleOf(both.map(([cold]) => cold)), middleOf(both.map(([, second]) => second))];
}

/** Seconds until the server answers, and from saving a file until its page, which is told, has the new text. */
async function devTimes(): Promise<{ readonly ready: number; readonly saved: number }> {
  const started = performance.now();
  const child = spawn(process.execPath, [ours.bin, 'dev', 'content', '--cache', 'cache'], { cwd: ours.cwd });
  try {
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
    let address: string | undefined;
    while ((address = /(http:\/\/\S+)/.exec(said)?.[1]) === undefined) {
      if (child.exitCode !== null) throw new Error(`dev ended: ${said}`);
      await sleep(5);
    }
    await (await fetch(address)).text();
    const ready = performance.now() - started;
    const { body } = await fetch(`${address}@handrail/changes`);
    const changes = body?.getReader();
    // The first is the version that is shown.
    await changes?.read();
    const saving = performance.now();
    const file = edit(ours.content, 'of dev');
    await changes?.read();
    const found = await pageWith('run of dev', address, file);
    const saved = performance.now() - saving;
    if (!found) throw new Error(`dev does not show what was saved in ${file}.`);
    return { ready: ready / 1000, saved: saved / 1000 };
  } finally {
    child.kill('SIGKILL');
  }
}

async function pageWith(text: string, address: string, file: string): Promise<boolean> {
  const below = path.relative(ours.content, file).replaceAll('\\', '/').replace(/\.md$/, '');
  // Where a folder has no kind of its own, its pages are runbooks or guides.
  for (const at of [below, `runbooks/${below}`, `guides/${below}`]) {
    const response = await fetch(`${address}${at.toLowerCase()}/`);
    if (response.ok && (await response.text()).includes(text)) return true;
  }
  return false;
}

/** Packages and megabytes that the package brings. */
function installed(): string {
  const modules = path.join(ours.cwd, 'node_modules');
  const { packages } = JSON.parse(fs.readFileSync(path.join(modules, '.package-lock.json'), 'utf8')) as {
    packages: object;
  };
  const bytes = fs
    .readdirSync(modules, { recursive: true, encoding: 'utf8' })
    .reduce((sum, file) => sum + fs.lstatSync(path.join(modules, file)).size, 0);
  return `${Object.keys(packages).length} packages, ${Math.round(bytes / 1e6)} MB`;
}

/** Nothing where the other was not measured. */
function against(
  what: string,
  limit: string,
  measured: ReadonlyMap<string, Measured>,
  kind: keyof Measured,
  other: Generator | undefined,
): string | undefined {
  const [mine, its] = [ours, other].map((one) => one && measured.get(one.name)?.[kind]);
  if (!mine || !its) return undefined;
  const [a, b] = [middleOf(mine), middleOf(its)];
  const cells = [
    `${what}, against ${other?.name}`,
    limit,
    ...ratioOf(a.wall, b.wall),
    ...ratioOf(a.cpu, b.cpu),
  ];
  return `| ${cells.join(' | ')} |`;
}

function ratioOf(mine: number, its: number): string[] {
  return [seconds(mine), seconds(its), (mine / its).toFixed(2)];
}

function alone(what: string, limit: string, figure: string, cpu = ''): string {
  return `| ${what} | ${limit} | ${figure} | | | ${cpu} | | |`;
}

function peakOf(measured: ReadonlyMap<string, Measured>): number {
  return Math.max(...(measured.get(ours.name)?.cold ?? []).map(({ peak }) => peak));
}

function middleOf(costs: readonly Cost[]): Cost {
  const of = (figure: (cost: Cost) => number) => median(costs.map(figure));
  return { wall: of(({ wall }) => wall), cpu: of(({ cpu }) => cpu), peak: of(({ peak }) => peak) };
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return ((sorted[(sorted.length - 1) >> 1] ?? 0) + (sorted[sorted.length >> 1] ?? 0)) / 2;
}

function seconds(value: number): string {
  return `${value.toFixed(2)} s`;
}

/** Prints the table, and puts it into the README unless it is one of fewer pages. */
function report(): void {
  const where = `${os.availableParallelism()} cores, Node ${process.versions.node}, medians of ${runs} (from 5,000 pages on: one run), ${new Date().toISOString().slice(0, 10)}.`;
  const text = [...table, '', [where, ...missing].join(' ')].join('\n');
  console.log(text);
  if (scale !== 1) return console.log(`\nAt ${scale} of these sizes: README.md stays as it is.`);
  const readme = path.join(import.meta.dirname, 'README.md');
  const [before = '', , after = ''] = fs.readFileSync(readme, 'utf8').split(/<!-- (?:table|end) -->/);
  fs.writeFileSync(readme, `${before}<!-- table -->\n${text}\n<!-- end -->${after}`);
}
