import type { ChildProcess } from 'node:child_process';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import fs from 'node:fs/promises';
import path from 'node:path';
import { close, createIndex, type PagefindIndex } from 'pagefind';
import { KINDS } from '../schemas/kinds.ts';
import { record } from '../search/record.ts';
import type { SiteSource } from '../site/source.ts';

/** What Pagefind writes for interfaces of its own, which the site does not have. */
const UNUSED = /^pagefind-(?:ui|modular-ui|component-ui|highlight)/;

/**
 * Writes the search index of all entries to `<folder>/pagefind`. Takes the text from memory, so it can run, in a process of
 * its own, while pages are still being rendered. The signal ends that process at once.
 * @throws Error when Pagefind cannot be started, ends before its time or cannot write
 */
export async function writeSearchIndex(
  source: SiteSource,
  folder: string,
  signal?: AbortSignal,
): Promise<void> {
  const outputPath = path.join(folder, 'pagefind');
  const { result: created, child } = startedBy(() => start(source));
  const died = new Promise<never>((_, reject) => {
    child?.once('exit', () => reject(new Error('Pagefind ended before its time.')));
  });
  died.catch(() => undefined);
  const kill = (): void => void child?.kill('SIGKILL');
  signal?.addEventListener('abort', kill);
  try {
    await Promise.race([fill(created, source, outputPath), died]);
  } catch (error) {
    throw new Error(`The search index could not be written: ${(error as Error).message}`, { cause: error });
  } finally {
    signal?.removeEventListener('abort', kill);
    await close();
  }
  const files = await fs.readdir(outputPath);
  await Promise.all(
    files
      .filter((file) => UNUSED.test(file))
      .map((file) => fs.rm(path.join(outputPath, file), { recursive: true })),
  );
}

/** Pagefind says nothing when its process dies, and gives no hand on it; Node tells of every process that is started. */
function startedBy<Result>(work: () => Result): { result: Result; child: ChildProcess | undefined } {
  let child: ChildProcess | undefined;
  const notice = (message: unknown): void => {
    child = (message as { process: ChildProcess }).process;
  };
  subscribe('child_process', notice);
  try {
    const result = work();
    return { result, child };
  } finally {
    unsubscribe('child_process', notice);
  }
}

function start({ graph }: SiteSource): ReturnType<typeof createIndex> {
  // Fragments bundled by ten: fewer files to publish, and a result list loads its neighbours along.
  return createIndex({
    rootSelector: 'main',
    maxFragments: Math.max(8, Math.ceil(graph.content.entries.length / 10)),
  });
}

async function fill(
  created: ReturnType<typeof createIndex>,
  { graph, texts }: SiteSource,
  outputPath: string,
): Promise<void> {
  const { index: made, errors } = await created;
  const index = usable(made, errors);
  const added = await Promise.all(
    graph.content.entries.map((entry) => {
      const { title, names, summary, kind, services, symptoms, url } = entry;
      const html = texts.get(entry)?.html ?? '';
      return index.addHTMLFile({
        url,
        content: record({ title, names, summary, services, symptoms, html, kind: KINDS[kind].singular }),
      });
    }),
  );
  raise(added.flatMap((file) => file.errors));
  const written = await index.writeFiles({ outputPath });
  raise(written.errors);
}

function usable(index: PagefindIndex | undefined, errors: readonly string[]): PagefindIndex {
  raise(errors);
  if (!index) throw new Error('Pagefind could not be started.');
  return index;
}

function raise(errors: readonly string[]): void {
  if (errors.length > 0) throw new Error(errors[0]);
}
