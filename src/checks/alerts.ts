import type { AlertRule, Entry } from '../entries/entry.ts';
import { spanOf } from '../entries/spans.ts';
import type { Alert, AlertSetup } from '../graph/alerts.ts';
import type { Graph } from '../graph/build.ts';
import type { RunbookUrl } from '../graph/runbook-url.ts';
import { textField } from '../kinds/schemas.ts';
import { nearest } from '../shared/nearest.ts';
import type { Span } from '../shared/position.ts';
import { diagnostic, type Diagnostic, type Related } from '../shared/diagnostic.ts';
import { rankOf, severityOf, type Scale } from '../shared/severity.ts';

/** Alerts without an answer, runbooks for unknown alerts, and rules with a broken address or a duplicate name. */
export function checkAlerts(graph: Graph): Diagnostic[] {
  const alerts = [...graph.alerts.values()];
  return [
    ...alerts.flatMap((alert) => unanswered(alert, graph.scale)),
    ...deadUrls(graph),
    ...(allRulesAreRead(graph) ? undefinedAlerts(alerts) : []),
    ...duplicates(alerts),
    ...unknownSeverities(graph),
    ...filledSeverities(alerts),
    ...severityConflicts(graph),
  ];
}

/** Where a rule file cannot be read, the alerts that it defines are unknown. */
function allRulesAreRead({ content }: Graph): boolean {
  return content.ruleFiles.length > 0 && content.findings.every(({ id }) => id !== 'rules/unreadable');
}

/** From this rank on an alert only informs. */
const INFO = 3;

/** Reported once, at the gravest place; a broken address is a problem of its own. */
function unanswered({ name, setups, answer, pages, severity }: Alert, scale: Scale): Diagnostic[] {
  if (answer.is !== 'none') return [];
  const first = setups.find((setup) => setup.severity === severity);
  if (!first) return [];
  const rank = rankOf(severity, scale);
  const facts = { name, pages, isInfo: rank !== undefined && rank >= INFO };
  return [diagnostic('alert/no-runbook', first.file, first.span, facts, othersOf(first, setups))];
}

function othersOf(first: AlertSetup, setups: readonly AlertSetup[]): Related[] {
  return setups
    .filter((setup) => setup !== first)
    .map(({ file, span }) => ({ file, line: span.line, message: 'also defined here' }));
}

/** Each address once, however many rules have it. */
function deadUrls({ alerts }: Graph): Diagnostic[] {
  const dead = new Map<string, [AlertSetup, ...AlertSetup[]]>();
  for (const { setups } of alerts.values()) {
    for (const setup of setups) {
      if (setup.runbookUrl?.to !== 'broken') continue;
      const known = dead.get(setup.runbookUrl.url);
      if (known) known.push(setup);
      else dead.set(setup.runbookUrl.url, [setup]);
    }
  }
  return [...dead.values()].flatMap(([first, ...others]) => {
    const { rule, runbookUrl, file } = first;
    if (!rule || runbookUrl?.to !== 'broken') return [];
    const related = others.map((other) => ({
      file: other.file,
      line: (other.rule ? annotationSpan(other.rule, runbookUrl) : other.span).line,
      message: 'same address',
    }));
    const facts = { url: runbookUrl.url, ...REASONS[runbookUrl.why](first.name) };
    return diagnostic('alert/dead-runbook-url', file, annotationSpan(rule, runbookUrl), facts, related);
  });
}

function annotationSpan({ spans }: AlertRule, { annotation }: RunbookUrl): Span {
  return spanOf(spans, ['annotations', annotation]);
}

type Why = Extract<RunbookUrl, { to: 'broken' }>['why'];

const REASONS: Readonly<Record<Why, (name: string) => { reason: string; advice: string }>> = {
  missing: (name) => ({
    reason: 'page not found',
    advice: `Write the runbook, or use the address of the alert's own page: …/alerts/${name}/.`,
  }),
  'no-anchor': () => ({
    reason: 'the page has no such section',
    advice: 'Correct what follows "#", or remove it.',
  }),
  'no-name': (name) => ({
    reason: 'Prometheus adds "alertname" after it expands annotations, so the name is empty',
    advice: `Write the name in full: …/alerts/${name}/.`,
  }),
  malformed: () => ({
    reason: 'invalid address',
    advice: 'Write the full address, beginning with https://.',
  }),
};

