import fs from 'node:fs';
import path from 'node:path';
import { isWithin } from '../shared/path.ts';
import { isHeld } from './cache.ts';

/** Why the site cannot be written where it was asked for. */
export class OutputError extends Error {}

/** Tells a folder that Handrail may replace from one that it must not touch. */
export const MARKER = 'handrail.json';

/** A new site in the making, beside the one it will replace. */
export interface Staging {
  /** Absolute; empty at first. */
  readonly dir: string;
  /** Puts the new site in the old one's place. Readers see the one or the other, never a mixture. */
  readonly publish: () => void;
  /** Removes what was made. Harmless after `publish`. */
  readonly discard: () => void;
}

/** What every mounted volume may hold, and no site does. */
const VOLUME = 'lost+found';
/** A new site in the making, in the folder that it will fill. */
const INSIDE = '.handrail-new-';

/** @throws OutputError when `target` is no folder, holds `content` or the working directory, or files that are no site */
export function assertReplaceable(target: string, content: string): void {
  const real = realPath(target);
  const home = realPath(content);
  // In the content folder itself there is nowhere else to go.
  const isInside = isWithin(home, real) && real !== home && !isWithin(home, fs.realpathSync(process.cwd()));
  if (isInside)
    throw new OutputError(
      `${target} lies in the content folder, which is never written to; choose another --out.`,
    );
  if (isWithin(real, home))
    throw new OutputError(`${target} holds the content folder; choose another --out.`);
  if (isWithin(real, fs.realpathSync(process.cwd())))
    throw new OutputError(`${target} holds the folder you are in; choose another --out.`);
  if (!fs.existsSync(real)) return;
  if (!fs.statSync(real).isDirectory()) throw new OutputError(`${target} is a file; --out needs a folder.`);
  const names = fs.readdirSync(real).filter((name) => name !== VOLUME && !name.startsWith(INSIDE));
  if (names.length === 0 || names.includes(MARKER)) return;
  throw new OutputError(
    `${target} holds files that Handrail did not make, such as ${names[0]}; empty it or choose another --out.`,
  );
}

/**
 * Prepares to replace `target`, which is replaceable and healed.
 * @throws OutputError when there is no right to write there
 */
export function openStaging(target: string): Staging {
  const real = realPath(target);
  const dir = makeFolder(real);
  return {
    dir,
    publish: () => (isWithin(real, dir) ? replaceFiles(dir, real) : swap(dir, real)),
    discard: () => remove(dir),
  };
}

/**
 * Ends what a killed build left: an old site whose replacement never came returns to its place, half-made ones go. Folders
 * of builds that still run are left alone.
 */
export function heal(target: string): void {
  const real = realPath(target);
  const beside = new RegExp(`^\\.${escape(path.basename(real))}\\.handrail-(new|old)-(\\d+)$`);
  for (const { file, stage } of leftovers(path.dirname(real), beside)) {
    if (stage === 'old' && !fs.existsSync(real)) restore(file, real);
    else removeIfAllowed(file);
  }
  for (const { file } of leftovers(real, new RegExp(`^${escape(INSIDE)}(\\d+)$`))) removeIfAllowed(file);
}

function restore(old: string, target: string): void {
  try {
    fs.renameSync(old, target);
  } catch {
    // Another command heals as well; or there is no right to, and then the old site stays where it is.
  }
}

function leftovers(folder: string, pattern: RegExp): { file: string; stage: string | undefined }[] {
  let names: string[];
  try {
    names = fs.readdirSync(folder);
  } catch {
    return [];
  }
  return names.flatMap((name) => {
    const match = pattern.exec(name);
    return match && !isHeld(Number(match.at(-1))) ? [{ file: path.join(folder, name), stage: match[1] }] : [];
  });
}

function sibling(target: string, stage: 'new' | 'old'): string {
  return path.join(path.dirname(target), `.${path.basename(target)}.handrail-${stage}-${process.pid}`);
}

/** The folder that a build works in: beside the target or, where only the target is open (a mounted volume), in it. */
function makeFolder(target: string): string {
  const beside = sibling(target, 'new');
  try {
    makeParents(path.dirname(beside));
    fs.mkdirSync(beside);
    return beside;
  } catch (error) {
    if (!fs.existsSync(target)) throw new OutputError(`${target} cannot be made: ${reason(error)}.`);
  }
  const inside = path.join(target, `${INSIDE}${process.pid}`);
  try {
    fs.mkdirSync(inside);
    return inside;
  } catch (error) {
    throw new OutputError(`Nothing can be written to ${target}: ${reason(error)}.`);
  }
}

