import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/**
 * Where the user's programs keep what they can make again: `XDG_CACHE_HOME`, else the platform's folder. Nothing where the
 * environment names no absolute path.
 */
export function userCacheFolder(
  env: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
  home: string = os.homedir(),
): string | undefined {
  const { isAbsolute, join } = platform === 'win32' ? path.win32 : path.posix;
  const standard =
    platform === 'darwin'
      ? join(home, 'Library/Caches')
      : platform === 'win32'
        ? (env['LOCALAPPDATA'] ?? join(home, 'AppData/Local'))
        : join(home, '.cache');
  // Relative paths are invalid: https://specifications.freedesktop.org/basedir-spec/latest/
  const named = env['XDG_CACHE_HOME'] ?? '';
  const base = isAbsolute(named) ? named : standard;
  return isAbsolute(base) ? join(base, 'handrail') : undefined;
}

const OWNER_ONLY = 0o700;
const WRITABLE_BY_ALL = 0o002;

/**
 * Makes a folder, where it is missing, that only the user can write to.
 * @returns why what is in it cannot be trusted; nothing where it can
 * @throws where it cannot be made
 */
export function makeOwnFolder(folder: string): string | undefined {
  fs.mkdirSync(folder, { recursive: true, mode: OWNER_ONLY });
  const stat = fs.lstatSync(folder);
  if (!stat.isDirectory()) return 'is a symbolic link';
  if (process.getuid === undefined) return undefined;
  if (stat.uid !== process.getuid()) return 'belongs to another user';
  return (stat.mode & WRITABLE_BY_ALL) === 0 ? undefined : 'is writable by all users';
}
