import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { inject, onTestFinished, type TestContext } from 'vitest';

export const CHECKOUT = path.resolve(import.meta.dirname, '../..');
/** Where the command keeps its caches, below the folder that it runs in. */
export const CACHE = 'tmp/cache/handrail';
/** The command of the checkout; tests run that of the package unless they say so. */
export const CHECKOUT_BIN = path.join(CHECKOUT, 'bin/handrail.js');

export interface Result {
  /** A process ended by a signal has the status that a shell gives it. */
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Another user to run as; for root only. */
  readonly uid?: number;
  /** Another `handrail` than the package's. */
  readonly bin?: string;
}

/** A command that runs. */
export interface Running {
  readonly pid: number;
  readonly ended: Promise<Result>;
  readonly kill: (signal: NodeJS.Signals) => Promise<Result>;
  /** Resolves with the match as soon as standard output or error has it. */
  readonly says: (pattern: RegExp) => Promise<RegExpExecArray>;
}

export function handrail(args: readonly string[], options: RunOptions): Promise<Result> {
  return launch(args, options).ended;
}

export function launch(args: readonly string[], options: RunOptions): Running {
  return follow(
    spawn(process.execPath, [options.bin ?? inject('packed').bin, ...args], {
      cwd: options.cwd,
      env: environment(options),
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(options.uid === undefined ? {} : { uid: options.uid, gid: options.uid }),
    }),
  );
}

/** Runs a line of shell in which `$HANDRAIL` is the command: for limits, pipes and terminals. */
export function shell(line: string, options: RunOptions): Promise<Result> {
  const env = { ...environment(options), HANDRAIL: `${process.execPath} ${inject('packed').bin}` };
  return follow(spawn('bash', ['-c', line], { cwd: options.cwd, env, stdio: ['ignore', 'pipe', 'pipe'] }))
    .ended;
}

/** What a user's shell would have: nothing of Vitest's, and folders for caches and temporary files that tests can look into. */
function environment({ cwd, env }: RunOptions): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) =>
      !/^(VITEST.*|NODE_ENV|NODE_OPTIONS|TEST|CI|NO_COLOR|FORCE_COLOR|DEV|PROD|MODE|SSR|BASE_URL)$/.test(
        name,
      ),
  );
  return {
    ...Object.fromEntries(kept),
    TMPDIR: path.join(cwd, 'tmp'),
    XDG_CACHE_HOME: path.dirname(path.join(cwd, CACHE)),
    HANDRAIL_TEST: cwd,
    ...env,
  };
}

function follow(child: ChildProcess): Running {
  let stdout = '';
  let stderr = '';
  child.stdout?.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const ended = new Promise<Result>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) =>
      resolve({ code: code ?? 128 + (signal ? os.constants.signals[signal] : 0), stdout, stderr }),
    );
  });
  return {
    pid: child.pid ?? 0,
    ended,
    kill(signal) {
      child.kill(signal);
      return ended;
    },
    says: (pattern) =>
      eventually(() => {
        const match = pattern.exec(stdout + stderr);
        if (!match) throw new Error(`It never said ${pattern}, but:\n${stdout}${stderr}`);
        return match;
      }),
  };
}

/** Tries until the assertion holds; its own failure when it does not in time. */
export async function eventually<Value>(attempt: () => Value | Promise<Value>): Promise<Value> {
  const end = performance.now() + 300_000;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (performance.now() > end) throw error;
    }
    await sleep(40);
  }
}

/** An empty folder that is gone after the test, with `tmp` in it for the command's temporary files. */
export function emptyPlace(clean: (remove: () => void) => void = onTestFinished): string {
  const place = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'handrail-e2e-')));
  fs.mkdirSync(path.join(place, 'tmp'));
  fs.chmodSync(place, 0o777);
  fs.chmodSync(path.join(place, 'tmp'), 0o777);
  clean(() => fs.rmSync(place, { recursive: true, force: true, maxRetries: 5 }));
  return place;
}

export type Tree = Readonly<Record<string, string>>;

export function write(folder: string, tree: Tree): void {
  for (const [file, text] of Object.entries(tree)) {
    const to = path.join(folder, file);
    fs.mkdirSync(path.dirname(to), { recursive: true });
    fs.writeFileSync(to, text);
  }
}

