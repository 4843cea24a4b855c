import { createHash } from 'node:crypto';
import { findPackageJSON } from 'node:module';
import fs from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { Cache } from './cache.ts';
import { MARKER } from './site-marker.ts';
import { PACKAGE } from './version.ts';

const FILE = 'pages.json';

/** What the last build made: which site, with which code, and the key of each page's data by its address. */
interface LastBuild {
  readonly site: string;
  /** A digest of that site's marker, as it was when the build ended. */
  readonly marker: string;
  readonly code: string;
  /** Names of the styles and scripts that its pages load; each holds a digest of the file. */
  readonly assets: readonly string[];
  readonly keys: Readonly<Record<string, string>>;
}

export interface KeptPages {
  readonly integration: AstroIntegration;
  /** Remembers what this build made, once its site is published. */
  readonly remember: () => void;
}

/**
 * Takes pages from the last site at `site` that would come out the same: those whose data has the same key (`cacheKey` of
 * `getStaticPaths`), made by the same code, while that site is still there. Astro's own incremental build does as much, and
 * writes every page twice for it.
 * @param addresses folders that the new site will have in any case: they are made while Astro starts, which waits for nothing
 *   less than for hundreds of them
 */
export function keptPages(site: string, cache: Cache, addresses: readonly string[]): KeptPages {
  const code = codeDigest();
  const last = readLast(cache, site, code);
  const keys: Record<string, string> = {};
  let assets: readonly string[] = [];
  let outDir = '';
  let folders = Promise.resolve();
  let known: LastBuild['keys'] = {};
  const integration: AstroIntegration = {
    name: 'handrail-kept-pages',
    hooks: {
      'astro:config:done': ({ config }) => {
        outDir = fileURLToPath(config.outDir);
        folders = makeFolders(addresses.map((address) => path.join(outDir, address)));
      },
      'astro:build:start': ({ setPrerenderer }) => {
        setPrerenderer((prerenderer) => ({
          ...prerenderer,
          async getStaticPaths() {
            assets = fs.readdirSync(path.join(outDir, 'assets')).toSorted();
            if (last && String(last.assets) === String(assets)) known = last.keys;
            const paths = await prerenderer.getStaticPaths();
            await folders;
            return paths.filter(({ pathname, cacheKey }) => {
              if (cacheKey === undefined) return true;
              const address = clean(pathname);
              keys[address] = cacheKey;
              return known[address] !== cacheKey || !keep(address, site, outDir);
            });
          },
        }));
      },
    },
  };
  return {
    integration,
    remember: () => {
      const marker = markerDigest(site);
      cache.write(FILE, JSON.stringify({ site, marker, code, assets, keys } satisfies LastBuild));
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

/** Everything that makes a page what it is beside its data: our code, and what is installed with it. */
function codeDigest(): string {
  const hash = createHash('sha1');
  // In a checkout the command runs from `src`, and `lib` comes and goes with every `npm pack`.
  const isCheckout = import.meta.filename.endsWith('.ts');
  for (const folder of isCheckout ? ['src', 'public'] : ['src', 'lib', 'public']) {
    const root = path.join(PACKAGE, folder);
    if (!fs.existsSync(root)) continue;
    for (const file of fs.readdirSync(root, { recursive: true, encoding: 'utf8' }).toSorted())
      if (fs.statSync(path.join(root, file)).isFile())
        hash.update(`${folder}/${file}\0`).update(fs.readFileSync(path.join(root, file)));
  }
  for (const name of ['astro', 'vite', 'satteri', 'shiki'])
    hash.update(`${name}\0${installedVersion(name)}\0`);
  return hash.digest('base64url');
}

function installedVersion(name: string): string {
  try {
    const file = findPackageJSON(name, import.meta.url);
    return (JSON.parse(fs.readFileSync(file ?? '', 'utf8')) as { version: string }).version;
  } catch {
    return 'unknown';
  }
}

/** Without the slashes around it, so that all who name a page agree. */
function clean(pathname: string): string {
  return pathname.replace(/^\/+|\/+$/g, '');
}

/** Whoever needs one that could not be made finds out why. */
async function makeFolders(folders: readonly string[]): Promise<void> {
  for (const folder of folders) await mkdir(folder, { recursive: true }).catch(() => undefined);
}

/** Puts a page of the last site into the new one. Whether it is there now. */
function keep(address: string, site: string, outDir: string): boolean {
  const page = path.join(address, 'index.html');
  return linkOrCopy(path.join(site, page), path.join(outDir, page));
}

/**
 * Gives a page another name: a second one of the same file, which nobody writes to, or a copy where the two are on different
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
