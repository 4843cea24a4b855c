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
 * its own, while pages are still being rendered.
 * @throws Error when Pagefind cannot be started or cannot write
 */
export async function writeSearchIndex({ graph, texts }: SiteSource, folder: string): Promise<void> {
  const { entries } = graph.content;
  const outputPath = path.join(folder, 'pagefind');
  // Fragments bundled by ten: fewer files to publish, and a result list loads its neighbours along.
  const created = await createIndex({
    rootSelector: 'main',
    maxFragments: Math.max(8, Math.ceil(entries.length / 10)),
  });
  const index = usable(created.index, created.errors);
  try {
    const added = await Promise.all(
      entries.map((entry) => {
        const { title, names, summary, kind, services, url } = entry;
        const html = texts.get(entry)?.html ?? '';
        return index.addHTMLFile({
          url,
          content: record({ title, names, summary, services, html, kind: KINDS[kind].singular }),
        });
      }),
    );
    raise(added.flatMap(({ errors }) => errors));
    const written = await index.writeFiles({ outputPath });
    raise(written.errors);
  } finally {
    await close();
  }
  const files = await fs.readdir(outputPath);
  await Promise.all(
    files
      .filter((file) => UNUSED.test(file))
      .map((file) => fs.rm(path.join(outputPath, file), { recursive: true })),
  );
}

function usable(index: PagefindIndex | undefined, errors: readonly string[]): PagefindIndex {
  raise(errors);
  if (!index) throw new Error('The search index could not be started.');
  return index;
}

function raise(errors: readonly string[]): void {
  if (errors.length > 0) throw new Error(`The search index could not be written: ${errors[0]}`);
}
