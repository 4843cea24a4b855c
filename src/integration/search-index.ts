import { fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import path from 'node:path';
import { INDEX_FOLDER } from '../search/catalogue.ts';
import type { IndexSource } from '../search/make-index.ts';
import { newFileForm } from '../site/repository.ts';
import type { Site } from '../site/site.ts';
import { searchRecords } from './search-records.ts';

/** What the process is sent. */
export interface IndexOrder extends IndexSource {
  /** Absolute; is made. */
  readonly folder: string;
}

/**
 * Writes the search index of all pages below `<folder>/search-index`. Takes the text from memory, so it can run, in a process
 * of its own, while pages are still being rendered. The signal ends that process at once.
 * @throws Error when the process fails, ends before its time or cannot write
 */
export async function writeSearchIndex(source: Site, folder: string, signal?: AbortSignal): Promise<void> {
  if (signal?.aborted === true) return;
  const complaint = await complaintOf(order(source, path.join(folder, INDEX_FOLDER)), signal);
  if (complaint !== undefined) throw new Error(`The search index could not be written: ${complaint}`);
}

function order(source: Site, folder: string): IndexOrder {
  const { settings } = source.graph.content;
  const pages = searchRecords(source);
  const glossary = Object.entries(settings.glossary).map(([term, others]) => [term, ...others]);
  const newEntry = newFileForm(source.repository, 'troubleshooting/');
  const version = createHash('sha1')
    .update(JSON.stringify([pages, glossary]))
    .digest('hex')
    .slice(0, 10);
  return { pages, glossary, version, folder, ...(newEntry && { newEntry }) };
}

/** Nothing where all went well. */
function complaintOf(given: IndexOrder, signal: AbortSignal | undefined): Promise<string | undefined> {
  const script = path.join(import.meta.dirname, `search-process${path.extname(import.meta.filename)}`);
  const child = fork(script, { serialization: 'advanced', stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
  const kill = (): void => void child.kill('SIGKILL');
  signal?.addEventListener('abort', kill);
  return new Promise<string | undefined>((resolve) => {
    let said = '';
    child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.once('message', (complaint) => resolve(complaint === '' ? undefined : String(complaint)));
    child.once('error', (error) => resolve(error.message));
    // Not `exit`, which may come before the message is read; `close` comes after all that was sent.
    child.once('close', () => resolve(said.trim().split('\n').at(-1) || 'its process ended unexpectedly.'));
    child.send(given, (error) => {
      if (error) resolve(error.message);
    });
  }).finally(() => signal?.removeEventListener('abort', kill));
}

/** The index is behind the text by this much; writing it takes a core. */
const SETTLE_MS = 500;

/** Keeps the index of a development server near the text: one write at a time, the latest text last. */
export function indexer(folder: string, signal: AbortSignal): { refresh: (site: Site) => void } {
  let timer: NodeJS.Timeout | undefined;
  let busy: Promise<void> = Promise.resolve();
  return {
    refresh(site) {
      clearTimeout(timer);
      // Without an index the search page says so; the pages themselves go on.
      const write = () => writeSearchIndex(site, folder, signal).catch(() => undefined);
      timer = setTimeout(() => (busy = busy.then(write)), SETTLE_MS);
    },
  };
}
