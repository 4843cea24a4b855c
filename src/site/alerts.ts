import { isAnswered, serviceIds, type Alert, type AlertSetup } from '../graph/alerts.ts';
import { readable } from '../shared/alert-words.ts';
import { sortRank } from '../shared/severity.ts';
import { compareTitles, shorten } from '../shared/text.ts';
import { answerOf, type Answer } from './alert-answer.ts';
import { pagePath, pagesOf, pagingOf } from './listing.ts';
import type { Link, Paging, SeverityMark, PageProps } from './page.ts';
import { serviceLabel, serviceUrl } from './services.ts';
import { markOf } from './severity.ts';
import { HOME, href, pageProps } from './page-props.ts';
import type { Site } from './site.ts';
import { siteTexts } from '../texts/texts.ts';

/** `/alerts/`: every place where an alert is set up, the gravest first. */
export interface AlertsPage extends PageProps {
  readonly type: 'alerts';
  /** Alerts by their names, not rows. */
  readonly counts: { readonly all: number; readonly paging: number; readonly unanswered: number };
  /** What some row has a value for; the others are not shown. */
  readonly columns: readonly OptionalColumn[];
  readonly rows: readonly AlertRow[];
  readonly paging?: Paging;
}

export type OptionalColumn = 'for' | 'respondWithin' | 'channels' | 'services';

export interface AlertRow {
  readonly link: Link;
  /** Absent where not given. */
  readonly mark?: SeverityMark;
  /** For sorting: 0 is the gravest. */
  readonly rank: number;
  readonly pages: boolean;
  readonly isUnanswered: boolean;
  /** When it fires: words, or an expression. Empty where only a runbook names it. */
  readonly condition: { readonly text: string; readonly isCode: boolean };
  readonly for: Span;
  readonly respondWithin: Span;
  readonly channels: readonly string[];
  readonly services: readonly Link[];
  readonly answer: Answer;
}

/** A length of time as written, and in seconds for sorting. */
export interface Span {
  readonly text: string;
  readonly seconds: number | undefined;
}

/** Rows of one page: what a phone still loads at once. Most sites have one page. */
const MOST_ROWS = 300;
/** Longer conditions are cut: the alert's page has all of it. */
const LONGEST = 180;
/** After every rank that a scale has. */
const UNSAID = 99;

export function alertsPages(site: Site, limit = MOST_ROWS): { path: string; page: AlertsPage }[] {
  const alerts = [...site.graph.alerts.values()];
  if (alerts.length === 0) return [];
  const rows = alerts
    .flatMap((alert) => rowsOf(site, alert))
    .toSorted((a, b) => a.rank - b.rank || compareTitles(a.link.label, b.link.label));
  const counts = {
    all: alerts.length,
    paging: alerts.filter(({ pages }) => pages).length,
    unanswered: alerts.filter((alert) => !isAnswered(alert)).length,
  };
  const texts = siteTexts(site).alerts;
  return pagesOf(rows, limit).map((some, index, all) => {
    const path = pagePath('/alerts/', index);
    const paging = pagingOf(site, '/alerts/', index, all.length);
    const page: AlertsPage = {
      ...pageProps(site, path, texts.caption, texts.description, [HOME(site)]),
      type: 'alerts',
      section: 'alerts',
      counts,
      columns: columnsOf(some),
      rows: some,
      ...(paging && { paging }),
    };
    return { path, page };
  });
}

function rowsOf(site: Site, alert: Alert): AlertRow[] {
  return (alert.setups.length > 0 ? alert.setups : [undefined]).map((setup) => row(site, alert, setup));
}

function row(site: Site, alert: Alert, setup: AlertSetup | undefined): AlertRow {
  const severity = setup ? setup.severity : alert.runbooks[0]?.data.severity;
  const { scale } = site.graph;
  return {
    link: { label: alert.name, url: href(site, alert.url) },
    ...(severity === undefined ? {} : { mark: markOf(site, severity) }),
    rank: Math.min(sortRank(severity, scale), UNSAID),
    pages: alert.pages,
    isUnanswered: !isAnswered(alert),
    condition: conditionOf(setup),
    for: spanOf(setup?.for),
    respondWithin: spanOf(setup?.respondWithin),
    channels: setup?.channels ?? [],
    services: servicesOf(site, alert, setup),
    answer: answerOf(site, alert, setup),
  };
}

function conditionOf(setup: AlertSetup | undefined): AlertRow['condition'] {
  const words = readable(setup?.when ?? '');
  if (words !== '') return { text: shorten(words, LONGEST), isCode: false };
  return { text: shorten(setup?.expr ?? '', LONGEST), isCode: true };
}

function spanOf(duration: AlertSetup['for']): Span {
  const { text = '', from } = duration ?? {};
  return { text, seconds: from === undefined ? undefined : from / 1000 };
}

/** Those that the setup names, else those that the runbooks are about. */
function servicesOf(site: Site, { runbooks }: Alert, setup: AlertSetup | undefined): Link[] {
  const named = setup?.services ?? [];
  const ids = named.length > 0 ? named : runbooks.flatMap(serviceIds);
  return [...new Set(ids)].map((id) => ({ label: serviceLabel(site, id), url: serviceUrl(site, id) }));
}

function columnsOf(rows: readonly AlertRow[]): OptionalColumn[] {
  const has: Readonly<Record<OptionalColumn, boolean>> = {
    for: rows.some((one) => one.for.text !== ''),
    respondWithin: rows.some((one) => one.respondWithin.text !== ''),
    channels: rows.some(({ channels }) => channels.length > 0),
    services: rows.some(({ services }) => services.length > 0),
  };
  return (Object.keys(has) as OptionalColumn[]).filter((name) => has[name]);
}
