/** Letters, digits and `-._~` between slashes: what needs no escaping in an address, on any host. */
export function isBase(path: string): boolean {
  return /^\/?(?:(?!\.{1,2}(?:\/|$))[\w.~-]+(?:\/|$))*$/.test(path);
}

/** `ops`, `/ops` and `/ops/` are the same base: `/ops/`. */
export function cleanBase(base: string): string {
  const path = base.split('/').filter(Boolean).join('/');
  return path ? `/${path}/` : '/';
}
