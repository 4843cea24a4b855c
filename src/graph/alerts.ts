import type { AlertRule, Content, Entry, EntryOf, Heading } from '../entries/entry.ts';
import { spanOf } from '../entries/spans.ts';
import { parseDuration, type WrittenDuration } from '../shared/duration.ts';
import { cleanId, slugSegment } from '../shared/path.ts';
import type { Span } from '../shared/position.ts';
import { pages, severityOf, sortRank, type Scale } from '../shared/severity.ts';
import { compareTitles } from '../shared/text.ts';
import { KINDS } from '../kinds/registry.ts';
import { alertIn } from '../shared/alert-words.ts';
import type { Anchor } from './anchor.ts';
import { runbookUrls, type RunbookUrl } from './runbook-url.ts';

/** A place where an alert is set up: on an alerting page, or in a file of rules. Texts that are missing there are empty. */
export interface AlertSetup {
  readonly name: string;
  /** As written. */
  readonly severity?: string;
  /** Ids. */
  readonly services: readonly string[];
  readonly file: string;
  readonly span: Span;
  /** When it fires, in words. */
  readonly when: string;
  readonly expr: string;
  /** How long it must hold, e.g. `5m`; without its length where a rule's template says it. */
  readonly for?: Partial<WrittenDuration> & Pick<WrittenDuration, 'text'>;
  /** How long it goes on firing after that; empty where it stops at once. */
  readonly keepFiringFor: string;
  /** Time to the first response, as the setup says or else its severity: `15m`. */
  readonly respondWithin?: WrittenDuration;
  readonly channels: readonly string[];
  /** Absent for a file of rules. */
  readonly entry?: EntryOf<'alerting'>;
  /** Absent for a page. */
  readonly rule?: AlertRule;
  /** Where the runbook's address in its annotations leads; absent where it has none. */
  readonly runbookUrl?: RunbookUrl;
}

export interface AlertSection {
  readonly entry: Entry;
  readonly heading: Heading;
}

/** What answers an alert; decided here, and read wherever it matters. */
export type AlertAnswer =
  /** Its runbooks, and whatever other page the address of a rule leads to. */
  | { readonly is: 'page'; readonly pages: readonly Entry[] }
  /** Parts of pages about many alerts. */
  | { readonly is: 'section'; readonly sections: readonly AlertSection[] }
  /** On another site, or where only the fired alert knows. */
  | { readonly is: 'elsewhere'; readonly urls: readonly string[] }
  /** Every address that its rules have is broken. */
  | { readonly is: 'dead'; readonly urls: readonly string[] }
  | { readonly is: 'none' };

export function isAnswered({ answer }: Alert): boolean {
  return answer.is !== 'dead' && answer.is !== 'none';
}

/** One alert by its name, as written: `ApiDown` and `apidown` are two. */
export interface Alert {
  readonly name: string;
  /** `/alerts/ApiDown/`, without the site's base. */
  readonly url: string;
  /** The gravest that one of its setups says, as written. */
  readonly severity?: string;
  /** Empty where only a runbook names it. */
  readonly setups: readonly AlertSetup[];
  /** Those that name it, and those that the address of a rule leads to; drafts are not among them. */
  readonly runbooks: readonly EntryOf<'runbooks'>[];
  readonly answer: AlertAnswer;
  /** One of its setups pages. */
  readonly pages: boolean;
}

