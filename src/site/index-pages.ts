import { KINDS } from '../kinds/registry.ts';
import { isListed } from './listed.ts';
import type { IndexPage, Route } from './page.ts';
import { HOME, href, pageProps } from './page-props.ts';
import type { Site } from './site.ts';

/** The A–Z index: one page per letter, the first of them at the index's own address. */
export function letterRoutes(site: Site): Route<IndexPage>[] {
  const byLetter = Map.groupBy(
    [...site.graph.byKind.values()]
      .flat()
      .filter(isListed)
      .toSorted((a, b) => a.title.localeCompare(b.title, 'en', { numeric: true })),
    ({ title }) => letterOf(title),
  );
  const letters = [...byLetter.keys()].toSorted((a, b) => a.localeCompare(b, 'en'));
  const all = letters.length === 0 ? ['a'] : letters;
  return [undefined, ...all].map((letter) => {
    const shown = letter ?? all[0] ?? 'a';
    const path = letter === undefined ? '/index-a-z/' : `/index-a-z/${letter}/`;
    const page: IndexPage = {
      ...pageProps(site, path, 'A–Z index', 'All pages by title.', [HOME(site)]),
      type: 'index',
      letters: letters.map((name) => ({
        label: name.toUpperCase(),
        url: href(site, `/index-a-z/${name}/`),
        current: name === shown,
        count: byLetter.get(name)?.length ?? 0,
      })),
      entries: (byLetter.get(shown) ?? []).map((entry) => ({
        title: entry.title,
        url: href(site, entry.url),
        kindLabel: KINDS[entry.kind].singular,
      })),
    };
    return { path, page: () => page };
  });
}

function letterOf(title: string): string {
  const first =
    title
      .normalize('NFD')
      .toLowerCase()
      .match(/[\p{L}\p{N}]/u)?.[0] ?? '0';
  return /[0-9]/.test(first) ? '0-9' : first;
}
