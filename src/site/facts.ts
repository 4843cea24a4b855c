import type { Entry } from '../entries/entry.ts';
import { KINDS } from '../kinds/registry.ts';
import { asWritten } from '../schemas/types.ts';
import { childOf } from '../shared/child.ts';
import { labelledLinks, linkTo, plain, referenceLinks } from './links.ts';
import type { LabelledLinks, LabelledLink } from './page.ts';
import { serviceUrl } from './services.ts';
import { href, markOfEntry } from './page-props.ts';
import type { Site } from './site.ts';
import { viewOf } from './views.ts';
import { siteTexts } from '../texts/texts.ts';

type Row = readonly [label: string, values: readonly LabelledLink[]];

/** The facts card of an entry. */
export function factsOf(site: Site, entry: Entry): LabelledLinks[] {
  const { kind, data, services, alerts } = entry;
  const { facts = {}, linkedFacts = {}, factsInDetails = [] } = viewOf(kind);
  const { labels } = siteTexts(site);
  const mark = markOfEntry(site, entry);
  const rows: readonly Row[] = [
    [
      KINDS[kind].grade === 'priority' ? labels.priority : labels.severity,
      mark ? [{ label: mark.label, severity: mark }] : [],
    ],
    ...(site.derived.notes.get(entry) ?? []).map(({ label, text }): Row => [label, plain(text)]),
    ...fields(facts, data),
    ...Object.entries(linkedFacts).map(([name, label]): Row => [
      label,
      referenceLinks(site, entry, name, linkTo),
    ]),
    [
      services.length === 1 ? labels.service : labels.services,
      services.map((id) => ({ label: id, url: serviceUrl(site, id) })),
    ],
    [alerts.length === 1 ? labels.alert : labels.alerts, alerts.map((name) => alertValue(site, name))],
    ...fields({ owner: labels.owner, reviewed: labels.reviewed, tags: labels.tags }, data),
  ];
  return labelledLinks(rows.filter(([label]) => !factsInDetails.includes(label)));
}

function fields(labels: Readonly<Record<string, string>>, data: unknown): Row[] {
  return Object.entries(labels).map(([path, label]) => [label, valuesAt(data, path)]);
}

function alertValue(site: Site, name: string): LabelledLink {
  const alert = site.graph.alerts.get(name);
  return alert ? { label: name, url: href(site, alert.url) } : { label: name };
}

/** None for a field without a value; addresses are links. Durations and dates show as written. */
function valuesAt(data: unknown, path: string): LabelledLink[] {
  const value = path.split('.').reduce<unknown>(childOf, data);
  return (Array.isArray(value) ? value : [value]).map(asWritten).flatMap((item) => {
    if (typeof item !== 'string' && typeof item !== 'number') return [];
    const label = String(item);
    return [/^https?:\/\//.test(label) ? { label, url: label } : { label }];
  });
}
