import { defineCollection, type CollectionConfig } from 'astro/content/config';
import type { Loader } from 'astro/loaders';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { Entry } from '../entries/entry.ts';
import type { LenientDataOf } from '../kinds/schemas.ts';
import { KIND_NAMES, type Kind } from '../kinds/registry.ts';
import type { currentProject } from './current.ts';
import type { Found } from './project.ts';

/** The instance of Node: Astro reads a content configuration with a copy of what it imports. */
const node = createRequire(import.meta.url)(`./current${path.extname(import.meta.url)}`) as {
  readonly currentProject: typeof currentProject;
};

/** A kind's fields as entries have them after reading, and what was found. */
export type CollectionData<K extends Kind> = Omit<LenientDataOf<K>, keyof Found> & Found;

/** Reading validated the fields with the schema of their kind, and reported what is invalid at its line: nothing is parsed again. */
function schemaOf<K extends Kind>(): z.ZodType<CollectionData<K>> {
  return z.custom<CollectionData<K>>();
}

type Collection<K extends Kind> = CollectionConfig<z.ZodType<CollectionData<K>>, Loader>;

/** One collection per kind. A collection has what is valid. */
function collectionOf<K extends Kind>(kind: K): Collection<K> {
  return defineCollection({
    schema: schemaOf<K>(),
    loader: {
      name: `handrail-${kind}`,
      async load({ store, parseData, generateDigest, config }) {
        const { content, site } = await node.currentProject().revisionFor(kind);
        store.clear();
        for (const entry of content.entries) {
          if (entry.kind !== kind) continue;
          const id = entry.id || 'index';
          const { url, title, summary, services } = entry;
          const filePath = path
            .relative(fileURLToPath(config.root), path.join(content.root, entry.file))
            .replaceAll('\\', '/');
          const data = { ...entry.data, url, title, summary, services: [...services] };
          const html = (await site.bodies.get(entry)?.html()) ?? '';
          const rendered = { html, metadata: { headings: headingsOf(entry) } };
          const isCompiled = entry.file.endsWith('.mdx') && !entry.isPlain;
          store.set({
            id,
            data: await parseData({ id, data, filePath }),
            body: entry.source,
            filePath,
            digest: generateDigest(JSON.stringify([entry.source, data, html])),
            ...(isCompiled ? { deferredRender: true } : { rendered }),
          });
        }
      },
    },
  });
}

function headingsOf({ outline }: Entry) {
  return outline.headings
    .slice(outline.startsWithTitle ? 1 : 0)
    .map(({ level, id, text }) => ({ depth: level, slug: id, text }));
}

type AllCollections = { [K in Kind]: Collection<K> };

/** For `src/content.config.ts`: `export { collections } from 'handrail/content'`. */
export const collections: AllCollections = Object.fromEntries(
  KIND_NAMES.map((kind) => [kind, collectionOf(kind)]),
) as unknown as AllCollections;
