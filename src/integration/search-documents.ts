import type { Entry } from '../entries/entry.ts';
import type { Alert } from '../graph/alerts.ts';
import { KINDS } from '../kinds/registry.ts';
import { partsOf } from '../schemas/symptoms.ts';
import type { SeverityGrade, SearchDocument } from '../search/search-document.ts';
import type { Body, SeverityMark } from '../site/page.ts';
import { markOf } from '../site/severity.ts';
import { markOfEntry } from '../site/page-props.ts';
import { wordsOfAddress } from '../shared/address-words.ts';
import { readable } from '../shared/alert-words.ts';
import type { Site } from '../site/site.ts';

/** A document whose text is made when it is asked for. */
export interface DocumentSource extends Omit<SearchDocument, 'html'> {
  readonly body: Body | undefined;
}

/**
 * Every entry, and every alert that is no entry under another name. So an alert is found by its name once: as its only
 * runbook, or as itself. One after the other, since all texts together are large; each address once.
 */
export function* searchDocuments(site: Site): Generator<DocumentSource, void> {
  const { graph, bodies } = site;
  const alerts = [...graph.alerts.values()];
  const byRunbook = Map.groupBy(alerts.filter(isRunbook), ({ runbooks }) => runbooks[0]);
  const ofEntry = (entry: Entry): DocumentSource => {
    const { url, title, summary, kind, services, symptoms } = entry;
    const own = entry.kind === 'runbooks' ? (byRunbook.get(entry) ?? []) : [];
    const severity =
      markOfEntry(site, entry) ??
      own.map((alert) => gradeOf(site, alert)).find((grade) => grade !== undefined);
    return {
      url,
      title,
      names: others(title, [
        ...entry.names.filter((name) => !graph.alerts.has(name)),
        ...(entry.data.aliases ?? []).map(wordsOfAddress),
      ]),
      alerts: others(
        '',
        own.map(({ name }) => name),
      ),
      summary,
      kind: KINDS[kind].singular,
      isAnswer: KINDS[kind].answers === true,
      ...(severity && { severity: gradeFrom(severity) }),
      services,
      symptoms: symptoms.map(partsOf),
      messages: [...new Set(own.flatMap(messagesOf))],
      body: bodies.get(entry),
    };
  };
  const ownAlerts = alerts.filter((alert) => !isRunbook(alert));
  const urls = new Set<string>();
  for (const given of [...graph.content.entries, ...ownAlerts]) {
    if (urls.has(given.url)) continue;
    urls.add(given.url);
    yield 'setups' in given ? ofAlert(site, given) : ofEntry(given);
  }
}

/** Each once, without the one that stands above them anyway. */
function others(title: string, names: readonly string[]): string[] {
  return [...new Set(names)].filter((name) => name !== title && name !== '');
}

function gradeOf(site: Site, { severity }: Alert): SeverityMark | undefined {
  return severity === undefined ? undefined : markOf(site, severity);
}

function gradeFrom({ label, level }: SeverityMark): SeverityGrade {
  return { label, level };
}

function isRunbook({ runbooks }: Alert): boolean {
  return runbooks.length === 1;
}

function ofAlert(site: Site, alert: Alert): DocumentSource {
  const { name, url, severity, setups } = alert;
  const [summary = '', ...messages] = messagesOf(alert);
  return {
    url,
    title: name,
    names: [],
    alerts: [name],
    summary,
    kind: 'Alert',
    isAnswer: true,
    ...(severity !== undefined && { severity: gradeFrom(markOf(site, severity)) }),
    services: [...new Set(setups.flatMap(({ services }) => services))],
    symptoms: [],
    messages,
    body: undefined,
  };
}

/** Annotations that are addresses are no message. */
function messagesOf({ setups }: Alert): string[] {
  const said = setups.flatMap(({ when, rule }) => [when, ...Object.values(rule?.annotations ?? {})]);
  return [...new Set(said.map(readable))].filter((text) => text !== '' && !/^https?:/.test(text));
}
