// Not from 'astro:content': that would take seventy of Astro's modules through Vite before every build.
import { defineCollection } from 'astro/content/config';
import { z } from 'zod';
import { KIND_NAMES, type Kind } from './schemas/kinds.ts';
import { siteSource } from './site/source.ts';

/** One collection per kind. Entries were read and validated before Astro started; bodies stay out of Astro's data store. */
const schema = z.object({
  url: z.string(),
  title: z.string(),
  summary: z.string(),
  services: z.array(z.string()),
  alerts: z.array(z.string()),
});

function collectionOf(kind: Kind) {
  return defineCollection({
    schema,
    loader: {
      name: `handrail-${kind}`,
      load: ({ store }) => {
        store.clear();
        for (const { id, file, url, title, summary, services, alerts } of siteSource().graph.byKind.get(
          kind,
        ) ?? []) {
          store.set({
            id: id || 'index',
            filePath: file,
            data: { url, title, summary, services: [...services], alerts: [...alerts] },
          });
        }
        return Promise.resolve();
      },
    },
  });
}

export const collections = Object.fromEntries(KIND_NAMES.map((kind) => [kind, collectionOf(kind)])) as Record<
  Kind,
  ReturnType<typeof collectionOf>
>;
