import type { Entry, EntryOf } from '../../entries/entry.ts';
import type { Card, Link } from '../../site/page.ts';
import { card, href } from '../../site/page-props.ts';
import { folderOf } from '../../site/tree.ts';
import type { Site } from '../../site/site.ts';
import type { KindView } from '../../site/kind-view.ts';

export const view: KindView<'guides'> = {
  components: { head: 'GuideHead', tail: 'GuideTail' },
  details: guideDetails,
  facts: { audience: 'For', level: 'Level' },
  showsPlans: true,
};

type Guide = EntryOf<'guides'>;

/** A guide that is a step of a path. */
export interface GuideDetails {
  readonly kind: 'guides';
  /** The list that the path stands in. */
  readonly path: Link;
  /** From 1. */
  readonly step: number;
  readonly steps: number;
  readonly previous?: Card;
  readonly next?: Card;
}

/** Nothing for a guide that has no place in an order, or is alone in it. */
export function guideDetails(site: Site, guide: Guide): GuideDetails | undefined {
  const folder = folderOf(site, guide);
  const path = pathOf(folder?.entries.filter(isGuide) ?? [], guide);
  const index = path.indexOf(guide);
  if (!folder || index < 0 || path.length < 2) return undefined;
  const [previous, next] = [path[index - 1], path[index + 1]];
  return {
    kind: 'guides',
    path: { label: folder.label, url: href(site, folder.url) },
    step: index + 1,
    steps: path.length,
    ...(previous && { previous: card(site, previous) }),
    ...(next && { next: card(site, next) }),
  };
}

type Step = Pick<Guide, 'data'>;

/**
 * The guides of one folder that say their order are one path, whatever their levels. Where two levels begin to count anew, each is
 * a path of its own.
 */
export function pathOf<Some extends Step>(folder: readonly Some[], guide: Some): Some[] {
  const steps = folder.filter(({ data }) => data.order !== undefined);
  const levels = Map.groupBy(steps, ({ data }) => data.level ?? '');
  const orders = [...levels.values()].flatMap((some) => [...new Set(some.map(({ data }) => data.order))]);
  const countsAnew = new Set(orders).size < orders.length;
  const path = countsAnew ? (levels.get(guide.data.level ?? '') ?? []) : steps;
  return path.toSorted((a, b) => (a.data.order ?? 0) - (b.data.order ?? 0));
}

function isGuide(entry: Entry): entry is Guide {
  return entry.kind === 'guides';
}
