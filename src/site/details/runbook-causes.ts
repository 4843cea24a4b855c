import type { EntryOf } from '../../entries/entry.ts';
import { sortRank } from '../../shared/severity.ts';
import { compareTitles } from '../../shared/text.ts';
import type { Link, SeverityMark } from '../page.ts';
import { markOfEntry } from '../shell.ts';
import { siteSource } from '../source.ts';
import { linkTo } from '../states.ts';

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

export function partOfOutage(entry: Runbook): PartOf | undefined {
  const relations = siteSource().graph.relations.get(entry) ?? [];
  const target = relations.find(({ reference }) => reference.relation === 'part_of')?.target;
  if (target?.to !== 'entry' || target.entry.kind !== 'runbooks') return undefined;
  return { outage: linkTo(target.entry), others: causesOf(target.entry, entry) };
}

/** What an outage may come from, the gravest first. */
export function causesOf(outage: Runbook, except?: Runbook): Cause[] {
  const { incoming, scale } = siteSource().graph;
  return (incoming.get(outage) ?? [])
    .flatMap(({ relation, from }) =>
      relation === 'part_of' && from.kind === 'runbooks' && from.data.draft !== true && from !== except
        ? [from]
        : [],
    )
    .toSorted(
      (a, b) =>
        sortRank(a.data.severity ?? '', scale) - sortRank(b.data.severity ?? '', scale) ||
        compareTitles(a.title, b.title),
    )
    .map(causeOf);
}

function causeOf(entry: Runbook): Cause {
  const severity = markOfEntry(entry);
  const { recognise = '', recovery = '' } = entry.data;
  return { ...linkTo(entry), recognise, recovery, ...(severity && { severity }) };
}
