import fs from 'node:fs';
import path from 'node:path';
import picomatch from 'picomatch';
import { isMarkdown, isWithin } from '../shared/path.ts';
import { FILE_START } from '../shared/position.ts';
import { finding, type Finding } from '../shared/problem.ts';
import { compareText } from '../shared/text.ts';
import { reasonOf } from './reason.ts';

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
 * inside the root, after everything else; a folder is entered once, by its own name where it has one, so circles end.
 */
export function discover(root: string, { ignore, exclude }: DiscoverOptions): Discovery {
  const files = new Set<string>();
  const findings: Finding[] = [];
  const realRoot = fs.realpathSync(root);
  const entered = new Set<string>();
  const links: string[] = [];
  const isIgnored = ignoring(ignore);

  const enter = (folder: string): void => {
    const absolute = path.join(root, folder);
    const real = fs.realpathSync(absolute);
    if (entered.has(real)) return;
    entered.add(real);
    const listing = fs.readdirSync(absolute, { withFileTypes: true });
    for (const item of listing.toSorted((a, b) => compareText(a.name, b.name)))
      take(item, folder ? `${folder}/${item.name}` : item.name);
  };

  const take = (item: fs.Dirent, file: string): void => {
    if (item.name.startsWith('.') || item.name === 'node_modules') return;
    if (isIgnored(file) || exclude.includes(path.join(root, file))) return;
    if (item.name.includes('\u{fffd}')) findings.push(finding('file/name-not-utf8', file, FILE_START, {}));
    else if (item.isSymbolicLink()) links.push(file);
    else if (item.isDirectory()) attempt(file, enter);
    else if (item.isFile()) files.add(file);
  };

  const follow = (file: string): void => {
    const absolute = path.join(root, file);
    const target = fs.readlinkSync(absolute);
    if (!leadsSomewhere(absolute)) {
      findings.push(finding('file/symlink-broken', file, FILE_START, { target }));
      return;
    }
    const stat = fs.statSync(absolute);
    if (!isWithin(realRoot, fs.realpathSync(absolute)))
      findings.push(finding('file/symlink-outside', file, FILE_START, { target }));
    else if (stat.isDirectory()) enter(file);
    else if (stat.isFile()) files.add(file);
  };

  const attempt = (file: string, step: (file: string) => void): void => {
    try {
      step(file);
    } catch (error) {
      findings.push(finding('file/unreadable', file || '.', FILE_START, { reason: reasonOf(error) }));
    }
  };

  attempt('', enter);
  // Following one link may find others.
  for (let link = links.shift(); link !== undefined; link = links.shift()) attempt(link, follow);
  const sorted = [...files].toSorted(compareText);
  return { markdown: sorted.filter(isMarkdown), files: new Set(sorted), findings };
}

/** `drafts`, `drafts/` and `./drafts/**` all leave the folder out. */
function ignoring(globs: readonly string[]): (file: string) => boolean {
  const cleaned = globs.map((glob) => glob.replace(/^\.?\//, '').replace(/\/$/, '')).filter(Boolean);
  return cleaned.length > 0 ? picomatch(cleaned, { dot: true }) : () => false;
}

function leadsSomewhere(link: string): boolean {
  try {
    fs.realpathSync(link);
    return true;
  } catch (error) {
    if (['ENOENT', 'ELOOP', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return false;
    throw error;
  }
}
