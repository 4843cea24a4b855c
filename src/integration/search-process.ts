// A process of its own, so that the index is made on the other core while pages are rendered, and its memory is its own.
// Arguments: the folder of the index, the cache folder. Its last line of standard error says why it failed.
import fs from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { makeIndex } from '../search/make-index.ts';
import { MANIFEST_FILE } from '../search/manifest.ts';
import {
  contentName,
  indexDigest,
  JOB_FILE,
  keepIndex,
  readIndexState,
  replaceFile,
  type IndexJob,
  type JobPage,
} from './search-state.ts';

const [folder = '', cache = ''] = process.argv.slice(2);
try {
  write();
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}

function write(): void {
  const { job, pages } = readJob();
  const { code, isPatch, ...settings } = job;
  const source = { ...settings, pages: pages.map(({ page }) => page) };
  const { files, state } = makeIndex(source, contentName, isPatch ? readIndexState(cache) : undefined);
  const there = new Set(fs.readdirSync(folder));
  for (const [name, bytes] of files)
    if (name === MANIFEST_FILE || !there.has(name)) replaceFile(path.join(folder, name), gzipSync(bytes));
  for (const name of there) if (!files.has(name)) fs.rmSync(path.join(folder, name));
  const known = {
    code,
    digest: indexDigest(
      job,
      pages.map(({ key }) => key),
    ),
    keys: Object.fromEntries(pages.map(({ key, page }) => [page.url, key])),
    manifest: contentName(files.get(MANIFEST_FILE) ?? new Uint8Array()),
    files: [...files.keys()].filter((name) => name !== MANIFEST_FILE),
  };
  keepIndex(cache, known, state);
}

function readJob(): { readonly job: IndexJob; readonly pages: readonly JobPage[] } {
  // All in one text could be too long for one.
  const bytes = fs.readFileSync(path.join(folder, JOB_FILE));
  const lines: unknown[] = [];
  for (let from = 0, to: number; (to = bytes.indexOf('\n', from)) >= 0; from = to + 1)
    lines.push(JSON.parse(bytes.toString('utf8', from, to)));
  const [job, ...pages] = lines;
  return { job: job as IndexJob, pages: pages as JobPage[] };
}
