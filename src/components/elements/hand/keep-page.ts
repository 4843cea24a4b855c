/**
 * Has this page stored for when there is no network: the worker (`public/sw.js`) stores what is asked for from now on, and what
 * was loaded before it came is named to it here. Without a secure context there are no workers, and then nothing is stored.
 */
export async function keepPage(): Promise<void> {
  const base = document.documentElement.dataset['base'] ?? '/';
  if (!('serviceWorker' in navigator)) return;
  await navigator.serviceWorker.register(`${base}sw.js`, { scope: base });
  const { active } = await navigator.serviceWorker.ready;
  const loaded = performance.getEntriesByType('resource').map(({ name }) => name);
  active?.postMessage({ store: [...new Set([location.href, ...loaded])] }, []);
}
