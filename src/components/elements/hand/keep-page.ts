/** The cache that `public/sw.js` answers from; both must agree on the name. */
const CACHE = 'handrail-visited';

/**
 * Keeps this page for when there is no network: the worker keeps what is asked for from now on, and what was loaded before it
 * came is kept here. Without a secure context there are no workers, and then nothing is kept.
 */
export async function keepPage(): Promise<void> {
  const base = document.documentElement.dataset['base'] ?? '/';
  if (!('serviceWorker' in navigator)) return;
  await navigator.serviceWorker.register(`${base}sw.js`, { scope: base });
  await navigator.serviceWorker.ready;
  const loaded = performance.getEntriesByType('resource').map(({ name }) => name);
  const own = loaded.filter((url) => new URL(url).origin === location.origin && !url.endsWith('/sw.js'));
  const cache = await caches.open(CACHE);
  const wanted = [...new Set([location.pathname, ...own])];
  // The browser has them already; nothing is fetched twice.
  await cache.addAll(wanted.map((url) => new Request(url, { cache: 'force-cache' })));
}
