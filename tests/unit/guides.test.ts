import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '../..');
const CONTRIBUTING = read('CONTRIBUTING.md');
const ARCHITECTURE = read('docs/architecture.md');

function read(file: string): string {
  return fs.readFileSync(path.join(ROOT, file), 'utf8');
}

function matches(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([, found = '']) => found);
}

/** Code without its layout, so that an excerpt may be indented. */
function compact(code: string): string {
  return code.replaceAll(/\s+/g, ' ').trim();
}

test('the architecture page describes every module', () => {
  const folders = fs.readdirSync(path.join(ROOT, 'src'), { withFileTypes: true });
  const modules = folders.filter((item) => item.isDirectory()).map(({ name }) => `src/${name}`);
  const rows = ARCHITECTURE.split('\n').filter((line) => line.startsWith('| `src/'));
  const described = rows.flatMap((row) => matches(row.split('|')[1] ?? '', /`(src\/[a-z]+)`/g));
  expect(described.toSorted()).toEqual(modules.toSorted());
});

test.each([
  ['CONTRIBUTING.md', CONTRIBUTING],
  ['docs/architecture.md', ARCHITECTURE],
])('%s names only files that exist', (file, text) => {
  const links = matches(text, /\]\(([^):#]+)[^):]*\)/g).map((to) => path.join(path.dirname(file), to));
  const paths = matches(text, /`((?:src|tests|bench|docs|bin|\.github)\/[\w./-]*)`/g);
  const missing = [...links, ...paths].filter((to) => !fs.existsSync(path.join(ROOT, to)));
  expect(links.length).toBeGreaterThan(0);
  expect(missing).toEqual([]);
});

test('commands of the contributing guide are scripts, and name tests that exist', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  const rows = matches(CONTRIBUTING, /^\| (`.+?) \|/gm).flatMap((cell) => matches(cell, /`([a-z\d:]+)`/g));
  const named = [...matches(CONTRIBUTING, /npm run ([a-z\d:]+)/g), ...rows];
  expect(named).toContain('bench:limits');
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
  const files = matches(CONTRIBUTING, /vitest run --project unit (\S+)/g);
  expect(files).toHaveLength(2);
  expect(files.filter((file) => !fs.existsSync(path.join(ROOT, file)))).toEqual([]);
});

/** The kind that the guide adds is in no checkout: `tests/e2e/new-kind.test.ts` adds it. */
test('excerpts of the contributing guide are those of the code', () => {
  const [existing = ''] = CONTRIBUTING.split('## Add a kind');
  const excerpts = [...existing.matchAll(/```ts\n\s*\/\/ (\S+)\n(.*?)\n\s*```\n/gs)];
  expect(excerpts).toHaveLength(3);
  for (const [, file = '', code = ''] of excerpts) expect(compact(read(file))).toContain(compact(code));
});
