import { referencesOf, referencedBy } from '../../graph/relations.ts';
import type { Entry, EntryOf } from '../../entries/entry.ts';
import { serviceIds } from '../../graph/alerts.ts';
import type { GapState } from '../../graph/gap-state.ts';
import type { GapStatus } from '../../graph/states.ts';
import { slugSegment } from '../../shared/path.ts';
import { sortRank } from '../../shared/severity.ts';
import { compareText, count, titleFromName } from '../../shared/text.ts';
import { overdueBy } from './words.ts';
import { isListed } from '../../site/listed.ts';
import type { Body, Link, SeverityMark, CustomPage, CustomList, StateMark } from '../../site/page.ts';
import { evidenceOf, type Evidence } from '../../site/places.ts';
import { serviceLabel } from '../../site/services.ts';
import { markOf } from '../../site/severity.ts';
import { HOME, href, pageProps } from '../../site/page-props.ts';
import type { Site } from '../../site/site.ts';
import { linkTo } from '../../site/links.ts';
import { gapMark } from '../../site/states.ts';

type Gap = EntryOf<'gaps'>;

/** All gaps at once: a column for each state, in each a cell for each priority, the gravest first. */
export interface GapBoardPage extends CustomPage {
  readonly layout: 'GapBoard';
  readonly kind: 'gaps';
  /** `23 gaps: 8 open, 4 planned …` */
  readonly counts: string;
  /** The text of the folder's own page; empty where it has none. */
  readonly body: Body | undefined;
  readonly filters: readonly Filter[];
  readonly columns: readonly Column[];
  readonly rejected: readonly RejectedGap[];
  /** Where all are listed, if the board shows only some. */
  readonly rest?: Link;
}

