import fs from 'node:fs';
import path from 'node:path';
import { dev, type AstroIntegration, type HookParameters } from 'astro';
import type { Connect, Plugin, ViteDevServer } from 'vite';
import { INDEX_FOLDER } from '../search/catalogue.ts';
import { assetUrl, isWithin } from '../shared/path.ts';
import { contentPolicy } from '../site/content-policy.ts';
import type { Site } from '../site/site.ts';
import { astroConfig, settleEnvironment } from './astro-config.ts';
import { publishedFiles, writeFile } from './build.ts';
import type { Cache } from './cache.ts';
import { provideSite, siteForPages } from './current-site.ts';
import { pathOf, refusePath, refuseRequest, sendFile } from './local-server.ts';
import { ruleWatch } from './rule-watch.ts';
import { writeSearchIndex } from './search-index.ts';

export interface DevOptions {
  /** Absolute content folder; watched, as are the rule files that belong to it. */
  readonly root: string;
  readonly port: number | undefined;
  readonly cache: Cache;
  /** Reads, checks and renders the content again. */
  readonly load: () => Promise<Site>;
  /** Told why the content could not be loaded again; the pages stay as they were. */
  readonly onFailure: (error: unknown) => void;
  /** Ends the process that writes the search index. */
  readonly signal: AbortSignal;
}

/** Several saves in a row are one change. */
const SETTLE = 40;
/** The index is behind the text by this much; writing it takes a core. */
const INDEX_SETTLE = 500;
/** How often to look whether a content folder that went away is back. */
const RETURN = 500;

/**
 * Serves the site while it is being written, until the process ends: pages follow every change of a file. Returns the
 * address.
 */
export async function startDev(options: DevOptions): Promise<string> {
  const { port, cache } = options;
  const first = await options.load();
  provideSite(first);
  settleEnvironment('development');
  const config = astroConfig({
    base: first.base,
    url: first.url,
    outDir: path.join(cache.dir, 'dev'),
    cacheDir: cache.dir,
  });
  let refresh: RefreshContent | undefined;
  const server = await dev({
    ...config,
    integrations: [...(config.integrations ?? []), policy, refresher((given) => (refresh = given))],
    server: { host: '127.0.0.1', ...(port === undefined ? {} : { port }) },
    // In the dev server CommonJS packages run only outside the bundle.
    vite: {
      ...config.vite,
      environments: {},
      plugins: [siteForPages, live({ ...options, first, refreshCollections: async () => refresh?.({}) })],
    },
  });
  return `http://localhost:${server.address.port}${first.base}`;
}

/** Pages have the policy of built ones, which name it themselves. */
const policy: AstroIntegration = {
  name: 'handrail-policy',
  hooks: {
    'astro:config:setup': ({ addMiddleware }) => {
      const script = `dev-policy${path.extname(import.meta.filename)}`;
      addMiddleware({ entrypoint: path.join(import.meta.dirname, script), order: 'post' });
    },
  },
};

type RefreshContent = NonNullable<HookParameters<'astro:server:setup'>['refreshContent']>;

/** Astro fills its collections once, unless it is asked to again. */
function refresher(give: (refresh: RefreshContent) => void): AstroIntegration {
  return {
    name: 'handrail-refresher',
    hooks: {
      'astro:server:setup': ({ refreshContent }) => {
        if (refreshContent) give(refreshContent);
      },
    },
  };
}

interface LiveOptions extends DevOptions {
  readonly first: Site;
  readonly refreshCollections: () => Promise<void>;
}

