import type { Entry, EntryOf } from '../entries/entry.ts';
import { serviceIds, type Alert, type AlertSection, type AlertSetup } from '../graph/alerts.ts';
import { runbookDetails, type RunbookDetails } from '../kinds/runbooks/view.ts';
import { readable } from '../shared/alert-words.ts';
import { entryText, yamlText } from '../shared/entry-text.ts';
import { RUNBOOK_HEADINGS } from '../shared/headings.ts';
import { slugSegment } from '../shared/path.ts';
import { answerOf, sectionLink, type Answer } from './alert-answer.ts';
import { contactsOf, onCallOf, webUrl } from './contacts.ts';
import { entryPage, type EntryPage } from './entry-page.ts';
import { labelledLinks, plain, linkTo } from './links.ts';
import type { Card, LabelledLinks, Link, SeverityMark, PageProps, Source, TocItem } from './page.ts';
import { sourceOf, newFileUrl } from './repository.ts';
import { serviceLabel, serviceUrl, writtenServices } from './services.ts';
import { markOf } from './severity.ts';
import { card, HOME, href, pageProps } from './page-props.ts';
import type { Site } from './site.ts';
import { siteTexts } from '../texts/texts.ts';

/** `/alerts/ApiDown/`: what an alert means, what to do, and the rules behind it. */
export interface AlertPage extends PageProps {
  readonly type: 'alert';
  /** What it means, in the words of its setups. */
  readonly meaning: string;
  /** The same plate as a runbook's, with what the alert says of itself. */
  readonly summaryHeader: RunbookDetails;
  readonly facts: readonly LabelledLinks[];
  readonly rules: RulesView;
  readonly response: AlertResponse;
}

/** What there is to do: exactly one runbook, pages to choose from, or none. */
export type AlertResponse =
  | {
      readonly is: 'runbook';
      readonly page: EntryPage;
      readonly link: Link;
      readonly toc: readonly TocItem[];
    }
  | { readonly is: 'choice'; readonly cards: readonly ChoiceCard[] }
  | { readonly is: 'none'; readonly answers: readonly Answer[]; readonly writeUrl?: string };

export interface ChoiceCard extends Card {
  /** The check that tells this cause from the others. */
  readonly recognise: string;
}

export interface RulesView {
  /** Has a capital: no heading of a text can have the same anchor. */
  readonly id: string;
  readonly heading: string;
  readonly rules: readonly RuleView[];
}

/** One place where the alert is set up, in full. */
export interface RuleView {
  readonly mark?: SeverityMark;
  readonly when: string;
  readonly for: string;
  readonly keepFiringFor: string;
  readonly queryOffset: string;
  /** The figure of the expression, as HTML; empty where there is none. */
  readonly expression: string;
  readonly labels: readonly RuleText[];
  /** With their `{{ }}` as written. */
  readonly annotations: readonly RuleText[];
  /** The page it stands on, where that is no file of rules. */
  readonly page?: Link;
  readonly source: Source & { readonly line: number };
}

export interface RuleText {
  readonly name: string;
  readonly value: string;
  /** Where the value is an address of the web. */
  readonly url?: string;
}

export function alertPage(site: Site, alert: Alert): AlertPage {
  const { name, url, setups } = alert;
  const { labels } = siteTexts(site);
  const meaning = setups.map(({ when }) => readable(when)).find((text) => text !== '') ?? '';
  const rules = {
    id: 'Rules',
    heading: setups.length === 1 ? labels.alertRule : labels.alertRules,
    rules: setups.map((setup) => ruleView(site, setup)),
  };
  const [runbook, ...others] = alert.runbooks;
  const only = others.length === 0 ? runbook : undefined;
  const page = only && entryPage(site, only);
  return {
    ...pageProps(site, url, name, meaning, [
      HOME(site),
      { label: labels.alerts, url: href(site, '/alerts/') },
    ]),
    type: 'alert',
    section: 'alerts',
    meaning: meaning === '' ? (page?.summary ?? '') : meaning,
    summaryHeader: summaryHeaderOf(site, alert, only),
    facts: page ? [...factsOf(site, alert), ...page.facts.filter(isNew(site, alert))] : factsOf(site, alert),
    rules,
    response: page ? onlyRunbook(page, rules) : otherResponse(site, alert),
  };
}

/** Its own page, with the alert's rules among the contents. */
function onlyRunbook(page: EntryPage, { id, heading }: RulesView): AlertResponse {
  return {
    is: 'runbook',
    page,
    link: { label: page.title, url: page.url },
    toc: [...page.toc, { depth: 2, id, text: heading }],
  };
}

/** What a responder reads first. The alert knows best how grave it is, its only runbook what to do. */
function summaryHeaderOf(site: Site, alert: Alert, runbook: EntryOf<'runbooks'> | undefined): RunbookDetails {
  const known = runbook ? runbookDetails(site, runbook) : NOTHING_KNOWN;
  const services = writtenServices(site, [...serviceIdsOf(alert), ...(runbook?.services ?? [])]);
  return {
    ...known,
    ...(alert.severity === undefined ? {} : { severity: markOf(site, alert.severity) }),
    ...(alert.setups.length > 0 ? { pages: alert.pages } : {}),
    respondWithin:
      alert.setups.map(({ respondWithin }) => respondWithin?.text).find((time) => time !== undefined) ??
      known.respondWithin,
    meaning: '',
    contacts: contactsOf(services),
    onCall: onCallOf(services, siteTexts(site).services),
  };
}

