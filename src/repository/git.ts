import { execFile, execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { isWithin } from '../shared/path.ts';

const run = promisify(execFile);

/** Where a folder is in a repository. */
export interface WorkTree {
  /** Absolute, without symbolic links. */
  readonly dir: string;
  /** The folder's path in it, with a slash at its end; empty at the top. */
  readonly prefix: string;
}

/**
 * The work tree of a folder: its nearest parent, or itself, with a `.git`. Git is not asked, because it takes a folder that
 * looks like a bare repository for one, and such a folder can be committed.
 */
export function workTreeOf(folder: string): WorkTree | undefined {
  const real = realPath(folder);
  if (real === undefined) return undefined;
  for (let dir = real; ; dir = path.dirname(dir)) {
    if (exists(path.join(dir, '.git')))
      return leadsInside(dir) ? undefined : { dir, prefix: prefixOf(dir, real) };
    if (dir === path.dirname(dir)) return undefined;
  }
}

/** More are left out. */
const MAX_NESTED = 50;

/**
 * Work trees inside a content folder: submodules, and clones that lie there. One that names a folder of the outer work tree as
 * its repository is none, since such a folder can be committed.
 * @param files relative to `root`, with forward slashes
 * @returns the deepest first, each with its folder from `root` and a slash at its end
 */
export function nestedWorkTrees(
  root: string,
  outer: WorkTree,
  files: Iterable<string>,
): { folder: string; workTree: WorkTree }[] {
  const folders = new Set<string>();
  for (const file of files)
    for (
      let folder = path.posix.dirname(file);
      folder !== '.' && !folders.has(folder);
      folder = path.posix.dirname(folder)
    )
      folders.add(folder);
  return [...folders]
    .filter((folder) => exists(path.join(root, folder, '.git')))
    .toSorted((a, b) => b.length - a.length)
    .slice(0, MAX_NESTED)
    .flatMap((folder) => {
      const workTree = workTreeOf(path.join(root, folder));
      const isOwn =
        workTree !== undefined &&
        workTree.prefix === '' &&
        isWithin(outer.dir, workTree.dir) &&
        !leadsInside(workTree.dir, outer.dir);
      return isOwn ? [{ folder: `${folder}/`, workTree }] : [];
    });
}

/** A link counts, wherever it leads. What may not be read does not. */
function exists(file: string): boolean {
  try {
    fs.lstatSync(file);
    return true;
  } catch {
    return false;
  }
}

function prefixOf(dir: string, folder: string): string {
  const relative = path.relative(dir, folder).replaceAll(path.sep, '/');
  return relative === '' ? '' : `${relative}/`;
}

/**
 * Whether `.git` is a link, or a file as worktrees and submodules have it, that leads to a folder of the work tree. Git never
 * writes one: its repository would consist of files that everybody can commit.
 * @param outer the work tree around it, whose own `.git` contains the repositories of its submodules
 */
function leadsInside(dir: string, outer = dir): boolean {
  const link = path.join(dir, '.git');
  const stat = fs.lstatSync(link);
  if (stat.isDirectory()) return false;
  if (stat.size > MAX_LINK_BYTES) return true;
  const target = stat.isFile() ? /^gitdir: (.+?)\s*$/.exec(fs.readFileSync(link, 'utf8'))?.[1] : link;
  const real = target === undefined ? undefined : realPath(path.resolve(dir, target));
  if (real === undefined) return true;
  const isOwned = outer !== dir && isWithin(path.join(outer, '.git'), real);
  return isWithin(outer, real) && !isOwned;
}

const MAX_LINK_BYTES = 4096;

function realPath(folder: string): string | undefined {
  try {
    return fs.realpathSync.native(folder);
  } catch {
    return undefined;
  }
}

/** Overrides what the configuration of a repository could make git start, read or print. */
const SETTINGS = [
  'safe.bareRepository=explicit',
  'core.fsmonitor=false',
  'core.hooksPath=/dev/null',
  'core.attributesFile=/dev/null',
  'core.quotePath=false',
  'diff.submodule=short',
  'log.showRoot=true',
].flatMap((setting) => ['-c', setting]);

const DEFAULT_TIMEOUT_MS = 5_000;
const BYTES_TIMEOUT_MS = 60_000;
const MAX_OUTPUT_BYTES = 256 * 1024 * 1024;

/**
 * Runs git; nothing else in Handrail does. No program that a repository names is started: not by the configuration, the
 * attributes, a hook or a submodule, and not by fetching objects that are missing.
 * @param args the subcommand and its arguments; paths are literal, and relative to the work tree
 * @returns standard output; nothing where git is missing, fails or takes too long
 */
export async function git(
  { dir }: WorkTree,
  args: readonly string[],
  timeout = DEFAULT_TIMEOUT_MS,
): Promise<string | undefined> {
  try {
    const { stdout } = await run('git', argumentsFor(dir, args), optionsFor(dir, timeout));
    return stdout;
  } catch {
    return undefined;
  }
}

/**
 * The same for bytes, with something to read from standard input.
 * @returns nothing where git is missing, fails or takes too long
 */
export function gitBytes({ dir }: WorkTree, args: readonly string[], input: string): Buffer | undefined {
  try {
    const { encoding: _, ...options } = optionsFor(dir, BYTES_TIMEOUT_MS);
    return execFileSync('git', argumentsFor(dir, args), {
      ...options,
      input: Buffer.from(input),
      stdio: 'pipe',
    });
  } catch {
    return undefined;
  }
}

function argumentsFor(dir: string, args: readonly string[]): string[] {
  return ['-C', dir, '--no-pager', '--literal-pathspecs', ...SETTINGS, ...args];
}

function optionsFor(dir: string, timeout: number) {
  return {
    // Windows looks for programs here first.
    cwd: path.dirname(process.execPath),
    env: environment(dir),
    timeout,
    killSignal: 'SIGKILL',
    maxBuffer: MAX_OUTPUT_BYTES,
    encoding: 'utf8',
  } as const;
}

/** Longer command lines are more than some systems take. */
const MAX_PATHS_PER_CALL = 500;

/** What reading must know of the repository around a folder; nothing outside a work tree. It waits for git, since reading does. */
export function trackedTreeOf(folder: string) {
  const workTree = workTreeOf(folder);
  return (
    workTree && {
      root: workTree.dir,
      trackedFiles: (files: readonly string[]) => trackedFiles(workTree, files),
    }
  );
}

function trackedFiles({ dir }: WorkTree, files: readonly string[]): Set<string> | undefined {
  const tracked = new Set<string>();
  try {
    for (let from = 0; from < files.length; from += MAX_PATHS_PER_CALL) {
      const args = argumentsFor(dir, [
        'ls-files',
        '-z',
        '--',
        ...files.slice(from, from + MAX_PATHS_PER_CALL),
      ]);
      const listed = execFileSync('git', args, {
        ...optionsFor(dir, DEFAULT_TIMEOUT_MS),
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      for (const file of listed.split('\0')) tracked.add(file);
    }
  } catch {
    return undefined;
  }
  return tracked;
}

/**
 * Whether a folder contains a file that git tracks, so that it may come from the author of a commit. Where git does not answer,
 * it may.
 */
export async function isTracked(folder: string): Promise<boolean> {
  const workTree = fs.existsSync(folder) ? workTreeOf(folder) : undefined;
  if (workTree === undefined) return false;
  const { prefix } = workTree;
  return (await git(workTree, ['ls-files', '-z', '--', prefix || '.'])) !== '';
}

/** The user's, without what would point git to another repository, configuration or program, or at a program in the work tree. */
function environment(dir: string): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env)
    .filter(([name]) => !/^GIT_/i.test(name))
    .map(([name, value = '']) => [name, /^path$/i.test(name) ? absoluteOnly(value) : value] as const);
  return {
    ...Object.fromEntries(kept),
    // Wins over `protocol.*.allow` of the repository. There is no protocol of this name.
    GIT_ALLOW_PROTOCOL: 'none',
    GIT_CEILING_DIRECTORIES: path.dirname(dir),
    GIT_NO_LAZY_FETCH: '1',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
  };
}

function absoluteOnly(searchPath: string): string {
  return searchPath
    .split(path.delimiter)
    .filter((folder) => path.isAbsolute(folder))
    .join(path.delimiter);
}
