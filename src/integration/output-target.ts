import fs from 'node:fs';
import path from 'node:path';
import { isWithin } from '../shared/path.ts';
import { findForeign, isMountPoint, MARKER, WORKING_SUFFIX } from './site-marker.ts';

/** Why the site cannot be written where it was asked for. */
export class OutputError extends Error {}

/** Where a site goes, and where its working files go meanwhile. */
export interface OutputTarget {
  /** As the user wrote it, for messages. */
  readonly name: string;
  /** Absolute, without links. */
  readonly dir: string;
  /** Whether the folder can be renamed: it is no volume, and its parent can be written to. Otherwise it is filled from within. */
  readonly isMovable: boolean;
  /** Path without its end of working folders next to the site, for one that is replaced as a whole. */
  readonly beside: string;
  /** The same in the site's own folder, for one that is replaced file by file. */
  readonly inside: string;
}

const MAX_NAMED_FILES = 3;

/** Finds out how a site can be written, without writing anything. */
export function outputTarget(name: string): OutputTarget {
  const dir = realPath(name);
  const parent = path.dirname(dir);
  return {
    name,
    dir,
    isMovable: !fs.existsSync(dir) || (isWritable(parent) && !isMountPoint(dir)),
    beside: path.join(parent, `.${path.basename(dir)}${WORKING_SUFFIX}`),
    inside: path.join(dir, WORKING_SUFFIX),
  };
}

function isWritable(folder: string): boolean {
  try {
    fs.accessSync(folder, fs.constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * @throws OutputError when `target` is a file, contains `content` or the working directory, or any file that the marker of a
 *   build does not list
 */
export function assertReplaceable(target: string, content: string): void {
  const real = realPath(target);
  const home = realPath(content);
  const cwd = fs.realpathSync(process.cwd());
  // In the content folder itself there is nowhere else to go.
  const isInside = isWithin(home, real) && real !== home && !isWithin(home, cwd);
  if (isInside)
    throw new OutputError(`Invalid output folder: ${target} is in the content folder. Choose another --out.`);
  if (isWithin(real, home))
    throw new OutputError(
      `Invalid output folder: ${target} contains the content folder. Choose another --out.`,
    );
  if (isWithin(real, cwd))
    throw new OutputError(
      `Invalid output folder: ${target} contains the current folder. Choose another --out.`,
    );
  if (!fs.existsSync(real)) return;
  if (!fs.statSync(real).isDirectory())
    throw new OutputError(`Invalid output folder: ${target} is a file. Choose another --out.`);
  assertOnlySite(real, target);
}

/** @throws OutputError when `dir` contains a file that the marker of a build does not list; `name` is what messages call it */
export function assertOnlySite(dir: string, name: string): void {
  const { isMarked, files } = findForeign(dir);
  if (files.length === 0) return;
  if (!isMarked && files.includes(MARKER))
    throw new OutputError(
      `Output folder kept: ${MARKER} in ${name} is not of this version of Handrail. Remove the folder if nothing in it is needed, or choose another --out.`,
    );
  const more = files.length - MAX_NAMED_FILES;
  const named = files.slice(0, MAX_NAMED_FILES).join(', ') + (more > 0 ? ` and ${more} more` : '');
  throw new OutputError(
    `Output folder kept: ${name} contains files that Handrail did not build: ${named}. Move them elsewhere, or choose another --out.`,
  );
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
