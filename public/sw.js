// Answers with stored copies where there is no network, or a server that does not answer in time.
//
// Any script of the origin can write to any cache, so what a cache contains proves nothing. The only thing that no script can
// change is this file, which the browser fetches itself. So:
// - Scripts, styles and the search index are served from the cache only when their digest is the one that this file contains
//   (`src/integration/worker.ts` writes it at build time). Each is verified each time. Files of the index but the first are called
//   by their digest, and the first, which names them, has its digest here.
// - Digests of pages are not in this file: every build changes every page, and no stored page would outlive a deployment. Instead a
//   stored page is served with a policy of its own, in a header that its text cannot loosen: only verified scripts run in it. It
//   says that it is a stored copy, and how old it is.
// - Of `/files/` only images are stored, and they are served as images only, never as a document.
// - A page asks for itself and what it loaded to be stored; the worker fetches it. What stands behind `?` is never stored.
const DIGESTS = {};
/** Where scripts and styles are: below the scope, or from the root of the host (written at build time, too). */
const ASSETS = 'assets/';
const CACHE = `handrail-stored ${self.registration.scope}`;
/** Written by earlier versions, without digests. */
const OLD_CACHE = 'handrail-visited';
const MAX_ENTRIES = 400;
const PATIENCE_MS = 4000;
const STORED_AT = 'x-handrail-stored';
const TYPES = { js: 'text/javascript', css: 'text/css', svg: 'image/svg+xml' };
const IMAGE = /^image\/(?:png|jpeg|gif|webp|avif|svg\+xml|x-icon|vnd\.microsoft\.icon|bmp)/;

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) =>
  event.waitUntil(Promise.all([self.clients.claim(), caches.delete(OLD_CACHE)])),
);
self.addEventListener('message', (event) => {
  const { data } = event;
  if (Array.isArray(data?.store)) event.waitUntil(Promise.allSettled(data.store.map(store)));
});
self.addEventListener('fetch', (event) => {
  const { method, url, mode, destination } = event.request;
  if (method !== 'GET' || !url.startsWith(`${self.location.origin}/`)) return;
  const path = pathOf(url);
  if (isVerifiable(path)) event.respondWith(asset(event.request, path));
  else if (mode === 'navigate' && isPage(path)) event.respondWith(page(event.request));
  else if (destination === 'image' && isImage(path)) event.respondWith(image(event.request));
});

