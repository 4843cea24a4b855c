/**
 * What the spellings of an address have in common: its letters and digits, in lower case, without `.html` and the slashes
 * around it. `Alerts/kube-hpa_maxed out.html` → `alerts/kubehpamaxedout`
 */
export function looseAddress(path: string): string {
  return decoded(path)
    .normalize('NFC')
    .toLowerCase()
    .replace(/(?:\/?\bindex)?\.(?:html?|mdx?)$/, '')
    .replace(/[^\p{L}\p{N}/]+/gu, '')
    .replace(/\/{2,}/g, '/')
    .replace(/^\/|\/$/g, '');
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
