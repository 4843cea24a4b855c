import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { expect, test } from 'vitest';
import { tree } from '../tree.ts';

const SCRIPT = path.resolve(import.meta.dirname, '../../../tooling/lockfile.js');

function lint(packages: Record<string, unknown>) {
  const root = tree({ 'package-lock.json': JSON.stringify({ packages }) });
  const { status, stderr } = spawnSync(process.execPath, [SCRIPT], { cwd: root, encoding: 'utf8' });
  return { status, stderr };
}

const ROOT = { '': { name: 'a' }, 'tools/b': { name: 'b' }, 'node_modules/b': { link: true } };
const HASHED = { version: '1.0.0', integrity: 'sha512-AAAA' };

test('a lockfile with all integrity hashes passes; the project and its workspaces need none', () => {
  expect(lint({ ...ROOT, 'node_modules/c': HASHED })).toEqual({ status: 0, stderr: '' });
});

test('each package without an integrity hash is named, nested ones too', () => {
  const { status, stderr } = lint({
    ...ROOT,
    'node_modules/c': { version: '1.0.0', optional: true },
    'node_modules/d': HASHED,
    'tools/b/node_modules/e': { version: '2.0.0' },
  });
  expect(status).toBe(1);
  expect(stderr).toContain(
    'package-lock.json: missing integrity hash:\n  node_modules/c 1.0.0\n  tools/b/node_modules/e 2.0.0\n',
  );
});
