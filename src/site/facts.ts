import type { Entry } from '../entries/entry.ts';
import type { Kind } from '../schemas/kinds.ts';
import { childOf } from '../shared/child.ts';
import type { Fact, Source } from './page.ts';
import { serviceUrl } from './services.ts';
import { severityOf } from './shell.ts';
import { siteSource } from './source.ts';

/** The fields that each kind shows as facts, by their label. Everything that a reader acts on, nothing that is prose. */
const SHOWN: Readonly<Record<Kind, Readonly<Record<string, string>>>> = {
  runbooks: {
    recovery: 'Recovery target',
    escalate_after: 'Escalate after',
    recognise: 'Recognised by',
    run_from: 'Run from',
    access: 'Access needed',
    do_not: 'Do not',
    validated: 'Last validated',
  },
  troubleshooting: {},
  alerting: {
    tier: 'Tier',
    provider: 'Provider',
    channels: 'Channels',
    cost: 'Cost',
    setup_time: 'Setup',
    test: 'Tested by',
  },
  services: { tier: 'Tier', oncall: 'On call', repository: 'Repository' },
  incidents: { date: 'Date', lasted: 'Lasted', detected_in: 'Detected in', fixed_by: 'Fixed by' },
  phases: { number: 'Number', state: 'State', timeline: 'Timeline', estimate: 'Estimate' },
  requirements: { level: 'Level', source: 'Source', statement: 'Statement' },
  assessments: { date: 'Date', 'score.value': 'Score', 'score.of': 'of' },
  gaps: {
    priority: 'Priority',
    category: 'Category',
    expected: 'Expected',
    actual: 'Actual',
    impact: 'Impact',
    locations: 'Where',
  },
  remediations: {
    priority: 'Priority',
    when: 'When',
    horizon: 'Horizon',
    effort: 'Effort',
    spent: 'Spent',
    'verified.result': 'Verification',
    'verified.how': 'Verified how',
  },
  guides: { audience: 'For', level: 'Level' },
};

const EVERYWHERE = { owner: 'Owner', reviewed: 'Reviewed', deferred_to: 'Deferred to', tags: 'Tags' };

/** What a fact says of a set of fields: who to call, where to look, what was promised. */
const SETS: Readonly<Record<string, (set: Set) => FactValue>> = {
  contacts: ({ role, name, reach }) => linked([role, name, reach].filter(Boolean).join(', '), reach),
  dashboards: ({ name = '', url }) => linked(name, url),
  slos: ({ objective, target, window }) => ({
    text: [objective, target, window && `over ${window}`].filter(Boolean).join(' '),
  }),
};

const SET_LABELS = { contacts: 'Contacts', dashboards: 'Dashboards', slos: 'Objectives' };

type Set = Readonly<Record<string, string | undefined>>;
type FactValue = Fact['values'][number];

/** The facts card of an entry. */
export function factsOf(entry: Entry): Fact[] {
  const { kind, data, services, alerts } = entry;
  const serviceValues = services.map((id) => ({ text: id, url: serviceUrl(id) }));
  return [
    ...fact('Severity', severityOf(entry)),
    ...(siteSource().notes.get(entry) ?? []).map(({ label, text }) => ({ label, values: [{ text }] })),
    ...(serviceValues.length > 0
      ? [{ label: serviceValues.length === 1 ? 'Service' : 'Services', values: serviceValues }]
      : []),
    ...fact(alerts.length === 1 ? 'Alert' : 'Alerts', alerts),
    ...Object.entries(SET_LABELS).flatMap(([name, label]) => sets(label, childOf(data, name), SETS[name])),
    ...Object.entries({ ...SHOWN[kind], ...EVERYWHERE }).flatMap(([path, label]) =>
      fact(label, valueAt(data, path)),
    ),
  ];
}

export function sourceOf({ file }: Entry): Source {
  const { repository } = siteSource();
  if (!repository) return { file };
  const { url, branch, prefix } = repository;
  const path = `${encodeURIComponent(branch).replaceAll('%2F', '/')}/${encodeURI(prefix + file)}`;
  const top = /gitlab/i.test(new URL(url).hostname) ? `${url}/-` : url;
  return { file, viewUrl: `${top}/blob/${path}`, editUrl: `${top}/edit/${path}` };
}

function valueAt(data: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => childOf(value, key), data);
}

/** Nothing for a field without a value; addresses are links. */
function fact(label: string, value: unknown): Fact[] {
  const texts = (Array.isArray(value) ? value : [value]).filter(
    (item) => typeof item === 'string' || typeof item === 'number',
  );
  if (texts.length === 0) return [];
  return [
    {
      label,
      values: texts.map(String).map((text) => (/^https?:\/\//.test(text) ? { text, url: text } : { text })),
    },
  ];
}

function sets(label: string, value: unknown, describe: ((set: Set) => FactValue) | undefined): Fact[] {
  const values = Array.isArray(value) && describe ? value.map((set) => describe(set as Set)) : [];
  return values.length > 0 ? [{ label, values }] : [];
}

/** Only the web is linked to: what else an address could do, it must not. */
function linked(text: string, address = ''): FactValue {
  return /^https?:\/\//.test(address) ? { text, url: address } : { text };
}
