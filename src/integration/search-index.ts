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