function undefinedAlerts(alerts: readonly Alert[]): Diagnostic[] {
  const defined = alerts.filter(({ setups }) => setups.length > 0).map(({ name }) => name);
  return alerts
    .filter(({ setups }) => setups.length === 0)
    .flatMap(({ name, runbooks }) => {
      const suggestion = sameLetters(name, defined) ?? nearest(name, defined) ?? '';
      return runbooks.map((runbook) =>
        diagnostic('alert/unknown', runbook.file, placeOf(name, runbook), { name, suggestion }),
      );
    });
}

function sameLetters(name: string, names: readonly string[]): string | undefined {
  return names.find((other) => other.toLowerCase() === name.toLowerCase());
}

/** Where a page names the alert; where it was inferred, the page's beginning. */
function placeOf(name: string, entry: Entry): Span {
  return spanOf(entry.spans, ['alerts', entry.alerts.indexOf(name)]);
}

/** As `promtool check rules` sees it: the same name with the same labels. */
function duplicates(alerts: readonly Alert[]): Diagnostic[] {
  return alerts.flatMap(({ name, setups }) => {
    const rules = setups.filter(({ rule }) => rule !== undefined);
    const same = Map.groupBy(rules, ({ rule }) =>
      JSON.stringify(Object.entries(rule?.labels ?? {}).toSorted()),
    );
    return [...same.values()].flatMap(([first, ...others]) =>
      others.map(({ file, span }) => {
        const related = first ? [{ file: first.file, line: first.span.line, message: 'first rule' }] : [];
        return diagnostic('alert/duplicate', file, span, { name }, related);
      }),
    );
  });
}

function unknownSeverities({ content, alerts, scale }: Graph): Diagnostic[] {
  const known = scale.map(({ id }) => id).join(', ');
  const pages = content.entries.flatMap((entry) => {
    const severity = textField(entry, 'severity');
    return severity === undefined
      ? []
      : [{ severity, file: entry.file, span: spanOf(entry.spans, ['severity']) }];
  });
  const setups = [...alerts.values()].flatMap((alert) =>
    alert.setups.map(({ severity, file, rule, span }) => ({
      severity,
      file,
      span: rule ? spanOf(rule.spans, ['labels', 'severity']) : span,
    })),
  );
  return [...pages, ...setups].flatMap(({ severity, file, span }) =>
    severity === undefined || severity.includes('{{') || severityOf(severity, scale)
      ? []
      : [diagnostic('alert/unknown-severity', file, span, { severity, known })],
  );
}

/** Whether the alert pages is decided when it fires, or by the values of a chart. */
function filledSeverities(alerts: readonly Alert[]): Diagnostic[] {
  return alerts.flatMap(({ name, setups }) =>
    setups.flatMap(({ severity, rule, file }) =>
      rule && severity?.includes('{{')
        ? [
            diagnostic('alert/template-severity', file, spanOf(rule.spans, ['labels', 'severity']), {
              name,
              severity,
            }),
          ]
        : [],
    ),
  );
}

/** Only where both say something that the scale knows. */
function severityConflicts({ content, alerts, scale }: Graph): Diagnostic[] {
  return content.entries.flatMap((entry) => {
    if (entry.kind !== 'runbooks' || entry.data.severity === undefined) return [];
    const { severity } = entry.data;
    const own = rankOf(severity, scale);
    const said = entry.alerts.flatMap((name) =>
      (alerts.get(name)?.setups ?? [])
        .filter((setup) => rankOf(setup.severity, scale) !== undefined)
        .map((setup) => ({ name, severity: setup.severity })),
    );
    if (own === undefined || said.length === 0) return [];
    if (said.some((setup) => rankOf(setup.severity, scale) === own)) return [];
    const words = [...new Set(said.map((setup) => `${setup.name} is ${setup.severity}`))].join(', ');
    return diagnostic('alert/severity', entry.file, spanOf(entry.spans, ['severity']), {
      severity,
      alerts: words,
    });
  });
}
