// Not from 'astro:content': that would take seventy of Astro's modules through Vite before every build.
import { defineCollection } from 'astro/content/config';
import { currentSite } from 'virtual:handrail/site';
import { z } from 'zod';
import { KIND_NAMES, type Kind } from './schemas/kinds.ts';
import { lenientOf, type LenientDataOf } from './kinds/schemas.ts';

/** What every entry has beside the fields of its kind: found where its author wrote none. */
interface Found {
  url: string;
  title: string;
  summary: string;
  services: string[];
}

/** A kind's fields as entries have them after reading, and what was found. */
function schemaOf<K extends Kind>(kind: K): z.ZodType<Omit<LenientDataOf<K>, keyof Found> & Found> {
  const fields = lenientOf(kind) as unknown as z.ZodObject;
  const found = { url: z.string(), title: z.string(), summary: z.string(), services: z.array(z.string()) };
  return fields.extend(found) as unknown as z.ZodType<Omit<LenientDataOf<K>, keyof Found> & Found>;
}

/** One collection per kind. Entries were read and validated before Astro started; bodies stay out of Astro's data store. */
function collectionOf<K extends Kind>(kind: K) {
  return defineCollection({
    schema: schemaOf(kind),
    loader: {
      name: `handrail-${kind}`,
      load: ({ store }) => {
        store.clear();
        for (const { id, file, url, title, summary, services, data } of currentSite().graph.byKind.get(
          kind,
        ) ?? [])
          store.set({
            id: id || 'index',
            filePath: file,
            data: { ...data, url, title, summary, services: [...services] },
          });
        return Promise.resolve();
      },
    },
  });
}

type Collections = { [K in Kind]: ReturnType<typeof collectionOf<K>> };

export const collections = Object.fromEntries(
  KIND_NAMES.map((kind) => [kind, collectionOf(kind)]),
) as unknown as Collections;
