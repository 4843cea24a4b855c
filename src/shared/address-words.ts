/** What an address says: its last part, as words. `/wiki/redis-down.html` → `redis down` */
export function wordsOfAddress(path: string): string {
  const parts = path.split('/').filter((part) => part !== '' && !/^index\.html?$/.test(part));
  const words = decoded(parts.at(-1) ?? '').replace(/\.(html?|md)$/i, '');
  return words.replace(/[-_+.%\s]+/g, ' ').trim();
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
