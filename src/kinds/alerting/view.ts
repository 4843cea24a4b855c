import type { EntryOf } from '../../entries/entry.ts';
import { incidentsOf } from '../../graph/incidents.ts';
import type { Link, SeverityMark } from '../../site/page.ts';
import { markOf } from '../../site/severity.ts';
import { href } from '../../site/page-props.ts';
import type { Site } from '../../site/site.ts';
import type { KindView } from '../../site/kind-view.ts';
import { meanTimes, type MeanTimeRow } from '../incidents/view.ts';

export const view: KindView<'alerting'> = {
  components: { head: 'AlertingHead' },
  details: alertingDetails,
  facts: {
    tier: 'Tier',
    provider: 'Provider',
    channels: 'Channels',
    cost: 'Cost',
    setup_time: 'Setup',
    test: 'Tested by',
  },
  factsInDetails: ['Alert', 'Alerts'],
};

/** What a page sets up. */
export interface AlertingDetails {
  readonly kind: 'alerting';
  readonly alerts: readonly AlertLine[];
  readonly objectives: readonly { readonly text: string; readonly target: string }[];
  /** What incidents of its services came to, beside the objectives. */
  readonly measured: readonly MeanTimeRow[];
}

/** What is not given is empty. */
export interface AlertLine extends Link {
  readonly when: string;
  readonly for: string;
  readonly severity: SeverityMark;
  readonly respondWithin: string;
}

/** Nothing for a page that sets up nothing and promises nothing. */
export function alertingDetails(site: Site, entry: EntryOf<'alerting'>): AlertingDetails | undefined {
  const { alerts = [], objectives = [] } = entry.data;
  if (alerts.length + objectives.length === 0) return undefined;
  const incidents = objectives.length > 0 ? incidentsOf(site.graph, entry.services) : [];
  return {
    kind: 'alerting',
    alerts: alerts.map((alert) => lineOf(site, alert, entry)),
    objectives,
    measured: meanTimes(site, incidents),
  };
}

type Alert = NonNullable<EntryOf<'alerting'>['data']['alerts']>[number];

function lineOf(
  site: Site,
  { name, when, severity, ...alert }: Alert,
  entry: EntryOf<'alerting'>,
): AlertLine {
  const known = site.graph.alerts.get(name);
  const setup = known?.setups.find((one) => one.entry === entry);
  return {
    label: name,
    url: href(site, known?.url ?? '/alerts/'),
    when,
    for: alert.for?.text ?? '',
    severity: markOf(site, severity),
    respondWithin: (setup?.respondWithin ?? alert.respond_within)?.text ?? '',
  };
}
