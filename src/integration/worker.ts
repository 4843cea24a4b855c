import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { INDEX_FOLDER, MANIFEST_FILE } from '../search/manifest.ts';
import { ASSETS } from './compiled-pages.ts';

const WORKER = 'sw.js';
const DIGESTS = 'const DIGESTS = {};';
const ASSETS_LINE = `const ASSETS = '${ASSETS}/';`;

/** Where bundled assets are. */
export interface Assets {
  /** Absolute. */
  readonly folder: string;
  /** Below the site, `assets/`, or from the root of the host, `/_astro/`. */
  readonly address: string;
}

/**
 * Writes into the service worker of a site the SHA-256 of everything that runs, lays out or is searched: `public/sw.js` says
 * why.
 * @param assets those of the site where absent
 */
export function writeWorker(
  dir: string,
  assets: Assets = { folder: path.join(dir, ASSETS), address: `${ASSETS}/` },
): void {
  const files = new Map([
    ...filesIn(assets.folder, assets.address),
    [INDEX_FOLDER + MANIFEST_FILE, path.join(dir, INDEX_FOLDER, MANIFEST_FILE)],
    ...filesIn(dir, '', false).filter(([name]) => /\.(?:js|svg)$/.test(name) && name !== WORKER),
  ]);
  const digests = [...files]
    .filter(([name]) => /\.(?:js|css|svg|wasm|idx|json)$/.test(name))
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, file]) => [name, createHash('sha256').update(fs.readFileSync(file)).digest('base64')]);
  const at = path.join(dir, WORKER);
  const lines = [
    [DIGESTS, `const DIGESTS = ${JSON.stringify(Object.fromEntries(digests))};`],
    [ASSETS_LINE, `const ASSETS = ${JSON.stringify(assets.address)};`],
  ] as const;
  let worker = fs.readFileSync(at, 'utf8');
  for (const [line, written] of lines) {
    if (!worker.includes(line)) throw new Error(`${WORKER} has no line ${line}`);
    worker = worker.replace(line, () => written);
  }
  fs.writeFileSync(at, worker);
}

/** Absolute files by their address. */
function filesIn(folder: string, address: string, recursive = true): [name: string, file: string][] {
  return fs
    .readdirSync(folder, { withFileTypes: true, recursive })
    .filter((item) => item.isFile())
    .map((item) => {
      const file = path.join(item.parentPath, item.name);
      return [address + path.relative(folder, file).replaceAll('\\', '/'), file];
    });
}
