import { serviceIds, type Alert } from '../../graph/alerts.ts';
import { sortRank } from '../../shared/severity.ts';
import type { Link, SeverityMark } from '../../site/page.ts';
import { markOf } from '../../site/severity.ts';
import { href } from '../../site/page-props.ts';
import type { Site } from '../../site/site.ts';
import { linkTo } from '../../site/links.ts';
import { bounded, type Bounded } from '../../site/bounded-list.ts';

export interface AlertRow extends Link {
  /** The gravest that it has for this service. */
  readonly severity?: SeverityMark;
  readonly respondWithin: string;
  readonly runbooks: readonly Link[];
}

export function alertsOfService(site: Site, id: string): Bounded<AlertRow> {
  return bounded(alertsOf(site, id), (alert) => alertRow(site, alert, id), href(site, '/alerts/'));
}

/** Those that are set up for it, and those that its runbooks answer; the gravest first. */
function alertsOf(site: Site, id: string): Alert[] {
  const { scale } = site.graph;
  const rank = (alert: Alert): number => sortRank(severityFor(site, alert, id), scale);
  return (alertsByService(site).get(id) ?? []).toSorted((a, b) => rank(a) - rank(b));
}

/** One name may be grave for one service and not for another. */
function severityFor(site: Site, { setups, severity }: Alert, id: string): string | undefined {
  const { scale } = site.graph;
  const own = setups.filter(({ services }) => services.includes(id)).map((setup) => setup.severity);
  return own.toSorted((a, b) => sortRank(a, scale) - sortRank(b, scale))[0] ?? severity;
}

function alertRow(site: Site, alert: Alert, id: string): AlertRow {
  const { name, url, setups, runbooks } = alert;
  const severity = severityFor(site, alert, id);
  const setup = setups.find((one) => one.severity === severity && one.services.includes(id)) ?? setups[0];
  return {
    label: name,
    url: href(site, url),
    respondWithin: setup?.respondWithin?.text ?? '',
    runbooks: runbooks.map((one) => linkTo(site, one)),
    ...(severity !== undefined && { severity: markOf(site, severity) }),
  };
}

const alertIndexes = new WeakMap<Site, ReadonlyMap<string, readonly Alert[]>>();

function alertsByService(site: Site): ReadonlyMap<string, readonly Alert[]> {
  const known = alertIndexes.get(site);
  if (known) return known;
  const index = new Map<string, Alert[]>();
  for (const alert of site.graph.alerts.values()) {
    const ids = [...alert.setups.flatMap(({ services }) => services), ...alert.runbooks.flatMap(serviceIds)];
    for (const id of new Set(ids)) {
      const own = index.get(id);
      if (own) own.push(alert);
      else index.set(id, [alert]);
    }
  }
  alertIndexes.set(site, index);
  return index;
}
