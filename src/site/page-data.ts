/** What pages are made from: one function for each sort of page. Pages ask here and nowhere else. */
export { alertRoutes, type AlertRoute } from './alert-routes.ts';
export { alertsJson } from './alerts-json.ts';
export { openSearch } from './opensearch.ts';
export { otherAddresses } from './other-addresses.ts';
export { coverageRoutes, type CoverageRoute } from './coverage.ts';
export { homePage } from './home-page.ts';
export { letterRoutes, type LetterRoute } from './index-pages.ts';
export { kindRoutes, type KindRoute } from './kind-pages.ts';
export { notFoundPage, searchPage } from './plain-pages.ts';
