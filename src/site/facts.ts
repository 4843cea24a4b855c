import type { Entry } from '../entries/entry.ts';
import type { Kind } from '../schemas/kinds.ts';
import { asWritten } from '../schemas/types.ts';
import { childOf } from '../shared/child.ts';
import type { Fact, FactValue } from './page.ts';
import { serviceUrl } from './services.ts';
import { href, markOfEntry } from './shell.ts';
import type { Site } from './site.ts';
import { namedBy } from './states.ts';

/** The fields that each kind shows as facts, by their label. Everything that a reader acts on, nothing that is prose. */
const SHOWN: Readonly<Record<Kind, Readonly<Record<string, string>>>> = {
  runbooks: { validated: 'Last validated' },
  troubleshooting: {},
  alerting: {
    tier: 'Tier',
    provider: 'Provider',
    channels: 'Channels',
    cost: 'Cost',
    setup_time: 'Setup',
    test: 'Tested by',
  },
  services: { tier: 'Tier', repository: 'Repository' },
  incidents: { date: 'Date', lasted: 'Lasted', detected_in: 'Detected in' },
  phases: { number: 'Number', state: 'State', timeline: 'Timeline', estimate: 'Estimate' },
  requirements: { level: 'Level', source: 'Source' },
  assessments: { date: 'Date' },
  gaps: { category: 'Category' },
  remediations: {},
  guides: { audience: 'For', level: 'Level' },
};

const EVERYWHERE = { owner: 'Owner', reviewed: 'Reviewed', tags: 'Tags' };

/** Facts that stand elsewhere above the text of the kind's pages. */
const IN_HEAD: Partial<Readonly<Record<Kind, readonly string[]>>> = {
  runbooks: ['Severity'],
  alerting: ['Alert', 'Alerts'],
  requirements: ['State'],
  gaps: ['State', 'Deferred to'],
  remediations: ['Deferred to'],
};

/** Fields that may name another page: a fact that leads there. */
const LEADING: Partial<Readonly<Record<Kind, Readonly<Record<string, string>>>>> = {
  incidents: { fixed_by: 'Fixed by', runbooks: 'Runbooks' },
};

/** The facts card of an entry. */
export function factsOf(site: Site, entry: Entry): Fact[] {
  const { kind, data, services, alerts } = entry;
  const serviceValues = services.map((id) => ({ text: id, url: serviceUrl(site, id) }));
  const facts = [
    ...severityFact(site, entry),
    ...(site.derived.notes.get(entry) ?? []).map(({ label, text }) => ({
      label,
      values: [{ text }],
    })),
    ...fields(SHOWN[kind], data),
    ...Object.entries(LEADING[kind] ?? {}).flatMap(([name, label]) =>
      valued(label, namedFacts(site, entry, name)),
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
  return facts.filter(({ label }) => IN_HEAD[kind]?.includes(label) !== true);
}

function fields(labels: Readonly<Record<string, string>>, data: unknown): Fact[] {
  return Object.entries(labels).flatMap(([path, label]) => fact(label, valueAt(data, path)));
}

function severityFact(site: Site, entry: Entry): Fact[] {
  const mark = markOfEntry(site, entry);
  const label = entry.kind === 'gaps' || entry.kind === 'remediations' ? 'Priority' : 'Severity';
  return mark ? [{ label, values: [{ text: mark.label, mark }] }] : [];
}

function alertValue(site: Site, name: string): FactValue {
  const alert = site.graph.alerts.get(name);
  return alert ? { text: name, url: href(site, alert.url) } : { text: name };
}

function valueAt(data: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => childOf(value, key), data);
}

/** Nothing for a field without a value; addresses are links. Durations and dates show as written. */
function fact(label: string, value: unknown): Fact[] {
  const texts = (Array.isArray(value) ? value : [value])
    .map(asWritten)
    .filter((item) => typeof item === 'string' || typeof item === 'number');
  if (texts.length === 0) return [];
  return [
    {
      label,
      values: texts.map(String).map((text) => (/^https?:\/\//.test(text) ? { text, url: text } : { text })),
    },
  ];
}

/** What a field says: each entry that it names as a link, else its words. */
export function namedFacts(site: Site, entry: Entry, relation: string): FactValue[] {
  return namedBy(site, entry, relation).map(({ label: text, url }) =>
    url === undefined ? { text } : { text, url },
  );
}

function valued(label: string, values: readonly FactValue[]): Fact[] {
  return values.length > 0 ? [{ label, values }] : [];
}