/** A small content tree that has one of everything, and `word` on a page. */
export function sample(word = 'first'): Tree {
  return {
    'handrail.yaml': 'title: Sample operations\n',
    'runbooks/redis-down.md': `---\nservices: [redis]\n---\n# Redis down\n\nThe ${word} thing: see [the guide](../guides/start.md#look-first).\n\n\`\`\`sh\nredis-cli ping\n\`\`\`\n`,
    'guides/start.md': '# Start here\n\n## Look first\n\n![A dot](dot.svg)\n',
    'guides/dot.svg': '<svg xmlns="http://www.w3.org/2000/svg"><circle r="1"/></svg>\n',
  };
}

export const BROKEN: Tree = { 'guides/broken.md': '---\ntitle: "never closed\n---\n# Broken\n' };

/** Every file of a site by a digest of its content, without the times of the build. */
export function digests(site: string): Record<string, string> {
  return Object.fromEntries(
    filesOf(site).map((file) => {
      const bytes = fs.readFileSync(path.join(site, file));
      const content = /^(?:handrail|build)\.json$/.test(file) ? plain(bytes.toString()) : bytes;
      return [file, hash(content)];
    }),
  );
}

/** Every file and folder with what a write would change; but not the place for temporary files, where the caches are. */
export function fingerprint(folder: string): Record<string, string> {
  const own = walk(folder).filter((name) => !/^tmp(?:\/|$)/.test(name));
  return Object.fromEntries(
    ['', ...own].map((name) => {
      const stat = fs.lstatSync(path.join(folder, name), { bigint: true });
      const content = stat.isFile() ? hash(fs.readFileSync(path.join(folder, name))) : '';
      return [name, `${stat.mtimeNs} ${stat.mode} ${content}`];
    }),
  );
}

function hash(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 16);
}

export function filesOf(folder: string): string[] {
  return walk(folder).filter((name) => !fs.lstatSync(path.join(folder, name)).isDirectory());
}

/** Not `readdirSync` with `recursive`, which follows links: the cache has one into node_modules. */
function walk(folder: string, below = ''): string[] {
  return fs
    .readdirSync(path.join(folder, below), { withFileTypes: true })
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((item) => {
      const name = path.join(below, item.name);
      return item.isDirectory() ? [name, ...walk(folder, name)] : [name];
    });
}

/** What commands left: hidden files beside the output, locks, temporary files other than Node's own cache. */
export function leftovers(place: string): string[] {
  return filesOf(place).filter(
    (file) =>
      /\.handrail-(new|old|lock)|^tmp\/(?!(?:node-compile-cache|cache)\/)/.test(file) ||
      (file.startsWith(`${CACHE}/`) && path.basename(file) === 'lock'),
  );
}

/** Command lines of what was started in `place`, or by what was, and still runs. */
export function survivors(place: string): string[] {
  return fs
    .readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const started = fs.readFileSync(`/proc/${pid}/environ`, 'utf8').includes(`HANDRAIL_TEST=${place}\0`);
        return started ? [fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')] : [];
      } catch {
        return [];
      }
    })
    .filter((line) => line !== '');
}

/** A user without any rights, where this process may become one that can still read the checkout. */
export const NOBODY = 65_534;

/** Skips the test where this process cannot become a user without rights who can still read the checkout. */
export function needsAnotherUser(context: TestContext): void {
  anotherUser ??=
    process.getuid?.() === 0 &&
    spawnSync(process.execPath, [inject('packed').bin, '--version'], { uid: NOBODY, gid: NOBODY, cwd: '/' })
      .status === 0;
  context.skip(
    !anotherUser,
    'Only root can run a command as another user, who must be able to read the checkout.',
  );
}

let anotherUser: boolean | undefined;

/** Mounts something over `folder` until the test ends. */
export function mount(folder: string, ...args: string[]): void {
  fs.mkdirSync(folder, { recursive: true });
  const { status, stderr } = spawnSync('mount', [...args, folder], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  onTestFinished(() => void spawnSync('umount', ['-l', folder]));
}

/** Skips the test where this process may not mount file systems. */
export function needsMount(context: TestContext): void {
  canMount ??= tryMount();
  context.skip(!canMount, 'Mounting a file system is not permitted.');
}

let canMount: boolean | undefined;

function tryMount(): boolean {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'handrail-mount-'));
  const { status } = spawnSync('mount', ['-t', 'tmpfs', 'none', folder]);
  if (status === 0) spawnSync('umount', [folder]);
  fs.rmdirSync(folder);
  return status === 0;
}

function plain(text: string): string {
  return text.replace(/"time": ?"[^"]*"/, '');
}
