import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const SOURCE = path.resolve(import.meta.dirname, '../../../src');

test('git is run by one module, and other modules start only processes of our own', () => {
  const starts = fs
    .readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(?:ts|astro)$/.test(file))
    .flatMap((file) =>
      [
        ...fs
          .readFileSync(path.join(SOURCE, file), 'utf8')
          .matchAll(/^.*\b(?:child_process|node:cluster)\b.*$/gm),
      ].map(([line]) => `${file.replaceAll(path.sep, '/')}: ${line}`),
    );
  expect(starts.toSorted()).toEqual([
    "integration/highlighting.ts: import { fork } from 'node:child_process';",
    "integration/search-index.ts: import { fork } from 'node:child_process';",
    "repository/git.ts: import { execFile, execFileSync } from 'node:child_process';",
  ]);
});
