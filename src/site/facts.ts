import type { Entry } from '../entries/entry.ts';
import type { Kind } from '../schemas/kinds.ts';
import { childOf } from '../schemas/walk.ts';
import type { Fact, Source } from './page.ts';
import { serviceUrl, severityOf } from './shell.ts';
import { siteSource } from './source.ts';
import { stateFacts } from './states.ts';

/** The fields that each kind shows as facts, by their label. Everything that a reader acts on, nothing that is prose. */
const SHOWN: Readonly<Record<Kind, Readonly<Record<string, string>>>> = {
  runbooks: {
    recovery: 'Recovery target',
    escalate_after: 'Escalate after',
    run_from: 'Run from',
    validated: 'Last validated',
  },
  troubleshooting: {},
  alerting: { tier: 'Tier', provider: 'Provider', channels: 'Channels', cost: 'Cost', setup_time: 'Setup' },
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

/** The facts card of an entry. */
export function factsOf(entry: Entry): Fact[] {
  const { kind, data, services, alerts } = entry;
  const serviceValues = services.map((id) => ({ text: id, url: serviceUrl(id) }));
  return [
    ...fact('Severity', severityOf(entry)),
    ...stateFacts(entry),
    ...(serviceValues.length > 0
      ? [{ label: serviceValues.length === 1 ? 'Service' : 'Services', values: serviceValues }]
      : []),
    ...fact(alerts.length === 1 ? 'Alert' : 'Alerts', alerts),
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
