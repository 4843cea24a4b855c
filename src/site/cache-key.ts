import { createHash } from 'node:crypto';
import type { Shell } from './page.ts';

/**
 * Equal for two builds in which a page shows the same, so that the second one may keep the page that the first one made. When
 * and from which commit it was made is not counted: a kept page says when that was.
 */
export function cacheKey(page: Shell): string {
  const { site, ...shown } = page;
  const { build, kinds, ...lasting } = site;
  const stable = {
    shown,
    lasting,
    version: build.version,
    kinds: kinds.map(({ label, url }) => [label, url]),
  };
  return createHash('sha1').update(JSON.stringify(stable)).digest('base64url');
}
