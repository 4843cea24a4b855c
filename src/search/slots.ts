/** 32 bits of a text: FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/), stirred by the end of MurmurHash3. */
export function hashText(text: string): number {
  let hash = 0x81_1c_9d_c5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01_00_01_93);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85_eb_ca_6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2_b2_ae_35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/**
 * The number of each page in posting lists: a slot in a table, found by a hash of its address. So a page that comes or goes
 * moves hardly another one, in builds that know nothing of each other. All are moved when the table doubles.
 * @param urls without duplicates
 */
export function pageSlots(urls: readonly string[]): number[] {
  const size = 2 ** Math.ceil(Math.log2(Math.max(1, urls.length * 2)));
  const pages = urls
    .map((url, page) => ({ url, page, hash: hashText(url) }))
    .toSorted((one, other) => one.hash - other.hash || (one.url < other.url ? -1 : 1));
  const slots: number[] = [];
  const taken = new Uint8Array(size);
  for (const { page, hash } of pages) {
    const step = (hash >>> 16) | 1;
    let slot = hash % size;
    while (taken[slot] === 1) slot = (slot + step) % size;
    taken[slot] = 1;
    slots[page] = slot;
  }
  return slots;
}