/** Not `mkdirSync` with `recursive`: below /proc that never ends. */
function makeParents(folder: string): void {
  if (fs.existsSync(folder)) return;
  makeParents(path.dirname(folder));
  try {
    fs.mkdirSync(folder);
  } catch (error) {
    if (!fs.existsSync(folder)) throw error;
  }
}

function reason(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'EACCES' || code === 'EPERM') return 'permission denied';
  if (code === 'EROFS') return 'the disk is read-only';
  if (code === 'ENOTDIR' || code === 'EEXIST') return 'a file is in the way';
  if (code === 'ENOENT') return 'this is no place for folders';
  return message;
}

function swap(dir: string, target: string): void {
  const old = sibling(target, 'old');
  for (;;) {
    if (!moveAway(target, old)) return replaceFiles(dir, target);
    try {
      fs.renameSync(dir, target);
      break;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      const isTaken = code === 'ENOTEMPTY' || code === 'EEXIST';
      if (!isTaken && fs.existsSync(old)) fs.renameSync(old, target);
      if (!isTaken) throw error;
      // Another build came between the two renames: now its site is the old one.
      removeIfAllowed(old);
    }
  }
  removeIfAllowed(old);
}

/** Whether `target` is out of the way now; a mounted folder cannot be moved. */
function moveAway(target: string, old: string): boolean {
  try {
    fs.renameSync(target, old);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT';
  }
}

/**
 * For a target that cannot be renamed: file by file, each whole; pages last, so that what they load is there before them.
 * Everything is copied to the target's own disk first: a full one is noticed before anything is replaced.
 */
function replaceFiles(dir: string, target: string): void {
  const inside = path.join(target, `${INSIDE}${process.pid}`);
  try {
    if (dir !== inside) copy(dir, inside);
    const made = files(inside).toSorted((a, b) => rank(a) - rank(b));
    const gone = new Set(files(target)).difference(new Set(made));
    for (const file of made) place(path.join(inside, file), path.join(target, file));
    for (const file of gone) removeFile(target, file);
  } finally {
    remove(inside);
  }
}

/** Not `cpSync`, which calls a full disk an input/output error. */
function copy(from: string, to: string): void {
  for (const file of files(from)) {
    fs.mkdirSync(path.dirname(path.join(to, file)), { recursive: true });
    fs.copyFileSync(path.join(from, file), path.join(to, file));
  }
}

/** The marker first: a folder that Handrail began to fill is known as its own. */
function rank(file: string): number {
  if (file === MARKER) return 0;
  return file.endsWith('.html') ? 2 : 1;
}

function place(from: string, to: string): void {
  const move = (): void => {
    fs.mkdirSync(path.dirname(to), { recursive: true });
    fs.renameSync(from, to);
  };
  try {
    move();
  } catch (error) {
    const { code, path: at = to } = error as NodeJS.ErrnoException;
    // A folder stands where a file goes, or the other way round.
    if (code === 'EISDIR' || code === 'ENOTEMPTY') remove(to);
    else if (code === 'EEXIST' || code === 'ENOTDIR') remove(at);
    else throw error;
    move();
  }
}

/** Removes a file of the old site, and the folders that it leaves empty. */
function removeFile(target: string, file: string): void {
  fs.rmSync(path.join(target, file), { force: true, recursive: true });
  for (let folder = path.dirname(file); folder !== '.'; folder = path.dirname(folder)) {
    try {
      fs.rmdirSync(path.join(target, folder));
    } catch {
      return;
    }
  }
}

function files(folder: string, below = ''): string[] {
  return fs.readdirSync(path.join(folder, below), { withFileTypes: true }).flatMap((item) => {
    const file = path.join(below, item.name);
    if (item.name === VOLUME || item.name.startsWith(INSIDE)) return [];
    return item.isDirectory() ? files(folder, file) : [file];
  });
}

function remove(file: string): void {
  fs.rmSync(file, { recursive: true, force: true, maxRetries: 3 });
}

/** What another user made may have to stay; that is no reason to fail. */
function removeIfAllowed(file: string): void {
  try {
    remove(file);
  } catch {
    // It is hidden, and the next command tries again.
  }
}

/** Where a path leads in the end; links are followed as far as there is something. */
function realPath(file: string): string {
  try {
    return fs.realpathSync(file);
  } catch {
    const parent = path.dirname(file);
    return parent === file ? file : path.join(realPath(parent), path.basename(file));
  }
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
