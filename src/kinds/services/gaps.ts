import type { Entry, EntryOf } from '../../entries/entry.ts';
import { isClosed } from '../../graph/states.ts';
import { sortRank } from '../../shared/severity.ts';
import { compareTitles } from '../../shared/text.ts';
import type { Link, SeverityMark } from '../../site/page.ts';
import { markOf } from '../../site/severity.ts';
import type { Site } from '../../site/site.ts';
import { linkTo } from '../../site/links.ts';
import { bounded, type Bounded } from '../../site/bounded-list.ts';

/** Those that are open, the most urgent first. */
export type ServiceGaps = Bounded<GapRow> & { readonly closed: number };

export interface GapRow extends Link {
  readonly priority?: SeverityMark;
  readonly state: string;
}

/**
 * @param about every page about the service
 * @param all where all of them are
 */
export function gapsOfService(site: Site, about: readonly Entry[], all: string): ServiceGaps {
  const { derived, graph } = site;
  const gaps = about.filter((entry) => entry.kind === 'gaps');
  const rank = ({ data }: EntryOf<'gaps'>): number => sortRank(data.priority, graph.scale);
  const open = gaps
    .filter((gap) => {
      const status = derived.gaps.get(gap);
      return status === undefined || !isClosed(status);
    })
    .toSorted((a, b) => rank(a) - rank(b) || compareTitles(a.title, b.title));
  return { ...bounded(open, (gap) => gapRow(site, gap), all), closed: gaps.length - open.length };
}

function gapRow(site: Site, gap: EntryOf<'gaps'>): GapRow {
  const { priority } = gap.data;
  return {
    ...linkTo(site, gap),
    state: site.derived.gaps.get(gap)?.state ?? '',
    ...(priority !== undefined && { priority: markOf(site, priority) }),
  };
}