const NOTHING_KNOWN: RunbookDetails = {
  kind: 'runbooks',
  meaning: '',
  pages: false,
  respondWithin: '',
  recovery: '',
  doNot: [],
  lastDrill: '',
  contacts: [],
  onCall: [],
  escalateAfter: '',
  owner: '',
  sections: [],
  dashboards: [],
  recognise: '',
  runFrom: '',
  access: [],
  causes: [],
};

function otherResponse(site: Site, alert: Alert): AlertResponse {
  const { answer } = alert;
  if (answer.is === 'page')
    return { is: 'choice', cards: answer.pages.map((entry) => choiceCard(site, entry)) };
  if (answer.is === 'section')
    return { is: 'choice', cards: answer.sections.map((section) => sectionCard(site, section)) };
  const writeUrl = newRunbook(site, alert);
  const found = alert.setups.map((setup) => answerOf(site, alert, setup));
  return { is: 'none', answers: distinct(found), ...(writeUrl === undefined ? {} : { writeUrl }) };
}

function choiceCard(site: Site, entry: Entry): ChoiceCard {
  return { ...card(site, entry), recognise: entry.kind === 'runbooks' ? (entry.data.recognise ?? '') : '' };
}

function sectionCard(site: Site, section: AlertSection): ChoiceCard {
  const { label: title, url } = sectionLink(site, section);
  return { ...choiceCard(site, section.entry), title, url, summary: section.heading.lead };
}

/** Of all places where it is set up; where none names a service, those that the runbooks are about. */
function serviceIdsOf({ setups, runbooks }: Alert): string[] {
  const named = setups.flatMap(({ services }) => services);
  return [...new Set(named.length > 0 ? named : runbooks.flatMap(serviceIds))];
}

function factsOf(site: Site, alert: Alert): LabelledLinks[] {
  const { setups } = alert;
  const { labels } = siteTexts(site);
  const marks = distinct(setups.flatMap(({ severity }) => severity ?? [])).map((label) =>
    markOf(site, label),
  );
  const services = serviceIdsOf(alert).map((id) => ({
    label: serviceLabel(site, id),
    url: serviceUrl(site, id),
  }));
  return labelledLinks([
    // One severity stands above.
    [labels.severities, marks.length > 1 ? marks.map((mark) => ({ label: mark.label, severity: mark })) : []],
    [labels.firesAfter, distinct(setups.flatMap((setup) => plain(setup.for?.text)))],
    [labels.channels, distinct(setups.flatMap(({ channels }) => channels.flatMap(plain)))],
    [services.length === 1 ? labels.service : labels.services, services],
  ]);
}

/** Whether a fact of the runbook says what the alert's page does not say already. */
function isNew(site: Site, alert: Alert): (fact: LabelledLinks) => boolean {
  const { labels } = siteTexts(site);
  const said = new Set([
    labels.alert,
    labels.alerts,
    labels.service,
    labels.services,
    ...factsOf(site, alert).map(({ label }) => label),
  ]);
  return ({ label }) => !said.has(label);
}

function ruleView(site: Site, setup: AlertSetup): RuleView {
  const { severity, when, expr, file, span, entry, rule } = setup;
  return {
    ...(severity === undefined ? {} : { mark: markOf(site, severity) }),
    when: readable(when),
    for: setup.for?.text ?? '',
    keepFiringFor: setup.keepFiringFor,
    queryOffset: rule?.queryOffset ?? '',
    expression: site.expressions.get(expr) ?? '',
    labels: ruleTexts(rule?.labels ?? {}),
    annotations: ruleTexts(rule?.annotations ?? {}),
    ...(entry ? { page: linkTo(site, entry) } : {}),
    source: { ...sourceOf(site, file, span.line), line: span.line },
  };
}

function ruleTexts(values: Readonly<Record<string, string>>): RuleText[] {
  return Object.entries(values).map(([name, value]) => {
    const url = value.includes('{{') ? undefined : webUrl(value.trim());
    return { name, value: value.trim(), ...(url === undefined ? {} : { url }) };
  });
}

/** Each once, by what they say. */
function distinct<Item>(items: readonly Item[]): Item[] {
  return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
}

/** Where the missing runbook of an alert is written, begun already; nothing where no repository is known. */
function newRunbook(site: Site, { name, severity, setups }: Alert): string | undefined {
  const services = [...new Set(setups.flatMap((setup) => setup.services))];
  const fields = [
    `title: ${yamlText(name)}`,
    ...(services.length > 0 ? [`services: [${services.join(', ')}]`] : []),
    ...(severity === undefined ? [] : [`severity: ${yamlText(severity)}`]),
    `alerts: [${yamlText(name)}]`,
  ];
  return newFileUrl(site, `runbooks/${slugSegment(name) || 'alert'}.md`, entryText(fields, RUNBOOK_HEADINGS));
}