/** Every alert that is known by its name, in the order of the names. */
export function alertsOf(
  content: Content,
  scale: Scale,
  byUrl: ReadonlyMap<string, Entry>,
): ReadonlyMap<string, Alert> {
  const { entries, rules } = content;
  const urls = runbookUrls(content, byUrl);
  const setups = Map.groupBy(
    [
      ...entries.flatMap((entry) => setupsOn(entry, scale)),
      ...rules.map((rule) => setupOf(rule, urls, scale)),
    ],
    ({ name }) => name,
  );
  const runbooks = runbooksByAlert(entries);
  const sections = sectionsByAlert(entries, setups);
  const names = [...new Set([...setups.keys(), ...runbooks.keys()])].toSorted(compareTitles);
  const addresses = addressesOf(names);
  const own = new Map(
    names.map((name) => [
      name,
      ownAnswer(setups.get(name) ?? [], runbooks.get(name) ?? new Set(), sections.get(name) ?? []),
    ]),
  );
  const byLowerCase = new Map([...own].map(([name, answer]) => [name.toLowerCase(), answer]));
  const alertOf = (name: string): Alert => {
    const set = setups.get(name) ?? [];
    const [severity] = set.map((setup) => setup.severity).toSorted(gravest(scale));
    const answer = answerOf(name, set, own.get(name) ?? NONE, byLowerCase);
    return {
      name,
      url: addresses.get(name) ?? '',
      ...(severity !== undefined && { severity }),
      setups: set,
      runbooks: answer.is === 'page' ? answer.pages.filter((page) => page.kind === 'runbooks') : [],
      answer,
      pages: set.some((setup) => pages(setup.severity, scale)),
    };
  };
  return new Map(names.map((name) => [name, alertOf(name)]));
}

const NONE: AlertAnswer = { is: 'none' };

/** What pages of this tree and addresses elsewhere make of an alert. */
function ownAnswer(
  setups: readonly AlertSetup[],
  runbooks: ReadonlySet<EntryOf<'runbooks'>>,
  named: readonly AlertSection[],
): AlertAnswer {
  const urls = setups.flatMap(({ runbookUrl }) => runbookUrl ?? []);
  const linked = urls.flatMap((url) => (url.to === 'entry' && url.entry.data.draft !== true ? [url] : []));
  const parts = linked.flatMap(({ entry, anchor }) => sectionAt(entry, anchor));
  const whole = linked.filter(({ entry, anchor }) => sectionAt(entry, anchor).length === 0);
  const all = new Set<Entry>([
    ...[...runbooks].filter(({ data }) => data.draft !== true),
    ...whole.map(({ entry }) => entry),
  ]);
  if (all.size > 0) return { is: 'page', pages: [...all] };
  const sections = parts.length > 0 ? parts : named;
  if (sections.length > 0) return { is: 'section', sections: [...new Set(sections)] };
  const elsewhere = urls.flatMap((url) => (url.to === 'external' ? [url.url] : []));
  if (elsewhere.length > 0) return { is: 'elsewhere', urls: elsewhere };
  const dead = urls.flatMap((url) => (url.to === 'broken' ? [url.url] : []));
  return dead.length > 0 ? { is: 'dead', urls: dead } : NONE;
}

/** The page of another alert answers as well as that one is answered; its own page adds nothing. */
function answerOf(
  name: string,
  setups: readonly AlertSetup[],
  own: AlertAnswer,
  others: ReadonlyMap<string, AlertAnswer>,
): AlertAnswer {
  if (own.is !== 'none' && own.is !== 'dead') return own;
  const named = setups.flatMap(({ runbookUrl }) => (runbookUrl?.to === 'alert' ? [runbookUrl.name] : []));
  const found = named
    .filter((other) => other !== name.toLowerCase())
    .map((other) => others.get(other) ?? NONE)
    .find(({ is }) => is !== 'none' && is !== 'dead');
  return found ?? own;
}

function sectionAt(entry: Entry, anchor: Anchor): AlertSection[] {
  if (anchor.at !== 'heading') return [];
  const heading = entry.outline.headings.find(({ id }) => id === anchor.id);
  return heading ? [{ entry, heading }] : [];
}

/** The services that a page is about, by the ids of their pages. */
export function serviceIds({ services }: Entry): string[] {
  return services.map(cleanId).filter((id) => id !== '');
}

function gravest(scale: Scale): (a: string | undefined, b: string | undefined) => number {
  return (a, b) => sortRank(a, scale) - sortRank(b, scale);
}

