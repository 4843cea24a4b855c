import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const SOURCE = path.resolve(import.meta.dirname, '../../../src');
const IMPORT = /^(?:import|export) (?!type )(?:[^'"]*?from )?'([^']+)';/gm;

/** What a module brings into the bundle of pages, its own imports included; types bring nothing. */
function reachedFrom(file: string, reached = new Set<string>()): Set<string> {
  if (reached.has(file)) return reached;
  reached.add(file);
  for (const [, target = ''] of fs.readFileSync(file, 'utf8').matchAll(IMPORT)) {
    if (target.startsWith('.')) reachedFrom(path.resolve(path.dirname(file), target), reached);
    else reached.add(target);
  }
  return reached;
}

// Bundled before every build: zod and the schemas alone cost 200 MB and half a second.
test('pages bring along no library that only reading needs', () => {
  const reached = reachedFrom(path.join(SOURCE, 'site/page-data.ts'));
  const libraries = [...reached].filter((name) => !name.startsWith('/') && !name.startsWith('node:'));
  expect(libraries.toSorted()).toEqual(['github-slugger']);
});
