import type { EntryOf } from '../../entries/entry.ts';
import { compareText } from '../../shared/text.ts';
import type { Link, SeverityMark } from '../../site/page.ts';
import { href, markOfEntry } from '../../site/page-props.ts';
import type { Site } from '../../site/site.ts';
import type { KindView } from '../../site/kind-view.ts';

export const view: KindView<'incidents'> = {
  facts: { date: 'Date', lasted: 'Lasted', detected_in: 'Detected in' },
  linkedFacts: { fixed_by: 'Fixed by', runbooks: 'Runbooks' },
  relationsInDetails: { there: ['runbooks', 'fixed_by'], back: [] },
};

type Incident = EntryOf<'incidents'>;

/** An incident in a list. What is not given is empty. */
export interface IncidentRow extends Link {
  readonly date: string;
  readonly lasted: string;
  readonly severity?: SeverityMark;
}

export function incidentRow(site: Site, incident: Incident): IncidentRow {
  const { title, url, data } = incident;
  const severity = markOfEntry(site, incident);
  return {
    label: title,
    url: href(site, url),
    date: data.date?.text ?? '',
    lasted: data.lasted?.text ?? '',
    ...(severity && { severity }),
  };
}

/** Those without a date last. */
export function latestFirst(a: Incident, b: Incident): number {
  return compareText(b.data.date?.text ?? '', a.data.date?.text ?? '');
}
