import type { Alert } from '../graph/alerts.ts';
import { runbookItself } from './alert-answer.ts';
import { alertPage, type AlertPage } from './alert-page.ts';
import { alertsPages, type AlertsPage } from './alerts.ts';
import { cacheKey } from './cache-key.ts';
import { entryPage, type Bodies, type EntryPage } from './entry-page.ts';
import type { Site } from './site.ts';

/** What `getStaticPaths` of `alerts/[...name].astro` returns. */
export interface AlertRoute {
  readonly params: { readonly name: string | undefined };
  readonly props: { readonly page: AlertsPage | AlertPage | EntryPage };
  readonly cacheKey: string;
}

/** The list of alerts and a page for each; nothing where there are none. */
export async function alertRoutes(site: Site): Promise<AlertRoute[]> {
  const { graph, bodies, isDev } = site;
  const texts = await bodies;
  const pages = new Map<string, AlertsPage | AlertPage | EntryPage>(
    alertsPages(site).map(({ path, page }) => [path, page]),
  );
  for (const alert of graph.alerts.values()) {
    const page = pageOf(site, alert, texts, isDev);
    if (page) pages.set(alert.url, page);
  }
  return [...pages].map(([path, page]) => ({
    params: { name: /^\/alerts\/(.+)\/$/.exec(path)?.[1] },
    props: { page },
    cacheKey: cacheKey(page),
  }));
}

/** Nothing where a build gives the runbook's page a second address (`integration/alert-links.ts`) instead. */
function pageOf(site: Site, alert: Alert, bodies: Bodies, isDev: boolean): AlertPage | EntryPage | undefined {
  const runbook = runbookItself(alert);
  if (!runbook) return alertPage(site, alert, bodies);
  return isDev ? entryPage(site, runbook, bodies) : undefined;
}