function setupsOn(entry: Entry, scale: Scale): AlertSetup[] {
  if (entry.kind !== 'alerting') return [];
  const services = serviceIds(entry);
  return (entry.data.alerts ?? []).map((alert, index) => {
    const respondWithin = alert.respond_within ?? responseTo(alert.severity, scale);
    return {
      name: alert.name,
      severity: alert.severity,
      services,
      file: entry.file,
      span: spanOf(entry.spans, ['alerts', index]),
      when: alert.when,
      expr: alert.expr ?? '',
      keepFiringFor: '',
      ...(alert.for && { for: alert.for }),
      ...(respondWithin && { respondWithin }),
      channels: entry.data.channels ?? [],
      entry,
    };
  });
}

/** Annotations have no fixed names; these two are what everybody writes. */
function setupOf(rule: AlertRule, urls: ReadonlyMap<AlertRule, RunbookUrl>, scale: Scale): AlertSetup {
  const { name, labels, annotations, file, expr } = rule;
  const { severity: label = '', service = '' } = labels;
  const severity = label === '' ? undefined : label;
  const runbookUrl = urls.get(rule);
  const respondWithin = responseTo(severity, scale);
  return {
    name,
    ...(severity !== undefined && { severity }),
    services: [cleanId(service)].filter((id) => id !== '' && !service.includes('{{')),
    file,
    span: spanOf(rule.spans, []),
    when: annotations['summary'] ?? annotations['description'] ?? annotations['message'] ?? '',
    expr,
    keepFiringFor: rule.keepFiringFor,
    ...(rule.for !== '' && { for: { ...parseDuration(rule.for), text: rule.for } }),
    ...(respondWithin && { respondWithin }),
    channels: [],
    rule,
    ...(runbookUrl && { runbookUrl }),
  };
}

function responseTo(severity: string | undefined, scale: Scale): WrittenDuration | undefined {
  return severityOf(severity, scale)?.respond_within;
}

function runbooksByAlert(entries: readonly Entry[]): Map<string, Set<EntryOf<'runbooks'>>> {
  const answers = new Map<string, Set<EntryOf<'runbooks'>>>();
  for (const entry of entries) {
    if (entry.kind !== 'runbooks') continue;
    for (const name of entry.alerts) answers.set(name, (answers.get(name) ?? new Set()).add(entry));
  }
  return answers;
}

/** Where the text of a page has the name of an alert as a heading. */
function sectionsByAlert(
  entries: readonly Entry[],
  known: ReadonlyMap<string, unknown>,
): Map<string, AlertSection[]> {
  const found = new Map<string, AlertSection[]>();
  for (const entry of entries) {
    // A gap or an incident that is named for an alert is no answer to it.
    if (entry.data.draft === true || KINDS[entry.kind].answers !== true) continue;
    for (const heading of entry.outline.headings) {
      const name = known.has(heading.text) ? heading.text : alertIn(heading.text);
      if (name !== undefined && known.has(name))
        found.set(name, [...(found.get(name) ?? []), { entry, heading }]);
    }
  }
  return found;
}

/** As written where an address can hold the name; else its slug, with a number where that is taken. */
function addressesOf(names: readonly string[]): Map<string, string> {
  const asWritten = names.filter(isAddress);
  const taken = new Set(asWritten);
  const addresses = new Map(asWritten.map((name) => [name, `/alerts/${name}/`]));
  for (const name of names) {
    if (addresses.has(name)) continue;
    const slug = slugSegment(name) || 'alert';
    let free = slug;
    for (let n = 2; taken.has(free); n++) free = `${slug}-${n}`;
    taken.add(free);
    addresses.set(name, `/alerts/${free}/`);
  }
  return addresses;
}

function isAddress(name: string): boolean {
  return /^[\w][\w.-]{0,199}$/.test(name) && !name.endsWith('.');
}
