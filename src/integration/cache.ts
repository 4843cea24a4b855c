import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { VERSION } from './version.ts';

/** The one folder of the user's project that Handrail writes to beside the site. It may be deleted at any time. */
const CACHE_FOLDER = '.handrail';

export interface Cache {
  /** Absolute, exists, belongs to this process until `release`. */
  readonly dir: string;
  readonly read: (name: string) => string | undefined;
  /** Writes at once or not at all; a cache that cannot be written is no reason to fail. */
  readonly write: (name: string, text: string) => void;
  readonly release: () => void;
}

/**
 * Opens the cache of one content folder. Where another build holds it, or the project cannot be written to, this one works
 * in a folder that is gone afterwards, so that no two builds ever share files.
 */
export function openCache(project: string, content: string): Cache {
  const key = createHash('sha256')
    .update(`${content}\0${VERSION}\0${process.versions.node.split('.')[0]}`)
    .digest('hex')
    .slice(0, 12);
  return claim(project, path.join(project, CACHE_FOLDER, key)) ?? temporary();
}

function claim(project: string, dir: string): Cache | undefined {
  const lock = path.join(dir, 'lock');
  try {
    fs.mkdirSync(dir, { recursive: true });
    const ignore = path.join(project, CACHE_FOLDER, '.gitignore');
    if (!fs.existsSync(ignore)) fs.writeFileSync(ignore, '*\n');
    if (!tryLock(lock)) return undefined;
  } catch {
    return undefined;
  }
  return cache(dir, () => fs.rmSync(lock, { force: true }));
}

function tryLock(lock: string): boolean {
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      fs.writeFileSync(lock, String(process.pid), { flag: 'wx' });
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') {
        const owner = fs.readFileSync(lock, 'utf8');
        // Still empty: its owner is about to write its number.
        if (owner === '' || isHeld(Number(owner))) return false;
      }
      // Left by a killed build; or ours, and the disk is full.
      fs.rmSync(lock, { force: true });
    }
  }
  return false;
}

/** Whether another process of this number runs; one of another user counts, too. */
export function isHeld(pid: number): boolean {
  // In containers each build may have the same number: what bears ours was left by the one before.
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function temporary(): Cache {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'handrail-'));
  return cache(dir, () => fs.rmSync(dir, { recursive: true, force: true }));
}

function cache(dir: string, release: () => void): Cache {
  return {
    dir,
    release,
    read(name) {
      try {
        return fs.readFileSync(path.join(dir, name), 'utf8');
      } catch {
        return undefined;
      }
    },
    write(name, text) {
      const file = path.join(dir, name);
      try {
        fs.writeFileSync(`${file}.new`, text);
        fs.renameSync(`${file}.new`, file);
      } catch {
        fs.rmSync(`${file}.new`, { force: true });
      }
    },
  };
}
