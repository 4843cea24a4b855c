import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { problemPages } from '../../../src/checks/reference.ts';
import { RULES } from '../../../src/shared/rules.ts';

const folder = path.resolve(import.meta.dirname, '../../../docs/problems');

test('every problem has its help page, and none is stale (node bin/make-docs.js)', () => {
  const pages = problemPages();
  expect(pages.size).toBe(Object.keys(RULES).length + 1);
  expect(fs.readdirSync(folder).toSorted()).toEqual([...pages.keys()].toSorted());
  const stale = [...pages].filter(
    ([file, text]) => fs.readFileSync(path.join(folder, file), 'utf8') !== text,
  );
  expect(stale.map(([file]) => file)).toEqual([]);
});
