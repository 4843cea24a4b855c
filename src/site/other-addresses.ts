import { aliasUrl } from '../graph/aliases.ts';
import { looseAddress } from '../shared/loose-address.ts';
import { href } from './shell.ts';
import type { Site } from './site.ts';

/**
 * `/addresses.json`: where the page that is not found forwards to, by the loose spelling of an alert's address or an alias.
 * What two pages are called is not among them: search shows both.
 */
export function otherAddresses(site: Site): Record<string, string> {
  const { alerts, content } = site.graph;
  const pairs = [
    ...content.entries.flatMap((entry) =>
      (entry.data.aliases ?? []).map((alias) => [aliasUrl(alias, entry), entry.url] as const),
    ),
    ...[...alerts.values()].flatMap(({ name, url }) => [
      [url, url] as const,
      [`/alerts/${name}/`, url] as const,
    ]),
  ];
  const targets = Map.groupBy(pairs, ([address]) => looseAddress(address));
  return Object.fromEntries(
    [...targets].flatMap(([address, found]) => {
      const [target, ...others] = new Set(found.map(([, to]) => to));
      return target === undefined || others.length > 0 ? [] : [[address, href(site, target)] as const];
    }),
  );
}
