import type { EntryOf } from '../../entries/entry.ts';
import { sortRank } from '../../shared/severity.ts';
import { compareTitles } from '../../shared/text.ts';
import type { Link, SeverityMark } from '../../site/page.ts';
import { markOfEntry } from '../../site/shell.ts';
import type { Site } from '../../site/site.ts';
import { linkTo } from '../../site/states.ts';

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
  const relations = site.graph.relations.get(entry) ?? [];
  const target = relations.find(({ reference }) => reference.relation === 'part_of')?.target;
  if (target?.to !== 'entry' || target.entry.kind !== 'runbooks') return undefined;
  return { outage: linkTo(site, target.entry), others: causesOf(site, target.entry, entry) };
}

/** What an outage may come from, the gravest first. */
export function causesOf(site: Site, outage: Runbook, except?: Runbook): Cause[] {
  const { incoming, scale } = site.graph;
  return (incoming.get(outage) ?? [])
    .flatMap(({ relation, from }) =>
      relation === 'part_of' && from.kind === 'runbooks' && from.data.draft !== true && from !== except
        ? [from]
        : [],
    )
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
