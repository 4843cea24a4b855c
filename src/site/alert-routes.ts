import type { Alert } from '../graph/alerts.ts';
import { runbookItself } from './alert-answer.ts';
import { alertPage, type AlertPage } from './alert-page.ts';
import { alertsPages, type AlertsPage } from './alerts.ts';
import { entryPage, type Bodies, type EntryPage } from './entry-page.ts';
import type { Route } from './page.ts';
import type { Site } from './site.ts';

/** The list of alerts and a page for each; nothing where there are none. */
export function alertRoutes(site: Site, bodies: Bodies): Route<AlertsPage | AlertPage | EntryPage>[] {
  const pages = new Map<string, () => AlertsPage | AlertPage | EntryPage>(
    alertsPages(site).map(({ path, page }) => [path, () => page]),
  );
  for (const alert of site.graph.alerts.values()) {
    const page = pageOf(site, alert, bodies);
    if (page) pages.set(alert.url, page);
  }
  return [...pages].map(([path, page]) => ({ path, page }));
}

/** Nothing where a build gives the runbook's page a second address (`render/alert-links.ts`) instead. */
function pageOf(site: Site, alert: Alert, bodies: Bodies): (() => AlertPage | EntryPage) | undefined {
  const runbook = runbookItself(alert);
  if (!runbook) return () => alertPage(site, alert, bodies);
  return site.isDev ? () => entryPage(site, runbook, bodies) : undefined;
}
