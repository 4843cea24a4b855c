// Writes docs/fields from the descriptions in src/schemas and src/kinds, and docs/problems from the rules. With --check it writes
// nothing, names the files that are stale, and exits with 1 where there is one. Needs a Node that strips types.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { problemPages } from '../src/checks/reference.ts';
import { referencePages } from '../src/kinds/field-pages.ts';

const isCheck = process.argv.includes('--check');

refresh('fields', referencePages());
refresh('problems', problemPages());

function refresh(name, pages) {
  const folder = fileURLToPath(new URL(`../docs/${name}/`, import.meta.url));
  mkdirSync(folder, { recursive: true });
  const left = readdirSync(folder).filter((file) => file.endsWith('.md') && !pages.has(file));
  const stale = [...pages].filter(([file, text]) => textOf(folder + file) !== text).map(([file]) => file);
  if (isCheck) {
    for (const file of [...stale, ...left])
      console.error(`docs/${name}/${file} is stale: run "node bin/make-docs.js"`);
    if (stale.length + left.length > 0) process.exitCode = 1;
    return;
  }
  for (const file of left) rmSync(folder + file);
  for (const file of stale) writeFileSync(folder + file, pages.get(file) ?? '');
  console.log(`docs/${name}: ${pages.size} pages, ${stale.length} written, ${left.length} removed`);
}

function textOf(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
