import type { Alert } from '../graph/alerts.ts';
import { aliasUrl } from '../graph/aliases.ts';
import { looseAddress } from '../shared/loose-address.ts';
import { escapeHtml } from '../shared/text.ts';
import { runbookItself } from './alert-answer.ts';
import { type AlertPage, alertPage } from './alert-page.ts';
import { alertsJson } from './alerts-json.ts';
import { type AlertsPage, alertsPages } from './alerts.ts';
import { coverageRoutes, type CoveragePage } from './coverage.ts';
import { type EntryPage, entryPage } from './entry-page.ts';
import { homePage, type HomePage } from './home-page.ts';
import { letterRoutes } from './index-pages.ts';
import { kindRoutes } from './kind-pages.ts';
import type { IndexPage, ListPage, CustomPage, PlainPage, Route } from './page.ts';
import { HOME, pageProps, href, siteInfo } from './page-props.ts';
import type { Site } from './site.ts';
import { siteTexts } from '../texts/texts.ts';

/** The data of one page; `type` names its layout. */
export type Page =
  | AlertPage
  | AlertsPage
  | CoveragePage
  | EntryPage
  | HomePage
  | IndexPage
  | ListPage
  | CustomPage
  | PlainPage;

/** The page that hosts show for addresses without a page. */
export const NOT_FOUND = '/404.html';

/** Every page of the site, each path once. */
export function routesOf(site: Site): Route<Page>[] {
  return [
    { path: '/', page: () => homePage(site) },
    { path: '/search/', page: () => searchPage(site) },
    { path: NOT_FOUND, page: () => notFoundPage(site) },
    ...kindRoutes(site),
    ...alertRoutes(site),
    ...coverageRoutes(site),
    ...letterRoutes(site),
  ];
}

/** The generated files beside the pages, by their names. */
const DATA_FILES = {
  'addresses.json': (site) => JSON.stringify(otherAddresses(site)),
  'alerts.json': (site) => JSON.stringify(alertsJson(site)),
  'build.json': ({ build }) => JSON.stringify(build),
  'opensearch.xml': openSearch,
} satisfies Readonly<Record<string, (site: Site) => string>>;

export const DATA_FILE_NAMES = Object.keys(DATA_FILES);

/** The texts of those files, by their paths without the base. */
export function dataFilesOf(site: Site): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(DATA_FILES).map(([name, textOf]) => [`/${name}`, textOf(site)]));
}

function searchPage(site: Site): PlainPage {
  const { labels, search } = siteTexts(site);
  return {
    ...pageProps(site, '/search/', labels.search, search.description, [HOME(site)]),
    type: 'search',
  };
}

export function notFoundPage(site: Site): PlainPage {
  const { frame } = siteTexts(site);
  return {
    ...pageProps(site, '/404.html', frame.notFoundTitle, frame.notFound, []),
    type: 'not-found',
  };
}

/** The list of alerts and a page for each; nothing where there are none. */
function alertRoutes(site: Site): Route<AlertsPage | AlertPage | EntryPage>[] {
  const pages = new Map<string, () => AlertsPage | AlertPage | EntryPage>(
    alertsPages(site).map(({ path, page }) => [path, () => page]),
  );
  for (const alert of site.graph.alerts.values()) {
    const page = pageOf(site, alert);
    if (page) pages.set(alert.url, page);
  }
  return [...pages].map(([path, page]) => ({ path, page }));
}

/** Nothing where a build gives the runbook's page a second address (`integration/aliases.ts`) instead. */
function pageOf(site: Site, alert: Alert): (() => AlertPage | EntryPage) | undefined {
  const runbook = runbookItself(alert);
  if (!runbook) return () => alertPage(site, alert);
  return site.isDev ? () => entryPage(site, runbook) : undefined;
}

/**
 * `/opensearch.xml`, for browsers that search a site from their address bar. They ask for a whole address: `url` in
 * `handrail.yaml`. https://developer.mozilla.org/docs/Web/XML/Guides/OpenSearch
 */
function openSearch(site: Site): string {
  const { title, origin = '' } = siteInfo(site);
  const template = `${origin}${href(site, '/search/')}?q={searchTerms}`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
<ShortName>${escapeHtml(title.slice(0, 16))}</ShortName>
<Description>Search ${escapeHtml(title)}</Description>
<InputEncoding>UTF-8</InputEncoding>
<Url type="text/html" method="get" template="${escapeHtml(template)}"/>
</OpenSearchDescription>
`;
}

/**
 * `/addresses.json`: where the page that is not found forwards to, by the loose spelling of an alert's address or an alias.
 * What two pages are called is not among them: search shows both.
 */
function otherAddresses(site: Site): Record<string, string> {
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
