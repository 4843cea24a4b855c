import fs from 'node:fs';
import path from 'node:path';
import { writePublished } from '../entries/published/publication.ts';
import { jsonSchemaOf, settingsJsonSchema } from '../kinds/json-schema.ts';
import { KIND_NAMES } from '../schemas/kinds.ts';
import type { AstroInlineConfig } from 'astro';
import { assetUrl, isStorable } from '../shared/path.ts';
import type { Site } from '../site/site.ts';
import { linkAlerts } from './alert-links.ts';
import { writeAliases } from './aliases.ts';
import { astroConfig, settleEnvironment } from './astro-config.ts';
import type { Cache } from './cache.ts';
import { provideSite } from './current-site.ts';
import type { KeptPages } from './kept-pages.ts';
import { writeSearchIndex } from './search-index.ts';
import { MARKER, writeMarker } from './site-marker.ts';
import type { Staging } from './staging.ts';
import { writeWorker } from './worker.ts';

/** What is being done, for progress and for the bench. */
export type OnStage = (stage: string) => void;

export interface BuildOptions {
  readonly staging: Staging;
  readonly cache: Cache;
  readonly kept: KeptPages;
  /** Ends the process that writes the search index; its output folder may be removed then. */
  readonly signal: AbortSignal;
  readonly onStage: OnStage;
}

/** Makes the whole site in the staging folder. The search index is written by a process of its own meanwhile. */
export async function buildSite(
  source: Site,
  { staging, cache, kept, signal, onStage }: BuildOptions,
): Promise<void> {
  const { base, url } = source;
  provideSite(source);
  const indexed = writeSearchIndex(source, staging.dir, signal);
  // A failure of the index must not end the process before the pages' own failure is known.
  indexed.catch(() => undefined);
  onStage('Starting Astro');
  settleEnvironment('production');
  const { build: astroBuild } = await import('astro');
  const home = process.cwd();
  // Astro puts its intermediate bundle into the output folder only where that is below the working directory.
  process.chdir(staging.dir);
  try {
    // Our pages take entries from the graph. Filling the collections for them would start a second Vite before every build;
    // `astro build` and `astro dev` fill them for pages that ask.
    await (astroBuild as BuildWithoutSync)(
      astroConfig({
        base,
        url,
        outDir: staging.dir,
        cacheDir: cache.dir,
        onStage,
        integrations: [kept.integration],
      }),
      { sync: false },
    );
  } finally {
    process.chdir(home);
  }
  onStage('Finishing the search index');
  await indexed;
  finishSite(source, staging.dir);
}

/** `sync` is an option of Astro's build that its public type leaves out (astro/dist/core/build/index.js). */
type BuildWithoutSync = (config: AstroInlineConfig, options: { sync: boolean }) => Promise<void>;

/** What a site has beside its pages and its index. */
export function finishSite(source: Site, dir: string): void {
  writeFiles(source, dir);
  writeSchemas(dir);
  linkAlerts(source, dir);
  // The marker lists all files, and no old address may take its place.
  fs.writeFileSync(path.join(dir, MARKER), '');
  writeAliases(source, dir);
  writeWorker(dir);
  const { settings, entries } = source.graph.content;
  writeMarker(dir, { title: settings.title, base: source.base, ...source.build, entries: entries.length });
}

/** For editors: `# yaml-language-server: $schema=https://ops.example.com/schemas/runbooks.json` in a frontmatter. */
function writeSchemas(dir: string): void {
  const folder = path.join(dir, 'schemas');
  fs.mkdirSync(folder, { recursive: true });
  for (const kind of KIND_NAMES)
    fs.writeFileSync(path.join(folder, `${kind}.json`), JSON.stringify(jsonSchemaOf(kind)));
  fs.writeFileSync(path.join(folder, 'handrail.json'), JSON.stringify(settingsJsonSchema()));
}

/** Images and other files that pages show or link to; nothing else of the content folder is published. */
function writeFiles(source: Site, dir: string): void {
  for (const file of publishedFiles(source)) writeFile(source, file, dir);
}

/** Paths in the content folder. */
export function publishedFiles({ texts }: Site): ReadonlySet<string> {
  return new Set([...texts.values()].flatMap(({ files }) => files).filter(isStorable));
}

/** Puts a file of the content folder where the site has it. */
export function writeFile({ graph }: Site, file: string, dir: string): void {
  const to = path.join(dir, decodeURIComponent(assetUrl(file)));
  writePublished(graph.content.root, file, to, graph.publicationOf(file));
}
