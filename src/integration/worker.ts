import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { INDEX_FOLDER } from '../search/catalogue.ts';

const WORKER = 'sw.js';
const DIGESTS = 'const DIGESTS = {};';

/**
 * Writes into the service worker of a site the SHA-256 of everything that runs, lays out or is searched: `public/sw.js` says
 * why.
 */
export function writeWorker(dir: string): void {
  const files = [...filesIn(dir, 'assets'), ...filesIn(dir, INDEX_FOLDER), ...filesIn(dir, '', false)].filter(
    (file) =>
      /\.(?:js|css|svg|wasm|idx|json)$/.test(file) && (file.includes('/') || /\.(?:js|svg)$/.test(file)),
  );
  const digests = files
    .filter((file) => file !== WORKER)
    .toSorted()
    .map((file) => [
      file,
      createHash('sha256')
        .update(fs.readFileSync(path.join(dir, file)))
        .digest('base64'),
    ]);
  const at = path.join(dir, WORKER);
  const worker = fs.readFileSync(at, 'utf8');
  if (!worker.includes(DIGESTS)) throw new Error(`${WORKER} has no place for digests.`);
  const text = `const DIGESTS = ${JSON.stringify(Object.fromEntries(digests))};`;
  fs.writeFileSync(
    at,
    worker.replace(DIGESTS, () => text),
  );
}

/** Relative to the site, with forward slashes. */
function filesIn(dir: string, folder: string, recursive = true): string[] {
  return fs
    .readdirSync(path.join(dir, folder), { withFileTypes: true, recursive })
    .filter((item) => item.isFile())
    .map((item) => path.relative(dir, path.join(item.parentPath, item.name)).replaceAll('\\', '/'));
}
