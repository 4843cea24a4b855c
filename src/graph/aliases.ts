import type { Entry } from '../entries/entry.ts';
import { cleanId } from '../shared/path.ts';

/**
 * The address that an alias stands for, as addresses of the site are written. One without a leading slash is a neighbour of
 * the page.
 */
export function aliasUrl(alias: string, entry: Entry): string {
  const path = alias
    .replace(/^https?:\/\/[^/]+/, '')
    .replace(/[?#].*$/, '')
    .replace(/\.(html?|md)$/, '');
  const absolute = path.startsWith('/') ? path : `${entry.url}../${path}`;
  const segments: string[] = [];
  for (const segment of absolute.split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '' && segment !== '.') segments.push(cleanId(segment));
  }
  return segments.length > 0 ? `/${segments.join('/')}/` : '/';
}

/** The addresses of aliases with their pages, of which the first has each. */
export function pagesByAlias(entries: readonly Entry[]): Map<string, Entry> {
  return new Map(
    entries
      .toReversed()
      .flatMap((entry) => (entry.data.aliases ?? []).map((alias) => [aliasUrl(alias, entry), entry])),
  );
}
