import type { Entry, EntryOf } from '../../entries/entry.ts';
import { sortRank } from '../../shared/severity.ts';
import { compareTitles } from '../../shared/text.ts';
import type { Link, SeverityMark } from '../../site/page.ts';
import { markOfEntry } from '../../site/shell.ts';
import type { Site } from '../../site/site.ts';
import { linkTo } from '../../site/links.ts';
import { bounded, type Bounded } from '../../site/bounded-list.ts';

/** What nobody said is empty. */
export interface RunbookRow extends Link {
  readonly severity?: SeverityMark;
  /** Empty for incidents, which most are for. */
  readonly purpose: string;
  readonly recovery: string;
}

/**
 * @param about every page about the service
 * @param all where all of them are
 */
export function runbooksOfService(site: Site, about: readonly Entry[], all: string): Bounded<RunbookRow> {
  return bounded(bySeverity(site, about), (entry) => runbookRow(site, entry), all);
}

/** The gravest first. */
function bySeverity(site: Site, about: readonly Entry[]): EntryOf<'runbooks'>[] {
  const { scale } = site.graph;
  const rank = ({ data }: EntryOf<'runbooks'>): number => sortRank(data.severity, scale);
  return about
    .filter((entry) => entry.kind === 'runbooks')
    .toSorted((a, b) => rank(a) - rank(b) || compareTitles(a.title, b.title));
}

function runbookRow(site: Site, entry: EntryOf<'runbooks'>): RunbookRow {
  const severity = markOfEntry(site, entry);
  const { purpose, recovery } = entry.data;
  return {
    ...linkTo(site, entry),
    purpose: purpose === 'incident' ? '' : purpose,
    recovery: recovery?.text ?? '',
    ...(severity && { severity }),
  };
}
