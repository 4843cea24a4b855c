import fs from 'node:fs';
import path from 'node:path';
import { dev } from 'astro';
import sirv from 'sirv';
import type { Connect, Plugin, ViteDevServer } from 'vite';
import { assetUrl, isWithin } from '../shared/path.ts';
import { provideSource, type SiteSource } from '../site/source.ts';
import { astroConfig } from './astro-config.ts';
import type { Cache } from './cache.ts';
import { writeSearchIndex } from './search-index.ts';

export interface DevOptions {
  /** Absolute content folder, watched. */
  readonly root: string;
  readonly port: number | undefined;
  readonly cache: Cache;
  /** Reads, checks and renders the content again. */
  readonly load: () => Promise<SiteSource>;
}

/** Several saves in a row are one change. */
const SETTLE = 40;
/** The index is behind the text by this much; writing it takes a core. */
const INDEX_SETTLE = 500;

/**
 * Serves the site while it is being written, until the process ends: pages follow every change of a file. Returns the
 * address.
 */
export async function startDev({ root, port, cache, load }: DevOptions): Promise<string> {
  const first = await load();
  provideSource(first);
  const config = astroConfig({
    base: first.base,
    url: first.url,
    outDir: path.join(cache.dir, 'dev'),
    cacheDir: cache.dir,
  });
  const server = await dev({
    ...config,
    server: { host: '127.0.0.1', ...(port === undefined ? {} : { port }) },
    vite: { ...config.vite, plugins: [live({ root, cache, load, first })] },
  });
  return `http://localhost:${server.address.port}${first.base}`;
}

interface LiveOptions extends Pick<DevOptions, 'root' | 'cache' | 'load'> {
  readonly first: SiteSource;
}

function live({ root, cache, load, first }: LiveOptions): Plugin {
  const index = indexer(path.join(cache.dir, 'dev'));
  let timer: NodeJS.Timeout | undefined;

  const reload = async (server: ViteDevServer): Promise<void> => {
    const source = await load();
    provideSource(source);
    index.refresh(source);
    // Astro remembers static paths until it hears that content changed: without this neither an edit nor a new page shows.
    for (const name of ['ssr', 'prerender']) server.environments[name]?.hot.send('astro:content-changed', {});
    server.environments.client.hot.send({ type: 'full-reload', path: '*' });
  };

  return {
    name: 'handrail-live',
    configureServer(server) {
      index.refresh(first);
      server.middlewares.use(contentFiles(root, first.base));
      server.middlewares.use(searchFiles(index.folder, first.base));
      server.watcher.add(root);
      const onChange = (file: string): void => {
        if (
          !isWithin(root, path.resolve(file)) ||
          path
            .relative(root, file)
            .split(path.sep)
            .some((part) => part.startsWith('.'))
        )
          return;
        clearTimeout(timer);
        timer = setTimeout(() => void reload(server), SETTLE);
      };
      for (const event of ['add', 'change', 'unlink'] as const) server.watcher.on(event, onChange);
    },
  };
}

/** Keeps a search index near the text: one write at a time, the latest text last. */
function indexer(folder: string): { folder: string; refresh: (source: SiteSource) => void } {
  let timer: NodeJS.Timeout | undefined;
  let busy: Promise<void> = Promise.resolve();
  const write = async (source: SiteSource): Promise<void> => {
    await fs.promises.rm(path.join(folder, 'pagefind'), { recursive: true, force: true });
    await writeSearchIndex(source, folder);
  };
  return {
    folder,
    refresh(source) {
      clearTimeout(timer);
      // Without an index the search page says so; the pages themselves go on.
      timer = setTimeout(() => (busy = busy.then(() => write(source)).catch(() => undefined)), INDEX_SETTLE);
    },
  };
}

/** Images and other files that lie in the content folder, at the address that the built site gives them. */
function contentFiles(root: string, base: string): Connect.NextHandleFunction {
  return below(base + assetUrl(''), sirv(root, { dev: true }));
}

function searchFiles(folder: string, base: string): Connect.NextHandleFunction {
  const serve = sirv(folder, { dev: true });
  return (request, response, next) =>
    request.url?.startsWith(`${base}pagefind/`) ? below(base, serve)(request, response, next) : next();
}

function below(prefix: string, serve: ReturnType<typeof sirv>): Connect.NextHandleFunction {
  return (request, response, next) => {
    if (!request.url?.startsWith(prefix)) return next();
    request.url = request.url.slice(prefix.length - 1);
    return serve(request, response, next);
  };
}