function live(options: LiveOptions): Plugin {
  const { root, cache, load, onFailure, signal, first, refreshCollections } = options;
  const index = indexer(path.join(cache.dir, 'dev'), signal);
  let timer: NodeJS.Timeout | undefined;
  let loading: Promise<void> = Promise.resolve();
  let version = 0;
  let watchRules: ReturnType<typeof ruleWatch> | undefined;

  let shown = first;
  const reload = async (server: ViteDevServer): Promise<void> => {
    const source = await load();
    shown = source;
    provideSite(source);
    watchRules?.(ruleFilesOf(source));
    index.refresh(source);
    await refreshCollections();
    version++;
    forgetPaths(server);
    server.environments.client.hot.send({ type: 'full-reload', path: '*' });
  };
  // A page that is asked for meanwhile waits; one that was being made may have had its old paths remembered again.
  const inStep =
    (server: ViteDevServer): Connect.NextHandleFunction =>
    async (_, response, next) => {
      await loading;
      const begun = version;
      response.once('close', () => {
        if (begun !== version) forgetPaths(server);
      });
      next();
    };
  // One after another, so that the latest text is the last to come.
  const reloadInTurn = (server: ViteDevServer): void => {
    loading = loading
      .then(() => reload(server))
      .catch((error: unknown) => {
        onFailure(error);
        if (!fs.existsSync(root)) watchAgain(server);
      });
  };
  // git moves whole folders; what is gone is watched no more, even when it comes back.
  const watchAgain = (server: ViteDevServer): void => {
    server.watcher.unwatch(root);
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (!fs.existsSync(root)) return watchAgain(server);
      server.watcher.add(root);
      reloadInTurn(server);
    }, RETURN);
  };

  return {
    name: 'handrail-live',
    configureServer(server) {
      index.refresh(first);
      server.middlewares.use(inStep(server));
      server.middlewares.use(contentFiles(() => shown, path.join(cache.dir, 'dev')));
      server.middlewares.use(searchFiles(index.folder, first.base));
      server.watcher.add(root);
      const reloadSoon = (): void => {
        clearTimeout(timer);
        timer = setTimeout(() => reloadInTurn(server), SETTLE);
      };
      watchRules = ruleWatch(reloadSoon);
      watchRules(ruleFilesOf(first));
      const onChange = (file: string): void => {
        if (isContent(root, file)) reloadSoon();
      };
      for (const event of ['add', 'change', 'unlink'] as const) server.watcher.on(event, onChange);
      // Once Astro has put its own in front.
      return () =>
        void server.middlewares.stack.unshift({
          route: '',
          handle: guard(first.base, server.config.server.fs.allow),
        });
    },
  };
}

/** Absolute. */
function ruleFilesOf({ graph }: Site): string[] {
  const { root, ruleFiles } = graph.content;
  return ruleFiles.map((file) => path.resolve(root, file));
}

/** Hidden files and folders are not. */
function isContent(root: string, file: string): boolean {
  const isHidden = path
    .relative(root, file)
    .split(path.sep)
    .some((part) => part.startsWith('.'));
  return isWithin(root, path.resolve(file)) && !isHidden;
}

/** Astro remembers static paths until it hears that content changed: without this neither an edit nor a new page shows. */
function forgetPaths(server: ViteDevServer): void {
  for (const name of ['ssr', 'prerender']) server.environments[name]?.hot.send('astro:content-changed', {});
}

/** Keeps a search index near the text: one write at a time, the latest text last. */
function indexer(folder: string, signal: AbortSignal): { folder: string; refresh: (source: Site) => void } {
  let timer: NodeJS.Timeout | undefined;
  let busy: Promise<void> = Promise.resolve();
  const write = (source: Site): Promise<void> => writeSearchIndex(source, folder, signal);
  return {
    folder,
    refresh(source) {
      clearTimeout(timer);
      // Without an index the search page says so; the pages themselves go on.
      timer = setTimeout(() => (busy = busy.then(() => write(source)).catch(() => undefined)), INDEX_SETTLE);
    },
  };
}

/** Images and other files that pages show or link to, as a build publishes them; written when they are asked for. */
function contentFiles(shown: () => Site, folder: string): Connect.NextHandleFunction {
  const base = shown().base;
  const serve = filesBelow(base, folder);
  return (request, response, next) => {
    const source = shown();
    const file = pathOf(request.url ?? '')?.slice(base.length + assetUrl('').length);
    if (file === undefined || !publishedFiles(source).has(file)) return next();
    writeFile(source, file, folder);
    return serve(request, response, next);
  };
}

function searchFiles(folder: string, base: string): Connect.NextHandleFunction {
  return filesBelow(base + INDEX_FOLDER, path.join(folder, INDEX_FOLDER));
}

function filesBelow(prefix: string, folder: string): Connect.NextHandleFunction {
  return (request, response, next) => {
    const url = request.url ?? '';
    if (!url.startsWith(prefix) || !sendFile(folder, url.slice(prefix.length - 1), request, response)) next();
  };
}

/** Before everything else that answers: Vite and Astro never see what is refused. */
function guard(base: string, folders: readonly string[]): Connect.NextHandleFunction {
  const sources = `${base}@fs/`;
  return (request, response, next) => {
    const url = request.url ?? '';
    const isSource = url.startsWith(sources);
    // Pages replace it by one that allows their styles.
    response.setHeader('content-security-policy', contentPolicy());
    response.setHeader('x-content-type-options', 'nosniff');
    // Our sources and their packages may be below a folder with a dot.
    if (refuseRequest(request, response) || refusePath(request, response, isSource)) return;
    const file = isSource ? pathOf(url, true)?.slice(sources.length - 1) : undefined;
    const isOutside = file !== undefined && !folders.some((folder) => isWithin(folder, path.resolve(file)));
    // Vite starts an editor for any request.
    if (isOutside || url.includes('__open-in-editor')) response.writeHead(404).end();
    else next();
  };
}
