// Part of `npm run lint`: names each package of the lockfile that has no integrity hash, and exits with 1 where there is one.
// npm installs such a package without verifying it. It omits the hash of a package for another platform, e.g. where the lockfile
// was updated from node_modules. Argument: the lockfile, default package-lock.json.
import { readFileSync } from 'node:fs';

const [, , file = 'package-lock.json'] = process.argv;
const { packages } = JSON.parse(readFileSync(file, 'utf8'));

const unverified = Object.entries(packages)
  // The other entries are the project itself and its workspaces.
  .filter(([path, { link, integrity }]) => path.includes('node_modules/') && !link && !integrity)
  .map(([path, { version }]) => `${path} ${version}`);

if (unverified.length > 0) {
  console.error(`${file}: missing integrity hash:\n  ${unverified.join('\n  ')}`);
  console.error('Delete these entries, then run "npm install --package-lock-only" without node_modules.');
  process.exitCode = 1;
}
