import fs from 'node:fs';
import path from 'node:path';
import picomatch from 'picomatch';
import { isMarkdown, isWithin } from '../shared/path.ts';
import { FILE_START } from '../shared/position.ts';
import { finding, type Finding } from '../shared/problem.ts';
import { compareText } from '../shared/text.ts';

export interface Discovery {
  /** Relative to the root, forward slashes, in one order on every machine. */
  readonly markdown: readonly string[];
  readonly files: ReadonlySet<string>;
  readonly findings: readonly Finding[];
}

export interface DiscoverOptions {
  /** Globs relative to the root. */
  readonly ignore: readonly string[];
  /** Absolute folders that are not content: the output, the cache. */
  readonly exclude: readonly string[];
}

/**
 * Lists the files below `root`. Hidden files and `node_modules` are left out. Symbolic links are followed while they stay
 * inside the root; a folder is entered once, so circles end.
 */
export function discover(root: string, { ignore, exclude }: DiscoverOptions): Discovery {
  const files = new Set<string>();
  const findings: Finding[] = [];
  const realRoot = fs.realpathSync(root);
  const entered = new Set<string>([realRoot]);
  const ignored = ignore.length > 0 ? picomatch([...ignore], { dot: true }) : () => false;

  const enter = (folder: string): void => {
    let listing: fs.Dirent[];
    try {
      listing = fs.readdirSync(path.join(root, folder), { withFileTypes: true });
    } catch (error) {
      findings.push(finding('file/unreadable', folder || '.', FILE_START, { reason: reasonOf(error) }));
      return;
    }
    for (const item of listing.toSorted((a, b) => compareText(a.name, b.name))) {
      if (item.name.startsWith('.') || item.name === 'node_modules') continue;
      const file = folder ? `${folder}/${item.name}` : item.name;
      const absolute = path.join(root, file);
      if (ignored(file) || exclude.includes(absolute)) continue;
      if (item.isSymbolicLink()) follow(file, absolute);
      else if (item.isDirectory()) enterOnce(file, absolute);
      else if (item.isFile()) files.add(file);
    }
  };

  const enterOnce = (file: string, absolute: string): void => {
    const real = fs.realpathSync(absolute);
    if (entered.has(real)) return;
    entered.add(real);
    enter(file);
  };

  const follow = (file: string, absolute: string): void => {
    const target = fs.readlinkSync(absolute);
    let real: string;
    try {
      real = fs.realpathSync(absolute);
    } catch {
      findings.push(finding('file/symlink-broken', file, FILE_START, { target }));
      return;
    }
    if (!isWithin(realRoot, real))
      findings.push(finding('file/symlink-outside', file, FILE_START, { target }));
    else if (fs.statSync(real).isDirectory()) enterOnce(file, absolute);
    else files.add(file);
  };

  enter('');
  return { markdown: [...files].filter(isMarkdown), files, findings };
}

/** The system's reason in words, without the path that it repeats. */
export function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  const words: Record<string, string> = {
    EACCES: 'permission denied',
    EPERM: 'permission denied',
    ENOENT: 'it is gone',
    EISDIR: 'it is a folder',
    ELOOP: 'too many symbolic links',
    EMFILE: 'too many open files',
    EIO: 'the disk reports an error',
  };
  return words[code ?? ''] ?? String(message ?? error).split('\n', 1)[0] ?? 'unknown reason';
}
