import fs from 'node:fs';
import path from 'node:path';
import { FOLDER } from '../shared/rules/files.ts';
import { globMatcher } from '../shared/glob.ts';
import { isMarkdown, isWithin } from '../shared/path.ts';
import { FILE_START } from '../shared/position.ts';
import { diagnostic, type Diagnostic } from '../shared/diagnostic.ts';
import { compareText } from '../shared/text.ts';
import { specialType } from './file-access.ts';
import { errorReason } from './reason.ts';

export interface DiscoveredFiles {
  /** Relative to the root, forward slashes, in one order on every machine. */
  readonly markdown: readonly string[];
  readonly files: ReadonlySet<string>;
  readonly findings: readonly Diagnostic[];
}

export interface DiscoverOptions {
  /** Globs relative to the root. */
  readonly ignore: readonly string[];
  /** Absolute folders that are not content: the output, the cache. */
  readonly exclude: readonly string[];
  /** Files and folders; what comes after so many is left out. */
  readonly maxItems?: number;
}

const DEFAULT_MAX_ITEMS = 200_000;

/**
 * Lists the files below `root`. Hidden files and `node_modules` are left out. Symbolic links are followed while they stay
 * inside the root, after everything else; a folder is entered once, by its own name where it has one, so circles end.
 */
export function discoverFiles(
  root: string,
  { ignore, exclude, maxItems = DEFAULT_MAX_ITEMS }: DiscoverOptions,
): DiscoveredFiles {
  const files = new Set<string>();
  const findings: Diagnostic[] = [];
  const realRoot = fs.realpathSync(root);
  const entered = new Set<string>();
  const links: string[] = [];
  const isIgnored = globMatcher(ignore);
  let items = 0;

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
    if (++items > maxItems || item.name.startsWith('.') || item.name === 'node_modules') return;
    if (isIgnored(file) || exclude.includes(path.join(root, file))) return;
    if (item.name.includes('\u{fffd}')) findings.push(diagnostic('file/name-not-utf8', file, FILE_START, {}));
    else if (item.isSymbolicLink()) links.push(file);
    else takeType(item, file);
  };

  const takeType = (item: fs.Dirent | fs.Stats, file: string): void => {
    const isFolder = item.isDirectory();
    const type = isFolder && isMarkdown(file) ? FOLDER : specialType(item);
    if (type !== undefined) findings.push(diagnostic('file/not-regular', file, FILE_START, { type }));
    if (isFolder) attempt(file, enter);
    else if (item.isFile()) files.add(file);
  };

  const follow = (file: string): void => {
    const absolute = path.join(root, file);
    const target = fs.readlinkSync(absolute);
    if (!leadsSomewhere(absolute)) {
      findings.push(diagnostic('file/symlink-broken', file, FILE_START, { target }));
      return;
    }
    const real = fs.realpathSync(absolute);
    if (isWithin(realRoot, real)) takeType(fs.lstatSync(real), file);
    else findings.push(diagnostic('file/symlink-outside', file, FILE_START, { target }));
  };

  const attempt = (file: string, step: (file: string) => void): void => {
    try {
      step(file);
    } catch (error) {
      findings.push(diagnostic('file/unreadable', file || '.', FILE_START, { reason: errorReason(error) }));
    }
  };

  attempt('', enter);
  // Following one link may find others.
  for (let link = links.shift(); link !== undefined; link = links.shift()) attempt(link, follow);
  if (items > maxItems)
    findings.push(diagnostic('content/too-many-files', '.', FILE_START, { limit: maxItems }));
  const sorted = [...files].toSorted(compareText);
  return { markdown: sorted.filter(isMarkdown), files: new Set(sorted), findings };
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
