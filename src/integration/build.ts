import fs from 'node:fs';
import path from 'node:path';
import { writePublished } from '../entries/published/publication.ts';
import { assetUrl, isStorable } from '../shared/path.ts';
import { cacheKey, type ReusedPages } from './reused-pages.ts';
import { dataFilesOf, routesOf } from '../site/routes.ts';
import type { Site } from '../site/site.ts';
import { linkAlerts, writeAliases } from './aliases.ts';
import type { Cache } from './cache.ts';
import { ASSETS } from './compiled-pages.ts';
import type { PageRenderer } from './pages.ts';
import { writeSearchIndex } from './search-index.ts';
import { MARKER, writeMarker } from './site-marker.ts';
import type { Staging } from './staging.ts';
import { isCheckout, PACKAGE } from './version.ts';
import { writeWorker, type Assets } from './worker.ts';

/** What is being done, for progress and for the bench. */
export type OnStage = (stage: string) => void;

export interface BuildOptions {
  readonly staging: Staging;
  readonly cache: Cache;
  readonly pages: PageRenderer;
  readonly reused: ReusedPages;
  /** Ends the process that writes the search index; its output folder may be removed then. */
  readonly signal: AbortSignal;
  readonly onStage: OnStage;
}

/** Makes the whole site in the staging folder. The search index is written by a process of its own meanwhile. */
export async function buildSite(
  site: Site,
  { staging, cache, pages, reused, signal, onStage }: BuildOptions,
): Promise<void> {
  const routes = routesOf(site).map(({ path: address, page }) => ({ file: fileOf(address), page }));
  reused.begin(staging, new Set(routes.map(({ file }) => file)));
  const indexed = writeSearchIndex(site, {
    folder: staging.dir,
    cache: cache.dir,
    code: pages.digest,
    take: reused.takeFile,
    signal,
  });
  // A failure of the index must not end the process before the pages' own failure is known.
  indexed.catch(() => undefined);
  onStage('Making pages');
  copyAssets(pages, staging.dir);
  for (const { file, page } of routes) {
    const data = page();
    if (!reused.take(file, cacheKey(data))) write(path.join(staging.dir, file), await pages.render(data));
  }
  for (const [address, text] of Object.entries(dataFilesOf(site)))
    write(path.join(staging.dir, fileOf(address)), text);
  onStage('Finishing the search index');
  await indexed;
  reused.settle(await finishSite(site, staging.dir));
}

/** Relative to the site. */
function fileOf(address: string): string {
  return `${address.slice(1)}${address.endsWith('/') ? 'index.html' : ''}`;
}

/** The files that every site has. */
export const PUBLIC = path.join(PACKAGE, 'public');

function copyAssets({ assets }: PageRenderer, dir: string): void {
  copyFolder(PUBLIC, dir);
  copyFolder(assets, path.join(dir, ASSETS));
}

/** Not `cpSync`, whose error does not say that the disk is full. */
export function copyFolder(from: string, to: string): void {
  fs.mkdirSync(to, { recursive: true });
  for (const item of fs.readdirSync(from, { withFileTypes: true }))
    if (item.isDirectory()) copyFolder(path.join(from, item.name), path.join(to, item.name));
    else fs.copyFileSync(path.join(from, item.name), path.join(to, item.name));
}

function write(file: string, text: string): void {
  try {
    fs.writeFileSync(file, text);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, text);
  }
}

/** Writes what a site has beside its pages and its index. Returns the names of all its files. */
export async function finishSite(source: Site, dir: string, assets?: Assets): Promise<readonly string[]> {
  writeFiles(source, dir);
  await writeSchemas(path.join(dir, 'schemas'));
  linkAlerts(source, dir);
  // The marker lists all files, and no old address may take its place.
  fs.writeFileSync(path.join(dir, MARKER), '');
  writeAliases(source, dir);
  writeWorker(dir, assets);
  const { settings, entries } = source.graph.content;
  return writeMarker(dir, {
    title: settings.title,
    base: source.base,
    ...source.build,
    entries: entries.length,
  });
}

/** For editors: `# yaml-language-server: $schema=https://ops.example.com/schemas/runbooks.json` in a frontmatter. */
async function writeSchemas(folder: string): Promise<void> {
  if (!isCheckout()) return copyFolder(path.join(PACKAGE, 'lib/schemas'), folder);
  const { schemaFiles } = await import('../kinds/json-schema.ts');
  for (const [name, text] of Object.entries(schemaFiles())) write(path.join(folder, name), text);
}

/** Images and other files that pages show or link to; nothing else of the content folder is published. */
function writeFiles(source: Site, dir: string): void {
  for (const file of publishedFiles(source)) writeFile(source, file, dir);
}

/** Paths in the content folder. */
export function publishedFiles({ bodies }: Site): ReadonlySet<string> {
  return new Set([...bodies.values()].flatMap(({ files }) => files).filter(isStorable));
}

/** Puts a file of the content folder where the site has it. */
export function writeFile({ graph }: Site, file: string, dir: string): void {
  const to = path.join(dir, decodeURIComponent(assetUrl(file)));
  writePublished(graph.content.root, file, to, graph.publicationOf(file));
}
