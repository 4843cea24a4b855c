import fs from 'node:fs';
import path from 'node:path';
import { isGlob, pathPatterns } from '../shared/glob.ts';
import { isWithin } from '../shared/path.ts';
import { compareText } from '../shared/text.ts';

/** The work tree of git that a content folder is in. */
export interface TrackedTree {
  /** Its real path. */
  readonly root: string;
  /**
   * Which of the files git tracks.
   * @param files relative to `root`, with forward slashes
   * @returns nothing where git gives no answer
   */
  readonly trackedFiles: (files: readonly string[]) => ReadonlySet<string> | undefined;
}

export interface FilesFound {
  /** Absolute. */
  readonly files: readonly string[];
  /** Why there are no more. */
  readonly stopped?: 'outside' | 'too-many' | 'not-a-glob';
}

/** Files and folders that one glob may look at. */
export const MAX_VISITED = 100_000;
/** Never looked into. */
const NEVER_WALKED = new Set(['.git', 'node_modules']);

/**
 * The files that a glob means; folders are none. Where a file has this very name (`[prod].yaml`), it is the one that is
 * meant. Symbolic links are followed where the glob names them, and not where a wildcard does.
 * @param from the absolute folder that the glob starts from
 * @param boundary the real path of the folder that the walk never leaves; absent for what the command line names
 */
export function filesOf(pattern: string, from: string, boundary?: string): FilesFound {
  const literal = path.resolve(from, pattern);
  if (boundary !== undefined && leaves(literal, boundary)) return { files: [], stopped: 'outside' };
  if (exists(literal)) return { files: isFolder(literal) ? [] : [literal] };
  if (!isGlob(pattern)) return { files: [], stopped: 'not-a-glob' };
  const start = path.isAbsolute(pattern) ? path.parse(pattern).root : from;
  let budget = MAX_VISITED;
  const files: string[] = [];
  for (const { base, matches, reaches } of pathPatterns(pattern)) {
    const top = path.join(start, base);
    if (boundary !== undefined && leaves(top, boundary)) return { files, stopped: 'outside' };
    const walk = (folder: string): void => {
      for (const item of itemsOf(path.join(top, folder))) {
        if (--budget < 0) return;
        const below = folder === '' ? item.name : `${folder}/${item.name}`;
        const whole = base === '' ? below : `${base}/${below}`;
        if (!item.isDirectory()) {
          if (matches(whole)) files.push(path.join(top, below));
        } else if (!NEVER_WALKED.has(item.name) && reaches(whole)) walk(below);
      }
    };
    walk('');
  }
  if (budget < 0) return { files, stopped: 'too-many' };
  return { files: files.filter((file) => !isFolder(file)) };
}

/** Why the settings may not name this file; nothing where they may. */
export function refusedBySettings(
  files: readonly string[],
  tree: TrackedTree | undefined,
): Map<string, string> {
  const refused = new Map<string, string>();
  const asked = new Map<string, string>();
  for (const file of files) {
    const real = realPath(file);
    if (real.toLowerCase().split(path.sep).includes('.git')) refused.set(file, 'it belongs to git itself');
    else if (tree && isWithin(tree.root, real))
      asked.set(file, path.relative(tree.root, real).replaceAll(path.sep, '/'));
  }
  if (!tree || asked.size === 0) return refused;
  const tracked = tree.trackedFiles([...asked.values()]);
  for (const [file, name] of asked)
    if (!tracked) refused.set(file, 'git does not say whether it is tracked');
    else if (!tracked.has(name)) refused.set(file, 'it is not tracked by git');
  return refused;
}

/** In the order of their paths. A file that has several, by links, goes by the first of them. */
export function eachOnce(files: readonly string[]): string[] {
  const byPlace = new Map<string, string>();
  for (const file of files.toSorted(compareText)) {
    const place = realPath(file);
    if (!byPlace.has(place)) byPlace.set(place, file);
  }
  return [...byPlace.values()];
}

/** Whether a path, or the part of it that there is, is outside of the folder. */
function leaves(file: string, boundary: string): boolean {
  let there = file;
  while (!exists(there) && path.dirname(there) !== there) there = path.dirname(there);
  return !isWithin(boundary, path.join(realPath(there), path.relative(there, file)));
}

function itemsOf(folder: string): fs.Dirent[] {
  try {
    return fs.readdirSync(folder, { withFileTypes: true }).toSorted((a, b) => compareText(a.name, b.name));
  } catch {
    // What is missing or must not be read matches nothing.
    return [];
  }
}

function exists(file: string): boolean {
  try {
    return fs.lstatSync(file, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return false;
  }
}

function isFolder(file: string): boolean {
  try {
    return fs.statSync(file).isDirectory();
  } catch {
    // What is wrong with it is told when it is read.
    return false;
  }
}

function realPath(file: string): string {
  try {
    return fs.realpathSync(file);
  } catch {
    return file;
  }
}
