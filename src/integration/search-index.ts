import { fork } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { INDEX_FOLDER, MANIFEST_FILE } from '../search/manifest.ts';
import { digestOf } from '../shared/memory.ts';
import { newFileForm } from '../site/repository.ts';
import type { Site } from '../site/site.ts';
import { searchDocuments } from './search-documents.ts';
import {
  contentName,
  indexDigest,
  JOB_FILE,
  readKnownIndex,
  type IndexJob,
  type JobPage,
  type KnownIndex,
} from './search-state.ts';

export interface IndexOptions {
  /** Absolute; the index goes below `search-index/`, where files of an earlier one may be. */
  readonly folder: string;
  /** Absolute; what this index is made of is kept there for the next one, if it can be written to. */
  readonly cache: string;
  /** A digest of the code that makes the index. */
  readonly code: string;
  /** Puts a file of the last site at `to`, if there is that file. */
  readonly take?: (file: string, to: string) => void;
  /** Ends the process that makes the index at once. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Writes the search index of all pages. A process of its own does it while pages are being rendered, and only where something
 * changed since the index that the cache knows.
 * @throws Error when the process fails, ends before its time or cannot write
 */
export async function writeSearchIndex(site: Site, options: IndexOptions): Promise<void> {
  const { folder, cache, code, take, signal } = options;
  if (signal?.aborted === true) return;
  const index = path.join(folder, INDEX_FOLDER);
  fs.mkdirSync(index, { recursive: true });
  const known = readKnownIndex(cache, code);
  for (const file of [...(known?.files ?? []), MANIFEST_FILE]) {
    const to = path.join(index, file);
    if (known && !fs.existsSync(to)) take?.(INDEX_FOLDER + file, to);
  }
  const digest = writeJob(site, index, code, known);
  if (known?.digest === digest && isComplete(index, known)) return fs.rmSync(path.join(index, JOB_FILE));
  let complaint = await complaintOf(index, cache, signal);
  if (complaint !== undefined && known) {
    // What was kept may be damaged.
    writeJob(site, index, code, undefined);
    complaint = await complaintOf(index, cache, signal);
  }
  if (complaint !== undefined) throw new Error(`The search index could not be written: ${complaint}`);
}

/** Whether the files of the known index are there, and nothing else has to be. */
function isComplete(index: string, { files, manifest }: KnownIndex): boolean {
  try {
    const found = new Set(fs.readdirSync(index));
    const isNamed = contentName(gunzipSync(fs.readFileSync(path.join(index, MANIFEST_FILE)))) === manifest;
    return isNamed && files.every((file) => found.has(file)) && found.size === files.length + 2;
  } catch {
    return false;
  }
}

/** Writes what the process needs to know: the text of pages only where it changed. Returns a digest of all. */
function writeJob(site: Site, index: string, code: string, known: KnownIndex | undefined): string {
  const { settings } = site.graph.content;
  const glossary = Object.entries(settings.glossary).map(([term, others]) => [term, ...others]);
  const newEntry = newFileForm(site.repository, 'troubleshooting/');
  const job: IndexJob = { code, glossary, ...(newEntry && { newEntry }), isPatch: known !== undefined };
  const keys: string[] = [];
  const file = fs.openSync(path.join(index, JOB_FILE), 'w');
  try {
    fs.writeSync(file, `${JSON.stringify(job)}\n`);
    for (const document of searchDocuments(site)) {
      // The digest replaces the body.
      const key = digestOf(JSON.stringify(document));
      keys.push(key);
      const { body, ...rest } = document;
      const page = known?.keys[document.url] === key ? rest : { ...rest, html: body?.plainHtml() ?? '' };
      fs.writeSync(file, `${JSON.stringify({ key, page } satisfies JobPage)}\n`);
    }
  } finally {
    fs.closeSync(file);
  }
  return indexDigest(job, keys);
}

/** Nothing where all went well. */
function complaintOf(
  index: string,
  cache: string,
  signal: AbortSignal | undefined,
): Promise<string | undefined> {
  const script = path.join(import.meta.dirname, `search-process${path.extname(import.meta.filename)}`);
  const child = fork(script, [index, cache], { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
  const kill = (): void => void child.kill('SIGKILL');
  signal?.addEventListener('abort', kill);
  return new Promise<string | undefined>((resolve) => {
    let said = '';
    child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.once('error', (error) => resolve(error.message));
    // Not `exit`, which may come before all that was said is read.
    child.once('close', (status) =>
      resolve(status === 0 ? undefined : said.trim().split('\n').at(-1) || 'its process ended unexpectedly.'),
    );
  }).finally(() => signal?.removeEventListener('abort', kill));
}

/** The index is behind the text by this much; writing it takes a core. */
const SETTLE_MS = 500;

/** Keeps the index of a development server near the text: one write at a time, the latest text last. */
export function indexer(options: IndexOptions): { refresh: (site: Site) => void } {
  let timer: NodeJS.Timeout | undefined;
  let busy: Promise<void> = Promise.resolve();
  return {
    refresh(site) {
      clearTimeout(timer);
      // Without an index the search page says so; the pages themselves go on.
      const write = () => writeSearchIndex(site, options).catch(() => undefined);
      timer = setTimeout(() => (busy = busy.then(write)), SETTLE_MS);
    },
  };
}
