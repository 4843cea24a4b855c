import fs from 'node:fs';
import path from 'node:path';
import { isWithin } from '../shared/path.ts';
import { isAlive } from './cache.ts';

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

/**
 * Prepares to replace `target`. What killed builds left is put right first.
 * @throws OutputError when nothing can be written there, or what is there is not ours
 */
export function openStaging(target: string, fallback: string): Staging {
  heal(target);
  assertReplaceable(target);
  const dir = makeFolder(sibling(target, 'new'), fallback);
  const beside = path.dirname(dir) === path.dirname(target);
  return {
    dir,
    publish: () => (beside ? swap(dir, target) : replaceFiles(dir, target)),
    discard: () => fs.rmSync(dir, { recursive: true, force: true, maxRetries: 3 }),
  };
}

/**
 * Ends what a killed build left: an old site whose replacement never came returns to its place, half-made ones go. Folders
 * of builds that still run are left alone.
 */
export function heal(target: string): void {
  const parent = path.dirname(target);
  const pattern = new RegExp(`^\\.${escape(path.basename(target))}\\.handrail-(new|old)-(\\d+)$`);
  for (const name of fs.existsSync(parent) ? fs.readdirSync(parent) : []) {
    const [, stage, pid] = pattern.exec(name) ?? [];
    if (stage === undefined || (Number(pid) !== process.pid && isAlive(Number(pid)))) continue;
    const left = path.join(parent, name);
    if (stage === 'old' && !fs.existsSync(target)) fs.renameSync(left, target);
    else fs.rmSync(left, { recursive: true, force: true });
  }
}

function sibling(target: string, stage: 'new' | 'old'): string {
  return path.join(path.dirname(target), `.${path.basename(target)}.handrail-${stage}-${process.pid}`);
}

function assertReplaceable(target: string): void {
  if (!fs.existsSync(target)) return;
  if (!fs.statSync(target).isDirectory()) throw new OutputError(`${target} is a file; --out needs a folder.`);
  if (isWithin(target, process.cwd()))
    throw new OutputError(`${target} holds the folder you are in; choose another --out.`);
  const names = fs.readdirSync(target);
  if (names.length === 0 || names.includes(MARKER) || names.includes('index.html')) return;
  throw new OutputError(
    `${target} holds files that are no site, such as ${names[0]}; empty it or choose another --out.`,
  );
}

function makeFolder(wanted: string, fallback: string): string {
  try {
    fs.mkdirSync(path.dirname(wanted), { recursive: true });
    fs.mkdirSync(wanted);
    return wanted;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // The folder above may be closed while the target itself is open: a mounted volume.
    if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
      fs.mkdirSync(fallback, { recursive: true });
      return fallback;
    }
    throw error;
  }
}

function swap(dir: string, target: string): void {
  const old = sibling(target, 'old');
  try {
    fs.renameSync(target, old);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENOENT') return replaceFiles(dir, target);
  }
  try {
    fs.renameSync(dir, target);
  } catch (error) {
    if (fs.existsSync(old)) fs.renameSync(old, target);
    throw error;
  }
  fs.rmSync(old, { recursive: true, force: true, maxRetries: 3 });
}

/** For a target that cannot be renamed: file by file, each whole; pages last, so that what they load is there before them. */
function replaceFiles(dir: string, target: string): void {
  const made = files(dir);
  const before = fs.existsSync(target) ? files(target) : [];
  for (const file of [...made.filter((name) => !isPage(name)), ...made.filter(isPage)]) {
    const to = path.join(target, file);
    fs.mkdirSync(path.dirname(to), { recursive: true });
    fs.copyFileSync(path.join(dir, file), `${to}.handrail-new`);
    fs.renameSync(`${to}.handrail-new`, to);
  }
  const kept = new Set(made);
  for (const file of before) if (!kept.has(file)) fs.rmSync(path.join(target, file), { force: true });
  fs.rmSync(dir, { recursive: true, force: true });
}

function files(folder: string): string[] {
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile())
    .map((item) => path.relative(folder, path.join(item.parentPath, item.name)));
}

function isPage(file: string): boolean {
  return file.endsWith('.html');
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
