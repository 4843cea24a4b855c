import fs from 'node:fs';
import path from 'node:path';
import { digestOf } from '../shared/memory.ts';
import type { PageProps } from '../site/page.ts';
import type { Cache } from './cache.ts';
import { removeEmptyFolders } from './publish.ts';
import { removeIfAllowed } from './recovery.ts';
import { filesOf, MARKER } from './site-marker.ts';
import type { Staging } from './staging.ts';

const FILE = 'pages.json';
/** The folder in the cache that the site before the last one is kept in. */
const SPARE = 'spare';

/** A page as a build left it: the key of its data, and by what a change of the file shows. */
type PageFile = readonly [key: string, size: number, mtimeMs: number];

/** One built site. */
interface Built {
  /** A digest of its marker. */
  readonly marker: string;
  /** By their files, relative to the site. */
  readonly pages: Readonly<Record<string, PageFile>>;
}

/** What the last builds made: where, and with which code. */
interface LastBuilds {
  readonly site: string;
  readonly code: string;
  readonly last: Built;
  /** The one before, in the cache. */
  readonly spare?: Built;
}

/**
 * Makes a site of what the last two had. Two folders take turns: the one that is not published becomes the next site, and gets
 * what changed since. Files that stay the same are one file with two names, which is never written to.
 */
export interface ReusedPages {
  /** Puts what can be reused of the site before the last into the new one. @param files of all its pages */
  readonly begin: (staging: Staging, files: ReadonlySet<string>) => void;
  /** Whether the page is in the new site now, because the last site's had the same key. */
  readonly take: (file: string, key: string) => boolean;
  /** Puts a file of the last site at `to`, if that is still the site of that build and has the file. */
  readonly takeFile: (file: string, to: string) => void;
  /** Gives every file that is equal to that of the last site its place. @param files of the new site */
  readonly settle: (files: readonly string[]) => void;
  /** Keeps the site that was replaced for the next build. Whether it is out of the way. */
  readonly retire: (old: string) => boolean;
  /** Remembers what this build made, once its site is published. */
  readonly remember: () => void;
}

/**
 * Reuses pages of the last sites at `site`, while they are still what was built with this cache.
 * @param code a digest of the code that makes pages
 */
export function reusedPages(site: string, cache: Cache, code: string): ReusedPages {
  const spareFolder = path.join(cache.dir, SPARE);
  const { last, spare } = readLast(cache, site, code);
  const keys = new Map<string, string>();
  const adopted = new Set<string>();
  let dir = '';
  let retired: Built | undefined;
  const pageOf = (built: Built | undefined, file: string): PageFile | undefined =>
    built && Object.hasOwn(built.pages, file) ? built.pages[file] : undefined;
  return {
    begin(staging, files) {
      ({ dir } = staging);
      if (spare && last && staging.adopt(spareFolder)) {
        for (const file of filesOf(dir)) {
          const page = pageOf(spare, file);
          const isSame = page !== undefined && String(page) === String(pageOf(last, file));
          if (isSame && files.has(file) && isUnchanged(path.join(dir, file), page)) adopted.add(file);
          else removeFile(dir, file);
        }
      }
      removeIfAllowed(spareFolder);
    },
    take(file, key) {
      keys.set(file, key);
      const page = pageOf(last, file);
      if (page?.[0] === key) {
        if (adopted.has(file)) return true;
        if (isUnchanged(path.join(site, file), page))
          return linkOrCopy(path.join(site, file), path.join(dir, file));
      }
      // It may have a second name in the published site, and must not be written to.
      if (adopted.has(file)) fs.rmSync(path.join(dir, file));
      return false;
    },
    takeFile(file, to) {
      if (last) linkOrCopy(path.join(site, file), to);
    },
    settle(files) {
      if (!last) return;
      for (const file of files)
        if (!adopted.has(file)) shareIfEqual(path.join(site, file), path.join(dir, file));
    },
    retire(old) {
      if (!last || cache.refusal !== undefined) return false;
      try {
        fs.renameSync(old, spareFolder);
        retired = last;
        return true;
      } catch {
        // The cache is on another disk.
        return false;
      }
    },
    remember() {
      const pages = [...keys].map(([file, key]): [string, PageFile] => {
        const { size, mtimeMs } = fs.statSync(path.join(site, file));
        return [file, [key, size, mtimeMs]];
      });
      const made = { marker: markerDigest(site), pages: Object.fromEntries(pages) };
      const builds: LastBuilds = { site, code, last: made, ...(retired && { spare: retired }) };
      cache.write(FILE, JSON.stringify(builds));
    },
  };
}

/** What is still as the builds left it. */
function readLast(cache: Cache, site: string, code: string): Partial<Pick<LastBuilds, 'last' | 'spare'>> {
  const builds = parse(cache.read(FILE));
  if (builds?.site !== site || builds.code !== code) return {};
  const { last, spare } = builds;
  if (last.marker !== markerDigest(site)) return {};
  return spare?.marker === markerDigest(path.join(cache.dir, SPARE)) ? { last, spare } : { last };
}

function parse(text = ''): LastBuilds | undefined {
  try {
    return JSON.parse(text) as LastBuilds;
  } catch {
    return undefined;
  }
}

/** Empty where there is no marker. */
function markerDigest(site: string): string {
  try {
    return digestOf(fs.readFileSync(path.join(site, MARKER)));
  } catch {
    return '';
  }
}

function isUnchanged(file: string, [, size, mtimeMs]: PageFile): boolean {
  const stat = fs.lstatSync(file, { throwIfNoEntry: false });
  return stat?.isFile() === true && stat.size === size && stat.mtimeMs === mtimeMs;
}

function removeFile(dir: string, file: string): void {
  fs.rmSync(path.join(dir, file));
  removeEmptyFolders(dir, path.dirname(file));
}

/** Puts a file of the last site in the place of one with the same bytes: it keeps the time when it was written. */
function shareIfEqual(from: string, to: string): void {
  const [old, made] = [from, to].map((file) => fs.lstatSync(file, { throwIfNoEntry: false }));
  if (!old?.isFile() || !made?.isFile() || old.size !== made.size || old.ino === made.ino) return;
  const bytes = fs.readFileSync(to);
  if (!fs.readFileSync(from).equals(bytes)) return;
  fs.rmSync(to);
  if (!linkOrCopy(from, to)) fs.writeFileSync(to, bytes);
}

/**
 * Gives a file another name: a second one of the same file, which is never written to, or a copy where the two are on different
 * disks. Whether it is there now.
 */
export function linkOrCopy(from: string, to: string): boolean {
  try {
    link(from, to);
    return true;
  } catch {
    return copy(from, to);
  }
}

/** Most folders are there already. */
function link(from: string, to: string): void {
  try {
    fs.linkSync(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    fs.mkdirSync(path.dirname(to), { recursive: true });
    fs.linkSync(from, to);
  }
}

function copy(from: string, to: string): boolean {
  try {
    fs.copyFileSync(from, to);
    const { atime, mtime } = fs.statSync(from);
    fs.utimesSync(to, atime, mtime);
    return true;
  } catch {
    return false;
  }
}

/** Equal for two builds in which a page shows the same, so that the second one may keep the page that the first one made. */
export function cacheKey(page: PageProps): string {
  const { site, ...shown } = page;
  const { kinds, ...lasting } = site;
  const stable = {
    shown,
    lasting,
    kinds: kinds.map(({ label, url }) => [label, url]),
  };
  // A page that shows another one has what is said of the site twice.
  const text = JSON.stringify(stable, (key, value: unknown) => (key === 'site' ? undefined : value));
  return digestOf(text);
}
