import { answerOf } from './alert-answer.ts';
import type { Alert, AlertSetup } from '../graph/alerts.ts';
import { href } from './page-props.ts';
import type { Site } from './site.ts';

/** Changes when a field changes its meaning or goes; a new field is no change. */
const VERSION = 1;

/** `/alerts.json`: all that is known of alerts, for other tools. What is not given is an empty text. */
export function alertsJson(site: Site) {
  return { version: VERSION, alerts: [...site.graph.alerts.values()].map((one) => alertJson(site, one)) };
}

function alertJson(site: Site, alert: Alert) {
  const { name, url, severity, pages, setups, answer } = alert;
  const answered = answerOf(site, alert, undefined);
  return {
    name,
    url: href(site, url),
    severity: severity ?? '',
    pages,
    answer: answer.is,
    runbooks:
      answered.to === 'internal'
        ? answered.links.map(({ label, url: to }) => ({ title: label, url: to }))
        : [],
    setups: setups.map(setupJson),
  };
}

function setupJson(setup: AlertSetup) {
  const { severity, when, expr, channels, services, file, span, respondWithin, rule, runbookUrl } = setup;
  return {
    severity: severity ?? '',
    when,
    expr,
    for: setup.for?.text ?? '',
    keep_firing_for: setup.keepFiringFor,
    query_offset: rule?.queryOffset ?? '',
    respond_within: respondWithin?.text ?? '',
    channels,
    services,
    ...(rule && { labels: rule.labels, annotations: rule.annotations }),
    ...(runbookUrl && { runbook_url: runbookUrl.url }),
    source: { file, line: span.line },
  };
}
