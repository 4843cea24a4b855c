import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { isTracked } from '../repository/git.ts';
import { makeOwnFolder, userCacheFolder } from './cache-folder.ts';
import { tryLock } from './output-lock.ts';
import { VERSION } from './version.ts';

export interface Cache {
  /** Absolute, exists, belongs to this process until `release`. */
  readonly dir: string;
  /** Why this is a temporary folder and not the one that was asked for; absent where it is that one. */
  readonly refusal?: string;
  readonly read: (name: string) => string | undefined;
  /** Writes at once or not at all; a cache that cannot be written is no reason to fail. */
  readonly write: (name: string, text: string) => void;
  readonly release: () => void;
}

/** Keeps nothing and creates nothing. Its folder is no folder, so that nothing can be written into it. */
export const NO_CACHE: Cache = {
  dir: os.devNull,
  read: () => undefined,
  write: () => undefined,
  release: () => undefined,
};

/**
 * Opens the cache of one content folder: a folder of its own below `folder`. Where another build has it, where it cannot be
 * written to, or where others could have written to it, this one works in a folder that is gone afterwards. What is in the
 * cache becomes part of the site as it is, so it must not come from anybody else.
 * @param folder absolute; the user's where none is named
 */
export async function openCache(content: string, folder = userCacheFolder()): Promise<Cache> {
  if (folder === undefined) return temporary('is unknown');
  if (await isTracked(folder)) return temporary('contains files that git tracks');
  const key = createHash('sha256')
    .update(`${content}\0${VERSION}\0${process.versions.node.split('.')[0]}`)
    .digest('hex')
    .slice(0, 12);
  return claim(folder, key);
}

function claim(folder: string, key: string): Cache {
  try {
    fs.mkdirSync(path.dirname(folder), { recursive: true });
    const dir = path.join(folder, key);
    const refusal = makeOwnFolder(folder) ?? makeOwnFolder(dir);
    if (refusal !== undefined) return temporary(refusal);
    const ignore = path.join(dir, '.gitignore');
    if (!fs.existsSync(ignore)) fs.writeFileSync(ignore, '*\n');
    const lock = tryLock(path.join(dir, 'lock'));
    return lock ? cache(dir, lock.release) : temporary('is in use by another build');
  } catch {
    return temporary('is not writable');
  }
}

function temporary(refusal: string): Cache {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'handrail-'));
  return { ...cache(dir, () => fs.rmSync(dir, { recursive: true, force: true })), refusal };
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
