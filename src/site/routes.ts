import type { AlertPage } from './alert-page.ts';
import { alertRoutes } from './alert-routes.ts';
import type { AlertsPage } from './alerts.ts';
import { alertsJson } from './alerts-json.ts';
import { coverageRoutes, type CoveragePage } from './coverage.ts';
import type { Bodies, EntryPage } from './entry-page.ts';
import { homePage, type HomePage } from './home-page.ts';
import { letterRoutes } from './index-pages.ts';
import { kindRoutes } from './kind-pages.ts';
import { openSearch } from './opensearch.ts';
import { otherAddresses } from './other-addresses.ts';
import type { IndexPage, ListPage, OwnPage, PlainPage, Route } from './page.ts';
import { notFoundPage, searchPage } from './plain-pages.ts';
import type { Site } from './site.ts';

/** The data of one page; `type` names its layout. */
export type Page =
  AlertPage | AlertsPage | CoveragePage | EntryPage | HomePage | IndexPage | ListPage | OwnPage | PlainPage;

/** The page that hosts show for addresses without a page. */
export const NOT_FOUND = '/404.html';

/** Every page of the site, each path once. */
export function routesOf(site: Site, bodies: Bodies): Route<Page>[] {
  return [
    { path: '/', page: () => homePage(site) },
    { path: '/search/', page: () => searchPage(site) },
    { path: NOT_FOUND, page: () => notFoundPage(site) },
    ...kindRoutes(site, bodies),
    ...alertRoutes(site, bodies),
    ...coverageRoutes(site),
    ...letterRoutes(site),
  ];
}

/** The generated files beside the pages, by their path without the base. */
export function dataFilesOf(site: Site): Readonly<Record<string, string>> {
  return {
    '/addresses.json': JSON.stringify(otherAddresses(site)),
    '/alerts.json': JSON.stringify(alertsJson(site)),
    '/opensearch.xml': openSearch(site),
  };
}
