import fs from 'node:fs';
import path from 'node:path';
import { compareText } from '../shared/text.ts';

/**
 * The files that a glob means, absolute; folders are none. Where a file has this very name (`[prod].yaml`), it is the one
 * that is meant.
 * @param from the absolute folder that the glob starts from
 */
export function filesOf(pattern: string, from: string): string[] {
  const literal = path.resolve(from, pattern);
  const found = fs.existsSync(literal) ? [literal] : fs.globSync(pattern, { cwd: from });
  return found.map((file) => path.resolve(from, file)).filter((file) => !isFolder(file));
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
