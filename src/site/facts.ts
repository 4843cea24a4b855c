import { referenceLinks, linkTo } from './links.ts';
import type { Entry } from '../entries/entry.ts';
import { KINDS } from '../kinds/registry.ts';
import { asWritten } from '../schemas/types.ts';
import { childOf } from '../shared/child.ts';
import type { LabelledLinks, LabelledLink } from './page.ts';
import { serviceUrl } from './services.ts';
import { href, markOfEntry } from './shell.ts';
import type { Site } from './site.ts';
import { viewOf } from './views.ts';

const EVERYWHERE = { owner: 'Owner', reviewed: 'Reviewed', tags: 'Tags' };

/** The facts card of an entry. */
export function factsOf(site: Site, entry: Entry): LabelledLinks[] {
  const { kind, data, services, alerts } = entry;
  const view = viewOf(kind);
  const serviceValues = services.map((id) => ({ label: id, url: serviceUrl(site, id) }));
  const facts = [
    ...severityFact(site, entry),
    ...(site.derived.notes.get(entry) ?? []).map(({ label, text }) => ({
      label,
      values: [{ label: text }],
    })),
    ...fields(view.facts ?? {}, data),
    ...Object.entries(view.linkedFacts ?? {}).flatMap(([name, label]) =>
      valued(label, referenceLinks(site, entry, name, linkTo)),
    ),
    ...(serviceValues.length > 0
      ? [{ label: serviceValues.length === 1 ? 'Service' : 'Services', values: serviceValues }]
      : []),
    ...(alerts.length > 0
      ? [
          {
            label: alerts.length === 1 ? 'Alert' : 'Alerts',
            values: alerts.map((name) => alertValue(site, name)),
          },
        ]
      : []),
    ...fields(EVERYWHERE, data),
  ];
  return facts.filter(({ label }) => view.factsInDetails?.includes(label) !== true);
}

function fields(labels: Readonly<Record<string, string>>, data: unknown): LabelledLinks[] {
  return Object.entries(labels).flatMap(([path, label]) => fact(label, valueAt(data, path)));
}

function severityFact(site: Site, entry: Entry): LabelledLinks[] {
  const mark = markOfEntry(site, entry);
  const label = KINDS[entry.kind].grade === 'priority' ? 'Priority' : 'Severity';
  return mark ? [{ label, values: [{ label: mark.label, severity: mark }] }] : [];
}

function alertValue(site: Site, name: string): LabelledLink {
  const alert = site.graph.alerts.get(name);
  return alert ? { label: name, url: href(site, alert.url) } : { label: name };
}

function valueAt(data: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => childOf(value, key), data);
}

/** Nothing for a field without a value; addresses are links. Durations and dates show as written. */
function fact(label: string, value: unknown): LabelledLinks[] {
  const texts = (Array.isArray(value) ? value : [value])
    .map(asWritten)
    .filter((item) => typeof item === 'string' || typeof item === 'number');
  if (texts.length === 0) return [];
  return [
    {
      label,
      values: texts.map((text) => ({
        label: String(text),
        ...(/^https?:\/\//.test(String(text)) && { url: String(text) }),
      })),
    },
  ];
}

function valued(label: string, values: readonly LabelledLink[]): LabelledLinks[] {
  return values.length > 0 ? [{ label, values }] : [];
}
