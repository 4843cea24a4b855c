import http, { type ServerResponse } from 'node:http';
import path from 'node:path';
import { INDEX_FOLDER } from '../search/manifest.ts';
import { assetUrl } from '../shared/path.ts';
import { contentPolicy } from '../site/content-policy.ts';
import type { Route } from '../site/page.ts';
import { dataFilesOf, NOT_FOUND, routesOf, type Page } from '../site/routes.ts';
import type { Site } from '../site/site.ts';
import { PUBLIC, publishedFiles, writeFile } from './build.ts';
import type { Cache } from './cache.ts';
import { ASSETS } from './compiled-pages.ts';
import { contentStamp, followContent } from './content-watch.ts';
import { listen, pathOf, refuseRequest, sendFile } from './local-server.ts';
import type { PageRenderer } from './pages.ts';
import { indexer } from './search-index.ts';

export interface DevOptions {
  /** Absolute content folder; watched, as are the rule files that belong to it. */
  readonly root: string;
  readonly port: number | undefined;
  readonly cache: Cache;
  readonly pages: PageRenderer;
  /** Reads, checks and renders the content again. */
  readonly load: () => Promise<Site>;
  /** Told why the content could not be loaded again; the pages stay as they were. */
  readonly onFailure: (error: unknown) => void;
  /** Ends the process that writes the search index. */
  readonly signal: AbortSignal;
}

/** Addresses of the server itself, below the base; no page and no file of a site can have one. */
const CHANGES = '@handrail/changes';
const RELOAD = '@handrail/reload.js';

/** What is shown: one state of the content. */
interface Shown {
  readonly site: Site;
  readonly routes: ReadonlyMap<string, Route<Page>>;
  readonly dataFiles: Readonly<Record<string, string>>;
  readonly files: ReadonlySet<string>;
}

/**
 * Serves the site while it is being written, until the process ends: pages are rendered when they are asked for, and open ones
 * load again after every change of a file. Returns the address.
 */
export async function startDev(options: DevOptions): Promise<string> {
  const { root, port, cache, pages, load, onFailure, signal } = options;
  const stamp = contentStamp(root);
  let shown = shownOf(await load());
  const { base } = shown.site;
  const folder = path.join(cache.dir, 'dev');
  const index = indexer({ folder, cache: cache.dir, code: pages.digest, signal });
  const readers = readersOf();
  index.refresh(shown.site);
  const reload = async (): Promise<Site> => {
    const site = await load();
    shown = shownOf(site);
    index.refresh(site);
    readers.reload();
    return site;
  };
  const changes = followContent({ root, stamp, first: shown.site, reload, onFailure });

  const server = http.createServer((request, response) => {
    response.setHeader('content-security-policy', contentPolicy());
    response.setHeader('x-content-type-options', 'nosniff');
    if (refuseRequest(request, response)) return;
    const url = request.url ?? '';
    const below = url.startsWith(base) ? url.slice(base.length - 1) : '';
    const address = pathOf(below);
    if (address === undefined) return end(response, 404, 'text/plain', `The site is at ${base}\n`);
    if (address === `/${CHANGES}`) return readers.add(response);
    if (address === `/${RELOAD}`) return end(response, 200, 'text/javascript', reloadScript(base));
    const send = (from: string, file: string): boolean => sendFile(from, file, request, response);
    const asset = `/${ASSETS}/`;
    if (address.startsWith(asset) && send(pages.assets, below.slice(asset.length - 1))) return;
    if (address.startsWith(`/${INDEX_FOLDER}`) && send(folder, below)) return;
    if (address !== '/sw.js' && !address.endsWith('/') && send(PUBLIC, below)) return;
    // What is asked for while the content is being read waits for its new state.
    void changes
      .settled()
      .then(() => answer(shown, { address, below, folder, pages, send, response }))
      .catch((error: unknown) => end(response, 500, 'text/plain', `${String(error)}\n`));
  });
  return `http://localhost:${await listen(server, port)}${base}`;
}

function shownOf(site: Site): Shown {
  const routes = routesOf(site);
  return {
    site,
    routes: new Map(routes.map((route) => [route.path, route])),
    dataFiles: dataFilesOf(site),
    files: publishedFiles(site),
  };
}

interface Asked {
  /** Decoded and encoded path, below the base. */
  readonly address: string;
  readonly below: string;
  /** Where files of the content are written before they are sent. */
  readonly folder: string;
  readonly pages: PageRenderer;
  readonly send: (from: string, file: string) => boolean;
  readonly response: ServerResponse;
}

async function answer(shown: Shown, { address, below, folder, pages, send, response }: Asked): Promise<void> {
  const { site, routes, dataFiles, files } = shown;
  const text = Object.hasOwn(dataFiles, address) ? dataFiles[address] : undefined;
  if (text !== undefined)
    return end(response, 200, address.endsWith('.xml') ? 'application/xml' : 'application/json', text);
  const file = address.slice(1 + assetUrl('').length);
  if (address.startsWith(`/${assetUrl('')}`) && files.has(file)) {
    writeFile(site, file, folder);
    if (send(folder, below)) return;
  }
  const found = routes.get(address) ?? routes.get(`${address}/`);
  const route = found ?? routes.get(NOT_FOUND);
  const html = route ? await pages.render(route.page()) : '';
  // No text of a page comes before the end of its head unescaped.
  const script = `<script type="module" src="${site.base}${RELOAD}"></script></head>`;
  const type = 'text/html;charset=utf-8';
  end(
    response,
    found ? 200 : 404,
    type,
    html.replace('</head>', () => script),
  );
}

function end(response: ServerResponse, status: number, type: string, text: string): void {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-cache' }).end(text);
}

/**
 * A page whose version is not the server's loads again, also after the server was away. Pages in the background do not listen:
 * browsers allow six connections to a host.
 */
function reloadScript(base: string): string {
  return `let version;
let changes;
const listen = () => {
  changes?.close();
  if (document.visibilityState !== 'visible') return;
  changes = new EventSource(${JSON.stringify(base + CHANGES)});
  changes.onmessage = ({ data }) => {
    if (version !== undefined && version !== data) location.reload();
    version = data;
  };
};
document.addEventListener('visibilitychange', listen);
listen();
`;
}

/** Open pages, which are told the version of the content. */
function readersOf(): { add: (response: ServerResponse) => void; reload: () => void } {
  const open = new Set<ServerResponse>();
  let version = Date.now();
  return {
    add(response) {
      open.add(response);
      response.once('close', () => open.delete(response));
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      response.write(`data: ${version}\n\n`);
    },
    reload() {
      version++;
      for (const response of open) response.write(`data: ${version}\n\n`);
    },
  };
}
