import fs from 'node:fs';
import path from 'node:path';
import { isWithin } from '../shared/path.ts';
import { assertOnlySite, type OutputTarget } from './output-target.ts';
import { removeIfAllowed, restore } from './recovery.ts';
import { filesOf, MARKER, markerWith } from './site-marker.ts';

export interface Publishing {
  readonly target: OutputTarget;
  /** The new site. */
  readonly dir: string;
  /** Random, for names of working folders. */
  readonly token: string;
  /** Throws where another build took over; called before each rename. */
  readonly assertHeld: () => void;
  /** Takes the site that was replaced elsewhere; whether it did. Else it is removed. */
  readonly retire?: (old: string) => boolean;
}

/**
 * Replaces a site as a whole, by two renames. Readers see the one or the other, never a mixture.
 * @throws OutputError when the old folder contains other files than a site, or another build took over
 */
export function swapSite(publishing: Publishing): void {
  const { target, token, assertHeld, retire } = publishing;
  const old = `${target.beside}old-${token}`;
  if (fs.existsSync(target.dir)) assertOnlySite(target.dir, target.name);
  try {
    do {
      removeIfAllowed(old);
      assertHeld();
      if (!moveAway(target.dir, old)) return fillSite(publishing);
    } while (!moveIn(publishing));
  } catch (error) {
    restore(old, target.dir);
    throw error;
  } finally {
    if (fs.existsSync(target.dir) && retire?.(old) !== true) removeIfAllowed(old);
  }
}

/** Whether the new site is in place: a build that was stopped and lost its lock may have put one back meanwhile. */
function moveIn({ target, dir, assertHeld }: Publishing): boolean {
  // Were this build the one that was stopped, it would have moved the site of another build away.
  assertHeld();
  try {
    fs.renameSync(dir, target.dir);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOTEMPTY' || code === 'EEXIST') return false;
    throw error;
  }
}

/** Whether `dir` is out of the way now; a mounted folder cannot be moved. */
function moveAway(dir: string, old: string): boolean {
  try {
    fs.renameSync(dir, old);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT';
  }
}

/**
 * For a folder that cannot be renamed: file by file, each whole; pages last, so that what they load is there before them.
 * Everything is copied to the target's own disk first: a full one is noticed before anything is replaced. Files only ever move
 * from and to a folder of this build's own: once another build has renamed that, nothing more can happen.
 */
export function fillSite({ target, dir, token, assertHeld }: Publishing): void {
  const own = `${target.inside}new-${token}`;
  const removed = path.join(own, '.removed');
  let removals = 0;
  const move = (from: string, to: string): void => {
    assertHeld();
    fs.renameSync(from, to);
  };
  const remove = (file: string): void => {
    if (isWithin(target.dir, file)) move(file, path.join(removed, String(removals++)));
  };
  try {
    if (dir !== own) copy(dir, own);
    assertOnlySite(target.dir, target.name);
    const made = filesOf(own).toSorted((a, b) => rank(a) - rank(b));
    const gone = [...new Set(filesOf(target.dir)).difference(new Set(made))];
    const marker = path.join(target.dir, MARKER);
    fs.mkdirSync(removed);
    // Until the last file is replaced the folder has files of both sites, and each must be known as one of a build.
    fs.writeFileSync(
      path.join(removed, MARKER),
      markerWith(fs.readFileSync(path.join(own, MARKER), 'utf8'), gone),
    );
    move(path.join(removed, MARKER), marker);
    for (const file of made)
      if (file !== MARKER) place(path.join(own, file), path.join(target.dir, file), { move, remove });
    for (const file of gone) {
      if (isFile(path.join(target.dir, file))) remove(path.join(target.dir, file));
      removeEmptyFolders(target.dir, path.dirname(file));
    }
    move(path.join(own, MARKER), marker);
  } finally {
    removeIfAllowed(own);
  }
}

/** Not so where the new site has a folder of the same name. */
function isFile(file: string): boolean {
  return fs.existsSync(file) && fs.statSync(file).isFile();
}

/** Not `cpSync`, which calls a full disk an input/output error. */
function copy(from: string, to: string): void {
  for (const file of filesOf(from)) {
    fs.mkdirSync(path.dirname(path.join(to, file)), { recursive: true });
    fs.copyFileSync(path.join(from, file), path.join(to, file));
  }
}

function rank(file: string): number {
  return file.endsWith('.html') ? 1 : 0;
}

interface Moves {
  readonly move: (from: string, to: string) => void;
  readonly remove: (file: string) => void;
}

function place(from: string, to: string, { move, remove }: Moves): void {
  const attempt = (): void => {
    fs.mkdirSync(path.dirname(to), { recursive: true });
    move(from, to);
  };
  try {
    attempt();
  } catch (error) {
    const { code, path: at = to } = error as NodeJS.ErrnoException;
    // There is a folder where a file goes, or the other way round.
    if (code === 'EISDIR' || code === 'ENOTEMPTY') remove(to);
    else if (code === 'EEXIST' || code === 'ENOTDIR') remove(at);
    else throw error;
    attempt();
  }
}

/** Removes the folder `below` of `dir` and those above it, as far as they are empty. */
export function removeEmptyFolders(dir: string, below: string): void {
  for (let folder = below; folder !== '.'; folder = path.dirname(folder)) {
    try {
      fs.rmdirSync(path.join(dir, folder));
    } catch {
      return;
    }
  }
}
