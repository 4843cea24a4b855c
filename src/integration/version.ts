import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { findPackageJSON } from 'node:module';
import path from 'node:path';

/** The package's folder: two up from `src/integration` and from the bundled `lib/code` alike. */
export const PACKAGE = path.resolve(import.meta.dirname, '../..');

interface Manifest {
  readonly version: string;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

const MANIFEST = JSON.parse(fs.readFileSync(path.join(PACKAGE, 'package.json'), 'utf8')) as Manifest;

export const VERSION = MANIFEST.version;

/** In a checkout the command runs from `src`, also when `lib` is there. */
export function isCheckout(): boolean {
  return import.meta.filename.endsWith('.ts');
}

let digest: string | undefined;

/**
 * A digest of all code that decides about what is read, checked and rendered: ours, and the versions of what it uses. The package has
 * that of the checkout that it was made of.
 */
export function codeDigest(): string {
  digest ??= isCheckout()
    ? digestOf(['src', 'public'])
    : fs.readFileSync(path.join(PACKAGE, 'lib/digest'), 'utf8');
  return digest;
}

function digestOf(folders: readonly string[]): string {
  const hash = createHash('sha256');
  for (const folder of folders) {
    const at = path.join(PACKAGE, folder);
    for (const file of fs.readdirSync(at, { recursive: true, encoding: 'utf8' }).toSorted()) {
      const whole = path.join(at, file);
      if (fs.statSync(whole).isFile()) hash.update(`${folder}/${file}\0`).update(fs.readFileSync(whole));
    }
  }
  // Those for development are what the package contains, and what made it.
  for (const name of ['vite', ...Object.keys({ ...MANIFEST.dependencies, ...MANIFEST.devDependencies })])
    hash.update(`${name}\0${installedVersion(name)}\0`);
  return hash.digest('hex').slice(0, 20);
}

function installedVersion(name: string): string {
  try {
    const file = findPackageJSON(name, import.meta.url);
    return (JSON.parse(fs.readFileSync(file ?? '', 'utf8')) as Manifest).version;
  } catch {
    return 'unknown';
  }
}
