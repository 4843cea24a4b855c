import { KINDS } from '../kinds/registry.ts';
import { compareTitles } from '../shared/text.ts';
import { isListed } from './listed.ts';
import { pagePath, pagesOf, pagingOf } from './listing.ts';
import type { IndexPage, Route } from './page.ts';
import { HOME, href, pageProps } from './page-props.ts';
import type { Site } from './site.ts';
import { siteTexts } from '../texts/texts.ts';

const INDEX = '/index-a-z/';
/** Entries on one page of a letter. */
const MAX_ENTRIES = 500;

/** The A–Z index: pages for each letter; the first page of the first letter has the index's own address, too. */
export function letterRoutes(site: Site, limit = MAX_ENTRIES): Route<IndexPage>[] {
  const { labels, lists } = siteTexts(site);
  const { lang } = site.graph.content.settings;
  const byLetter = Map.groupBy(
    [...site.graph.byKind.values()]
      .flat()
      .filter(isListed)
      .toSorted((a, b) => compareTitles(a.title, b.title)),
    ({ title }) => letterOf(title),
  );
  const letters = [...byLetter.keys()].toSorted((a, b) => a.localeCompare(b, lang));
  const pagesOfLetter = (letter: string) =>
    pagesOf(byLetter.get(letter) ?? [], limit).map((entries, index, all) => {
      const paging = pagingOf(site, urlOf(letter), index, all.length);
      const pageAt = (path: string): IndexPage => ({
        ...pageProps(site, path, labels.azIndex, lists.allByTitleDescription, [HOME(site)]),
        type: 'index',
        letters: letters.map((name) => ({
          label: name.toLocaleUpperCase(lang),
          url: href(site, urlOf(name)),
          current: name === letter,
          count: byLetter.get(name)?.length ?? 0,
        })),
        entries: entries.map((entry) => ({
          title: entry.title,
          url: href(site, entry.url),
          kindLabel: KINDS[entry.kind].singular,
        })),
        ...(paging && { paging }),
      });
      return { path: pagePath(urlOf(letter), index), pageAt };
    });
  const all = (letters.length === 0 ? ['a'] : letters).flatMap(pagesOfLetter);
  return [...all.slice(0, 1).map(({ pageAt }) => ({ path: INDEX, pageAt })), ...all].map(
    ({ path, pageAt }) => ({ path, page: () => pageAt(path) }),
  );
}

function urlOf(letter: string): string {
  return `${INDEX}${letter}/`;
}

function letterOf(title: string): string {
  const first =
    title
      .normalize('NFD')
      .toLowerCase()
      .match(/[\p{L}\p{N}]/u)?.[0] ?? '0';
  return /[0-9]/.test(first) ? '0-9' : first;
}
