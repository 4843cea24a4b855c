import path from 'node:path';
import type { Plugin } from 'vite';
import { KIND_NAMES } from '../kinds/registry.ts';

const NAME = 'virtual:handrail/site';

/**
 * The module that connects our routes with the project: what its collections have, made into a site by the instance of
 * `current.ts` that Node has.
 */
const SOURCE = `
import { createRequire } from 'node:module';
import { getCollection, getEntry, render } from 'astro:content';
import { Callout, Steps, Tab, Tabs } from ${JSON.stringify(path.resolve(import.meta.dirname, '../../src/astro/components.ts'))};

const load = createRequire(${JSON.stringify(import.meta.url)});
const { currentProject } = load('./current${path.extname(import.meta.filename)}');

async function currentSite() {
  const pairs = ${JSON.stringify(KIND_NAMES)}.map(async (kind) => [kind, await getCollection(kind)]);
  return currentProject().siteOf(Object.fromEntries(await Promise.all(pairs)));
}

export async function pathsOf() {
  return currentProject().paths(await currentSite());
}

export async function ownPage(title, description) {
  return currentProject().ownPage(await currentSite(), title, description);
}

export async function notFoundPage() {
  return currentProject().notFoundPage(await currentSite());
}

export async function dataFiles() {
  return currentProject().dataFiles(await currentSite());
}

export async function textOf(page) {
  const found = currentProject().compiledEntry(page);
  const entry = found && (await getEntry(found.kind, found.id));
  if (!entry) return undefined;
  const { Content } = await render(entry);
  return { Content, components: { Callout, Steps, Tab, Tabs } };
}
`;

/** @param folders absolute; what `astro dev` may serve beside the project: our sources, and the content */
export const siteModule = (folders: readonly string[]): Plugin => ({
  name: 'handrail-site',
  enforce: 'pre',
  configResolved: ({ server }) =>
    void server.fs.allow.push(...folders.map((folder) => folder.replaceAll('\\', '/'))),
  resolveId: (id) => (id === NAME ? `\0${NAME}` : undefined),
  load: (id) => (id === `\0${NAME}` ? SOURCE : undefined),
});
