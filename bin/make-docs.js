// Writes docs/fields from the descriptions in src/schemas. With --check it writes nothing, names the files that are
// stale, and exits with 1 where there is one. Needs a Node that strips types.
import { readdirSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { referencePages } from '../src/schemas/reference.ts';

const folder = fileURLToPath(new URL('../docs/fields/', import.meta.url));
mkdirSync(folder, { recursive: true });

const pages = referencePages();
const left = readdirSync(folder).filter((name) => name.endsWith('.md') && !pages.has(name));
const stale = [...pages].filter(([name, text]) => textOf(name) !== text).map(([name]) => name);

if (process.argv.includes('--check')) {
  for (const name of [...stale, ...left])
    console.error(`docs/fields/${name} is stale: run "node bin/make-docs.js"`);
  process.exitCode = stale.length + left.length > 0 ? 1 : 0;
} else {
  for (const name of left) rmSync(folder + name);
  for (const name of stale) writeFileSync(folder + name, pages.get(name) ?? '');
  console.log(`docs/fields: ${pages.size} pages, ${stale.length} written, ${left.length} removed`);
}

function textOf(name) {
  try {
    return readFileSync(folder + name, 'utf8');
  } catch {
    return undefined;
  }
}