/** Without what follows `?` and `#`: below the scope, or from the root of the host, with a slash, where it is outside of that. */
function pathOf(url) {
  const { scope } = self.registration;
  const [address] = url.split(/[?#]/);
  return address.startsWith(scope) ? address.slice(scope.length) : address.slice(self.location.origin.length);
}

/** Search index files: the digits are the beginning of their SHA-256, before compression. */
const INDEX_FILE = /^search-index\/([0-9a-f]{16})\.idx$/;

function isVerifiable(path) {
  return Object.hasOwn(DIGESTS, path) || INDEX_FILE.test(path);
}

function addressOf(path) {
  return path.startsWith('/') ? self.location.origin + path : self.registration.scope + path;
}

function isPage(path) {
  return path === '' || (path.endsWith('/') && !path.startsWith('/'));
}

function isImage(path) {
  return path.startsWith('files/');
}

function keyOf(url) {
  return addressOf(pathOf(url));
}

async function asset(request, path) {
  const cache = await caches.open(CACHE);
  const stored = await cache.match(keyOf(request.url));
  const verified = stored && (await verify(stored, path));
  if (verified) return verified;
  const response = await fetch(request, patience(stored));
  if (response.ok && (await verify(response.clone(), path))) await put(cache, request.url, response.clone());
  return response;
}

/** Only where something is stored is a slow server not waited for. */
function patience(stored) {
  return stored ? { signal: AbortSignal.timeout(PATIENCE_MS) } : {};
}

/** The response, when its content is what the build made; its type is that of the name. */
async function verify(response, path) {
  const bytes = await response.arrayBuffer();
  const [, name] = INDEX_FILE.exec(path) ?? [];
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', name ? await unpacked(bytes) : bytes));
  const isAsMade = name
    ? digitsOf(digest).startsWith(name)
    : btoa(String.fromCharCode(...digest)) === DIGESTS[path];
  if (!isAsMade) return undefined;
  const type = TYPES[path.slice(path.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
  return new Response(bytes, { headers: { 'content-type': type } });
}

function digitsOf(bytes) {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Index files are compressed with gzip, unless the host unpacked them. */
async function unpacked(bytes) {
  const [first, second] = new Uint8Array(bytes, 0, Math.min(2, bytes.byteLength));
  if (first !== 0x1f || second !== 0x8b) return bytes;
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(stream).arrayBuffer();
}

async function page(request) {
  const cache = await caches.open(CACHE);
  const stored = await cache.match(keyOf(request.url));
  try {
    const response = await fetch(request, patience(stored));
    if (isWhole(response) && isHtml(response)) await put(cache, request.url, response.clone());
    return response;
  } catch (error) {
    if (stored) return storedPage(stored, error.name === 'TimeoutError' ? 'slow server' : 'no connection');
    throw error;
  }
}

async function storedPage(stored, reason) {
  const text = await stored.text();
  const age = ageOf(Date.now() - Number(stored.headers.get(STORED_AT) ?? NaN));
  const note = `<p class="problems" role="status" data-stored><strong>Stored copy, ${age}</strong> (${reason})</p>`;
  const headers = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy() };
  // A doctype at the beginning keeps the page in standards mode.
  const [, start, rest] = /^(\s*<!doctype html>[\s\S]*?<body[^>]*>)?([\s\S]*)$/i.exec(text);
  return new Response((start ?? '<!doctype html>') + note + rest, { headers });
}

/** Only what has a digest runs: a path that ends in a slash stands for all below it. */
function policy() {
  const scripts = Object.keys(DIGESTS).filter((path) => path.endsWith('.js') && !path.startsWith(ASSETS));
  const assets = addressOf(ASSETS);
  const code = [assets, ...scripts.map(addressOf)].join(' ');
  return `default-src 'none'; script-src ${code} 'wasm-unsafe-eval'; style-src ${assets}; img-src 'self' data:; media-src 'self'; connect-src 'self'; worker-src ${assets} ${addressOf('sw.js')}; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`;
}

function ageOf(milliseconds) {
  if (!Number.isFinite(milliseconds)) return 'unknown age';
  const minutes = Math.max(Math.round(milliseconds / 60_000), 1);
  const [count, unit] =
    minutes < 60
      ? [minutes, 'minute']
      : minutes < 48 * 60
        ? [Math.round(minutes / 60), 'hour']
        : [Math.round(minutes / 1440), 'day'];
  return `${count} ${unit}${count === 1 ? '' : 's'} old`;
}

async function image(request) {
  const cache = await caches.open(CACHE);
  const stored = await cache.match(keyOf(request.url));
  try {
    const response = await fetch(request, patience(stored));
    if (isWhole(response) && IMAGE.test(response.headers.get('content-type') ?? ''))
      await put(cache, request.url, response.clone());
    return response;
  } catch (error) {
    const type = stored?.headers.get('content-type') ?? '';
    if (!IMAGE.test(type)) throw error;
    return new Response(await stored.arrayBuffer(), { headers: { 'content-type': type } });
  }
}

/** What a page was loaded with before this worker was there; the browser has it, so nothing is fetched twice. */
async function store(url) {
  if (typeof url !== 'string' || !url.startsWith(`${self.location.origin}/`)) return;
  const path = pathOf(url);
  const response = await fetch(keyOf(url), { cache: 'force-cache' });
  const type = response.headers.get('content-type') ?? '';
  const isStored = isVerifiable(path)
    ? await verify(response.clone(), path)
    : isWhole(response) && ((isPage(path) && isHtml(response)) || (isImage(path) && IMAGE.test(type)));
  if (isStored) await put(await caches.open(CACHE), url, response);
}

function isWhole(response) {
  return response.status === 200 && response.type === 'basic';
}

function isHtml(response) {
  return /^text\/html\b/.test(response.headers.get('content-type') ?? '');
}

/** A cache that is full loses what was stored first. */
async function put(cache, url, response) {
  const type = response.headers.get('content-type') ?? '';
  const headers = { 'content-type': type, [STORED_AT]: String(Date.now()) };
  await cache.put(keyOf(url), new Response(response.body, { headers }));
  const stored = await cache.keys();
  for (const old of stored.slice(0, Math.max(stored.length - MAX_ENTRIES, 0))) await cache.delete(old);
}
