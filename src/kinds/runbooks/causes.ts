import { referencesOf, referencedBy } from '../../graph/relations.ts';
import type { EntryOf } from '../../entries/entry.ts';
import { sortRank } from '../../shared/severity.ts';
import { compareTitles } from '../../shared/text.ts';
import type { Link, SeverityMark } from '../../site/page.ts';
import { markOfEntry } from '../../site/page-props.ts';
import type { Site } from '../../site/site.ts';
import { linkTo } from '../../site/links.ts';

type Runbook = EntryOf<'runbooks'>;

/** The outage that a runbook is one cause of, and the other causes of it. */
export interface PartOf {
  readonly outage: Link;
  readonly others: readonly Cause[];
}

/** A row of the triage table. */
export interface Cause extends Link {
  readonly recognise: string;
  readonly severity?: SeverityMark;
  readonly recovery: string;
}

export function partOfOutage(site: Site, entry: Runbook): PartOf | undefined {
  const [outage] = referencesOf(site.graph, entry, 'part_of');
  return outage?.kind === 'runbooks'
    ? { outage: linkTo(site, outage), others: causesOf(site, outage, entry) }
    : undefined;
}

/** What an outage may come from, the gravest first. */
export function causesOf(site: Site, outage: Runbook, except?: Runbook): Cause[] {
  const { scale } = site.graph;
  return referencedBy(site.graph, outage, 'part_of')
    .filter((entry) => entry.kind === 'runbooks')
    .filter((entry) => entry.data.draft !== true && entry !== except)
    .toSorted(
      (a, b) =>
        sortRank(a.data.severity, scale) - sortRank(b.data.severity, scale) ||
        compareTitles(a.title, b.title),
    )
    .map((entry) => causeOf(site, entry));
}

function causeOf(site: Site, entry: Runbook): Cause {
  const severity = markOfEntry(site, entry);
  const { recognise = '', recovery } = entry.data;
  return {
    ...linkTo(site, entry),
    recognise,
    recovery: recovery?.text ?? '',
    ...(severity && { severity }),
  };
}
