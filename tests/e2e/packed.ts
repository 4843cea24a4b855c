import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { codeDigest } from '../../src/integration/version.ts';

const CHECKOUT = path.resolve(import.meta.dirname, '../..');
const PLACE = path.join(CHECKOUT, 'node_modules/.cache/handrail-package');

export interface Packed {
  /** What `npm pack` makes of the checkout. */
  readonly tarball: string;
  /** The command in it; it uses the libraries of the checkout. */
  readonly bin: string;
}

/**
 * The package of the checkout as it is now, made once for the same files. Tests run the package, as users do; it starts in half the
 * time of the checkout's command, and what differs between the two is in old-node, new-kind, start and package.test.ts.
 * @throws Error with what npm said
 */
export function packed(): Packed {
  const folder = path.join(PLACE, digestOfPackage());
  const home = path.join(folder, 'node_modules/handrail');
  if (!fs.existsSync(home)) {
    fs.rmSync(PLACE, { recursive: true, force: true });
    fs.mkdirSync(folder, { recursive: true });
    const run = (name: string, ...args: string[]) =>
      execFileSync(name, args, { cwd: CHECKOUT, stdio: 'pipe' });
    run('npm', 'pack', '--pack-destination', folder, '--loglevel=error');
    run('tar', '-xzf', tarballIn(folder), '-C', folder);
    fs.mkdirSync(path.dirname(home));
    fs.renameSync(path.join(folder, 'package'), home);
  }
  return { tarball: tarballIn(folder), bin: path.join(home, 'bin/handrail.js') };
}

function tarballIn(folder: string): string {
  const name = fs.readdirSync(folder).find((file) => file.endsWith('.tgz')) ?? '';
  return path.join(folder, name);
}

function digestOfPackage(): string {
  const hash = createHash('sha256').update(codeDigest());
  const files = ['package.json', 'tsconfig.build.json', ...filesIn('bin'), ...filesIn('tooling')];
  for (const file of files) hash.update(`${file}\0`).update(fs.readFileSync(path.join(CHECKOUT, file)));
  return hash.digest('hex').slice(0, 20);
}

function filesIn(folder: string): string[] {
  const entries = fs.readdirSync(path.join(CHECKOUT, folder), { withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ name }) => `${folder}/${name}`);
}
