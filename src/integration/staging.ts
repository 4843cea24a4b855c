import fs from 'node:fs';
import path from 'node:path';
import { acquireLock, type Lock, type LockOptions } from './output-lock.ts';
import { OutputError, outputTarget, type OutputTarget } from './output-target.ts';
import { fillSite, swapSite } from './publish.ts';
import { needsRecovery, recoverOutput, removeIfAllowed } from './recovery.ts';

/** A new site in the making, next to the one it will replace; no other build works on the same target meanwhile. */
export interface Staging {
  /** Absolute; empty at first. */
  readonly dir: string;
  /** Begins with the files of a folder, which is gone then. Whether it did: not from another disk, or to a mounted folder. */
  readonly adopt: (folder: string) => boolean;
  /** Puts the new site in the old one's place. @param retire takes the old one elsewhere, or says that it did not */
  readonly publish: (retire?: (old: string) => boolean) => void;
  /** Throws an OutputError where another build took over, because this one did not respond. */
  readonly assertHeld: () => void;
  /** Removes what was made and lets the next build begin. Harmless after `publish`. */
  readonly discard: () => void;
}

/**
 * Waits for other builds of the same target, and recovers what a killed one left.
 * @throws OutputError when there is no right to write there
 */
export async function openStaging(name: string, options: LockOptions): Promise<Staging> {
  const target = outputTarget(name);
  const lock = await lockTarget(target, options);
  const dir = `${workingPlace(target)}new-${lock.token}`;
  const assertHeld = (): void => {
    if (lock.isHeld()) return;
    throw new OutputError(
      `Another build took over ${name}, because this one did not respond for ten seconds. Build again to replace its site.`,
    );
  };
  const discard = (): void => {
    removeIfAllowed(dir);
    lock.release();
  };
  try {
    recoverOutput(target, lock);
    fs.mkdirSync(dir);
  } catch (error) {
    lock.release();
    throw new OutputError(`Cannot write to ${name}: ${reason(error)}.`);
  }
  const publishing = { target, dir, token: lock.token, assertHeld };
  return {
    dir,
    assertHeld,
    discard,
    adopt: (folder) => target.isMovable && replaceEmpty(dir, folder),
    publish: (retire) =>
      target.isMovable ? swapSite({ ...publishing, ...(retire && { retire }) }) : fillSite(publishing),
  };
}

/** Whether a folder took the place of an empty one. */
function replaceEmpty(dir: string, folder: string): boolean {
  fs.rmdirSync(dir);
  try {
    fs.renameSync(folder, dir);
    return true;
  } catch {
    fs.mkdirSync(dir);
    return false;
  }
}

/** Brings a site back whose build was killed between its two renames. */
export async function recoverSite(name: string): Promise<void> {
  const target = outputTarget(name);
  if (!needsRecovery(target)) return;
  const lock = await lockTarget(target);
  recoverOutput(target, lock);
  lock.release();
}

function workingPlace({ isMovable, beside, inside }: OutputTarget): string {
  return isMovable ? beside : inside;
}

async function lockTarget(target: OutputTarget, options?: LockOptions): Promise<Lock> {
  try {
    makeParents(path.dirname(target.dir));
    return await acquireLock(`${workingPlace(target)}lock`, options);
  } catch (error) {
    const what = fs.existsSync(target.dir) ? 'write to' : 'create';
    throw new OutputError(`Cannot ${what} ${target.name}: ${reason(error)}.`);
  }
}

/** Not `mkdirSync` with `recursive`: below /proc that never ends. */
function makeParents(folder: string): void {
  // With a slash at its end a file is none.
  if (fs.existsSync(folder)) return fs.accessSync(folder + path.sep);
  makeParents(path.dirname(folder));
  try {
    fs.mkdirSync(folder);
  } catch (error) {
    if (!fs.existsSync(folder)) throw error;
  }
}

/** As the end of a sentence. */
function reason(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'EACCES' || code === 'EPERM') return 'permission denied';
  if (code === 'EROFS') return 'the disk is read-only';
  if (code === 'ENOTDIR' || code === 'EEXIST') return 'a file exists at this path';
  if (code === 'ENOENT') return 'folders cannot be created there';
  return message;
}
