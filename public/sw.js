// Answers with what was looked at before where there is no network, or one that does not answer in time. With a network every
// page comes from the server, so that nobody reads an old runbook. What stands behind `?` (values, searches) is never kept.
const CACHE = 'handrail-visited';
const MOST = 400;
const PATIENCE_MS = 4000;

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
self.addEventListener('fetch', (event) => {
  const { method, url } = event.request;
  if (method === 'GET' && url.startsWith(self.registration.scope)) event.respondWith(answer(event.request));
});

async function answer(request) {
  const cache = await caches.open(CACHE);
  const [address] = request.url.split(/[?#]/);
  const known = await cache.match(address);
  // Their names change with their content.
  if (known && address.includes('/assets/')) return known;
  try {
    const response = await fetch(request, known ? { signal: AbortSignal.timeout(PATIENCE_MS) } : {});
    if (response.status === 200 && response.type === 'basic') await keep(cache, address, response.clone());
    return response;
  } catch (error) {
    if (known) return known;
    throw error;
  }
}

/** A cache that is full loses what was kept first. */
async function keep(cache, address, response) {
  await cache.put(address, response);
  const kept = await cache.keys();
  for (const old of kept.slice(0, Math.max(kept.length - MOST, 0))) await cache.delete(old);
}
