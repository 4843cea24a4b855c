import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { Cache } from './cache.ts';
import { MARKER } from './site-marker.ts';
import type { PageProps } from '../site/page.ts';

const FILE = 'pages.json';

/** What the last build made: which site, with which code, and the key of each page's data by its path. */
interface LastBuild {
  readonly site: string;
  /** A digest of that site's marker, as it was when the build ended. */
  readonly marker: string;
  readonly code: string;
  readonly keys: Readonly<Record<string, string>>;
}

/** Pages of the last site that come out the same in this build. */
export interface ReusedPages {
  /**
   * Puts the last site's file of a page at `to`, if its data had the same key (`cacheKey`) then. Whether it did.
   * @param file relative to the site
   */
  readonly take: (file: string, key: string, to: string) => boolean;
  /** Puts a file of the last site at `to`, if that is still the site of that build and has the file. */
  readonly takeFile: (file: string, to: string) => void;
  /** Remembers what this build made, once its site is published. */
  readonly remember: () => void;
}

/**
 * Reuses pages of the last site at `site`, while that is still the site that was built with this cache.
 * @param code a digest of the code that makes pages
 */
export function reusedPages(site: string, cache: Cache, code: string): ReusedPages {
  const last = readLast(cache, site, code);
  const known = last?.keys ?? {};
  const keys: Record<string, string> = Object.create(null) as Record<string, string>;
  return {
    take(file, key, to) {
      keys[file] = key;
      return Object.hasOwn(known, file) && known[file] === key && linkOrCopy(path.join(site, file), to);
    },
    takeFile(file, to) {
      if (last) linkOrCopy(path.join(site, file), to);
    },
    remember() {
      const marker = markerDigest(site);
      cache.write(FILE, JSON.stringify({ site, marker, code, keys } satisfies LastBuild));
    },
  };
}

function readLast(cache: Cache, site: string, code: string): LastBuild | undefined {
  try {
    const last = JSON.parse(cache.read(FILE) ?? '') as LastBuild;
    const isSame = last.site === site && last.code === code && last.marker === markerDigest(site);
    return isSame ? last : undefined;
  } catch {
    return undefined;
  }
}

function markerDigest(site: string): string {
  return createHash('sha256')
    .update(fs.readFileSync(path.join(site, MARKER)))
    .digest('base64url');
}

/**
 * Gives a page another name: a second one of the same file, which is never written to, or a copy where the two are on different
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
  return createHash('sha1').update(text).digest('base64url');
}