/** What a reader chooses by. A gap is shown if `name:value` is one of its words. */
export interface Filter {
  readonly name: 'priority' | 'service' | 'category' | 'phase';
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

export interface Column {
  readonly id: string;
  readonly state: StateMark;
  readonly count: number;
  /** One for each priority of the board, so that those of all columns stand in one row; some are empty. */
  readonly cells: readonly { readonly priority: SeverityMark; readonly gaps: readonly BoardGap[] }[];
}

export interface BoardGap extends Link {
  /** Words of the filters: `service:shop category:security`. */
  readonly is: string;
  /** `3d`; empty where it is not. */
  readonly overdueBy: string;
}

export interface RejectedGap extends BoardGap {
  readonly evidence: readonly Evidence[];
}

/** Left to right, from what has not begun to what is over. Rejected ones are below the board. */
const COLUMNS: readonly GapState[] = [
  'open',
  'planned',
  'in progress',
  'remediated',
  'waiting',
  'deferred',
  'verified',
  'passed',
];

/** What one page shows, whatever there is; it keeps its weight. */
const MOST = 500;
/** Rows that the styles know of; what is less grave than these shares the last. */
const MOST_PRIORITIES = 8;

interface Placed {
  readonly gap: Gap;
  readonly status: GapStatus;
  readonly priority: string | undefined;
}

/** The board, and a list by title if it cannot show all gaps. */
export function gapList(site: Site, body: Body | undefined, intro: string): CustomList {
  const page = gapBoard(site, body, intro);
  return { pages: [{ path: '/gaps/', page }], ...(page.rest && { rest: ALL_GAPS }) };
}

/** Of `/gaps/`. */
export function gapBoard(site: Site, body: Body | undefined, intro: string): GapBoardPage {
  const { graph, derived } = site;
  const placed = (graph.byKind.get('gaps') ?? []).flatMap((gap): Placed[] => {
    const status = derived.gaps.get(gap);
    if (gap.kind !== 'gaps' || gap.id === '' || !isListed(gap) || !status) return [];
    return [{ gap, status, priority: gap.data.priority }];
  });
  const shown = placed.toSorted((a, b) => byWhatIsLeft(site, a, b)).slice(0, MOST);
  const priorities = prioritiesOf(site, shown);
  const those = (state: GapState): Placed[] => shown.filter(({ status }) => status.state === state);
  return {
    ...pageProps(site, '/gaps/', 'Gaps', intro, [HOME(site)]),
    type: 'own',
    layout: 'GapBoard',
    kind: 'gaps',
    counts: countsOf(placed),
    body,
    filters: filtersOf(site, shown),
    columns: COLUMNS.flatMap((state) => columnOf(site, state, those(state), priorities)),
    rejected: those('rejected').map((one) => ({
      ...boardGap(site, one),
      evidence: evidenceOf(site, one.gap.data.verdict?.evidence, one.gap.data.repository),
    })),
    ...(placed.length > MOST && {
      rest: { label: `all ${placed.length} by title`, url: href(site, ALL_GAPS) },
    }),
  };
}

const ALL_GAPS = '/gaps/~all/';

/** How a link asks the board for some of its gaps. */
export function boardUrl(site: Site, wanted: Partial<Record<Filter['name'], string | undefined>>): string {
  const query = Object.entries(wanted).map(([name, value]) => `${name}=${encodeURIComponent(wordOf(value))}`);
  return href(site, '/gaps/') + (query.length > 0 ? `?${query.join('&')}` : '');
}

function byWhatIsLeft(site: Site, a: Placed, b: Placed): number {
  const { scale } = site.graph;
  const place = ({ status }: Placed): number => [...COLUMNS, 'rejected'].indexOf(status.state);
  return (
    place(a) - place(b) ||
    sortRank(a.priority, scale) - sortRank(b.priority, scale) ||
    Number(b.status.overdue) - Number(a.status.overdue)
  );
}

function prioritiesOf(site: Site, shown: readonly Placed[]): (string | undefined)[] {
  const { scale } = site.graph;
  return [...new Set(shown.map(({ priority }) => priority))]
    .toSorted((a, b) => sortRank(a, scale) - sortRank(b, scale) || compareText(a ?? '', b ?? ''))
    .slice(0, MOST_PRIORITIES);
}

function columnOf(
  site: Site,
  state: GapState,
  placed: readonly Placed[],
  priorities: readonly (string | undefined)[],
): Column[] {
  if (placed.length === 0) return [];
  const cells = priorities.map((priority, row) => {
    const isLast = row === MOST_PRIORITIES - 1;
    const isHere = (one: Placed): boolean =>
      one.priority === priority || (isLast && !priorities.includes(one.priority));
    return {
      priority: priorityMark(site, priority),
      gaps: placed.filter(isHere).map((one) => boardGap(site, one)),
    };
  });
  return [{ id: slugSegment(state), state: gapMark({ state, overdue: false }), count: placed.length, cells }];
}

/** Gaps without a value are a row of their own. */
export function priorityMark(site: Site, priority: string | undefined): SeverityMark {
  return priority === undefined
    ? { label: 'no priority', level: 'unknown', pages: false }
    : markOf(site, priority);
}

function boardGap(site: Site, { gap, status, priority }: Placed): BoardGap {
  const { today } = site.derived;
  const words = [
    `priority:${wordOf(priority)}`,
    ...serviceIds(gap).map((id) => `service:${id}`),
    ...(gap.data.category === undefined ? [] : [`category:${gap.data.category}`]),
    ...phasesOf(site, gap).map(({ id }) => `phase:${id}`),
  ];
  return {
    ...linkTo(site, gap),
    is: words.join(' '),
    overdueBy: status.overdue ? (overdueBy(gap.data.waits_for, today) ?? '') : '',
  };
}

/** Those that it names or blocks, and those that it keeps from an objective. */
function phasesOf(site: Site, gap: Gap): Entry[] {
  const { graph } = site;
  const naming = referencedBy(graph, gap, 'objective');
  const all = [...referencesOf(graph, gap, 'phases'), ...referencesOf(graph, gap, 'blocks'), ...naming];
  return [...new Set(all.filter(({ kind }) => kind === 'phases'))];
}

/** A filter with one choice is none. */
function filtersOf(site: Site, shown: readonly Placed[]): Filter[] {
  const gaps = shown.map(({ gap }) => gap);
  const phases = [...new Set(gaps.flatMap((gap) => phasesOf(site, gap)))];
  const filters: Filter[] = [
    {
      name: 'priority',
      label: 'Priority',
      options: prioritiesOf(site, shown).map((priority) => ({
        value: wordOf(priority),
        label: priorityMark(site, priority).label,
      })),
    },
    {
      name: 'service',
      label: 'Service',
      options: sorted(gaps.flatMap(serviceIds)).map((value) => ({ value, label: serviceLabel(site, value) })),
    },
    {
      name: 'category',
      label: 'Category',
      options: sorted(gaps.flatMap(({ data }) => data.category ?? [])).map((value) => ({
        value,
        label: titleFromName(value),
      })),
    },
    { name: 'phase', label: 'Phase', options: phases.map(({ id, title }) => ({ value: id, label: title })) },
  ];
  return filters.filter(({ options }) => options.length > 1);
}

function countsOf(placed: readonly Placed[]): string {
  const states = [...COLUMNS, 'rejected' as const].flatMap((state) => {
    const those = placed.filter(({ status }) => status.state === state).length;
    return those > 0 ? [`${those} ${state}`] : [];
  });
  const overdue = placed.filter((one) => one.status.overdue).length;
  const late = overdue > 0 ? `; ${overdue} overdue` : '';
  return `${count(placed.length, 'gap')}: ${states.join(', ')}${late}`;
}

/** Words of a filter have no spaces; `none` is for gaps that say nothing. */
function wordOf(value = 'none'): string {
  return value.replace(/\s+/g, '-');
}

function sorted(values: readonly string[]): string[] {
  return [...new Set(values)].toSorted(compareText);
}
