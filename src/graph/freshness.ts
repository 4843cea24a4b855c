import type { Entry } from '../entries/entry.ts';
import { momentField, textField } from '../kinds/schemas.ts';
import type { Settings } from '../kinds/settings.ts';
import type { Moment } from '../schemas/moment.ts';
import type { WrittenDuration } from '../shared/duration.ts';
import { sortRank } from '../shared/severity.ts';
import type { Graph } from './build.ts';
import { lastDrill } from './incidents.ts';

export type Freshness = 'fresh' | 'stale' | 'never reviewed' | 'no policy';

/** What is known of a page's last review. */
export interface ReviewStatus {
  /** The day on which it was last looked at; a page that was carried out is as good as reviewed. */
  readonly seen: Moment | undefined;
  /** How long that holds; nothing where no policy applies. */
  readonly every: WrittenDuration | undefined;
  readonly freshness: Freshness;
}

/** What the settings say of the first of the names that they know. */
export function reviewInterval(
  policy: Settings['review'],
  ...names: readonly (string | undefined)[]
): WrittenDuration | undefined {
  const known = names.find((name) => name !== undefined && Object.hasOwn(policy, name));
  return known === undefined ? undefined : policy[known];
}

/**
 * A page was looked at when it was reviewed, carried out, or exercised in a drill. The interval is that of the page, else that
 * of its severity, else that of its kind.
 * @param today milliseconds since 1970, UTC
 */
export function reviewOf(graph: Graph, entry: Entry, today: number): ReviewStatus {
  const { data, kind } = entry;
  const severity = textField(entry, 'severity');
  const every = data.review_every ?? reviewInterval(graph.content.settings.review, severity, kind);
  const seen = [data.reviewed, momentField(entry, 'validated'), lastDrill(graph, entry)]
    .filter((day) => day !== undefined)
    .toSorted((a, b) => a.at - b.at)
    .at(-1);
  return { seen, every, freshness: freshnessOf(seen?.at, every?.to, today) };
}

/**
 * Entries whose review is overdue, or that were never reviewed though a policy applies: those of the gravest severity first, of these
 * the ones that were not reviewed for the longest time.
 * @param today milliseconds since 1970, UTC
 */
export function overdueReviews(graph: Graph, today: number): Map<Entry, ReviewStatus> {
  const rank = (entry: Entry): number => sortRank(textField(entry, 'severity'), graph.scale);
  const overdue = graph.content.entries
    .map((entry) => [entry, reviewOf(graph, entry, today)] as const)
    .filter(([, { freshness }]) => freshness === 'stale' || freshness === 'never reviewed')
    .toSorted(
      ([a, { seen }], [b, { seen: other }]) => rank(a) - rank(b) || (seen?.at ?? 0) - (other?.at ?? 0),
    );
  return new Map(overdue);
}

/**
 * @param reviewed milliseconds since 1970, UTC
 * @param every how long a review holds, in milliseconds; where no policy applies, nothing is stale
 */
export function freshnessOf(
  reviewed: number | undefined,
  every: number | undefined,
  today: number,
): Freshness {
  if (every === undefined) return 'no policy';
  if (reviewed === undefined) return 'never reviewed';
  return reviewed + every < today ? 'stale' : 'fresh';
}
