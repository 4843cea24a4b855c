import type { ServerResponse } from 'node:http';
import path from 'node:path';
import type { HookParameters } from 'astro';
import type { Connect, ViteDevServer } from 'vite';
import { PUBLIC, publishedFiles, writeFile } from '../integration/build.ts';
import { followContent } from '../integration/content-watch.ts';
import { pathOf, sendFile } from '../integration/local-server.ts';
import { codeDigest } from '../integration/version.ts';
import { indexer } from '../integration/search-index.ts';
import { INDEX_FOLDER } from '../search/manifest.ts';
import { assetUrl, isMdx } from '../shared/path.ts';
import type { Site } from '../site/site.ts';
import type { Setup } from './project.ts';

export interface ServeOptions extends Setup {
  readonly server: ViteDevServer;
  /** Runs the loaders of the collections again. */
  readonly refreshContent: NonNullable<HookParameters<'astro:server:setup'>['refreshContent']>;
}

/** `astro dev`: follows the content folder and its rule files, and serves what is no page. */
export function serveContent(options: ServeOptions): void {
  const { server, refreshContent, root, stamp, base, cache, project } = options;
  const folder = path.join(cache.dir, 'dev');
  const stop = new AbortController();
  const index = indexer({ folder, cache: cache.dir, code: codeDigest(), signal: stop.signal });
  let shown: Site | undefined;
  let version = 0;
  const show = async (): Promise<Site> => {
    shown = await project.shown();
    index.refresh(shown);
    return shown;
  };
  const reload = async (): Promise<Site> => {
    project.invalidate();
    await refreshContent({});
    const site = await show();
    version++;
    forgetCompiled(server, site);
    forgetPaths(server);
    server.environments.client.hot.send({ type: 'full-reload', path: '*' });
    return site;
  };
  const changes = followContent({
    root,
    stamp,
    first: show(),
    reload,
    // At once: Vite compiles what was saved without waiting for the collections.
    onChange: () => project.invalidate(),
    onFailure: (error) => server.config.logger.error(`handrail: ${(error as Error).message}`),
  });
  server.httpServer?.once('close', () => {
    stop.abort();
    cache.release();
    void changes.close();
  });
  // A page that is asked for meanwhile waits; one that was being made may have had its old paths remembered again.
  const inStep = async (response: ServerResponse, go: () => void): Promise<void> => {
    await changes.settled();
    const begun = version;
    response.once('close', () => {
      if (begun !== version) forgetPaths(server);
    });
    go();
  };

  const isContentFile = (file: string): boolean => {
    if (!shown || !publishedFiles(shown).has(file)) return false;
    writeFile(shown, file, folder);
    return true;
  };
  const middleware: Connect.NextHandleFunction = (request, response, next) => {
    // Astro takes the project's base off `url` before.
    const url = request.originalUrl ?? request.url ?? '';
    const address = pathOf(url);
    if (address?.startsWith(base) !== true || !url.startsWith(base)) return next();
    const name = address.slice(base.length);
    const send = (from: string): boolean => sendFile(from, url.slice(base.length - 1), request, response);
    const files = assetUrl('');
    const isSent = name.startsWith(files)
      ? isContentFile(name.slice(files.length)) && send(folder)
      : name.startsWith(INDEX_FOLDER)
        ? send(folder)
        : name !== '' && name !== 'sw.js' && !name.includes('/') && send(PUBLIC);
    if (!isSent) void inStep(response, () => next());
  };
  server.middlewares.use(middleware);
}

/** Astro remembers static paths until content changes; rule files and settings are in no collection. */
function forgetPaths(server: ViteDevServer): void {
  for (const name of ['ssr', 'prerender']) server.environments[name]?.hot.send('astro:content-changed', {});
}

/** MDX is compiled with the site around it: its links, its tasks. Vite knows of the file only. */
function forgetCompiled(server: ViteDevServer, { graph }: Site): void {
  const { entries, root } = graph.content;
  const files = entries.filter(({ file }) => isMdx(file)).map(({ file }) => path.join(root, file));
  for (const { moduleGraph } of Object.values(server.environments))
    for (const file of files)
      for (const module of moduleGraph.getModulesByFile(file.replaceAll('\\', '/')) ?? [])
        moduleGraph.invalidateModule(module);
}
