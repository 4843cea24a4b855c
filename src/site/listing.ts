import type { Entry } from '../entries/entry.ts';
import { KINDS, orderOf } from '../kinds/registry.ts';
import type { Group, Paging } from './page.ts';
import { card, href } from './page-props.ts';
import type { Folder } from './tree.ts';
import type { Site } from './site.ts';
import { siteTexts } from '../texts/texts.ts';

/** Entries on one page of a list: what a reader still scans, and what keeps the page's weight bounded. */
const PAGE_SIZE = 100;
/** Below this many entries a section shows everything that is in it, folder by folder. */
const SHOW_ALL = 150;

export interface Slice {
  readonly path: string;
  readonly groups: readonly Group[];
  readonly paging?: Paging;
}

/** What a folder's page lists, in as many pages as its size needs; the first has the folder's own address. */
export function slicesOf(site: Site, folder: Folder): Slice[] {
  return pagesOf(folder.entries).map((entries, index, all) => {
    const path = pagePath(folder.url, index);
    const own = ownGroups(site, folder, entries);
    const groups =
      index === 0
        ? [...own, ...folder.folders.map((inner) => folderGroup(site, inner, folder.count <= SHOW_ALL))]
        : own;
    const paging = pagingOf(site, folder.url, index, all.length);
    return { path, groups, ...(paging ? { paging } : {}) };
  });
}

/** The path through a folder of guides stands before everything else in it. */
function ownGroups(site: Site, folder: Folder, entries: readonly Entry[]): Group[] {
  const path = entries.filter(isStep);
  const others = entries.filter((entry) => !isStep(entry));
  const steps = folder.entries.filter(isStep).length;
  const groups: Group[] = [
    {
      label: siteTexts(site).lists.startHere,
      count: steps,
      cards: path.map((entry) => card(site, entry)),
      isPath: true,
    },
    {
      label: othersLabel(site, folder, steps),
      count: folder.entries.length - steps,
      cards: others.map((entry) => card(site, entry)),
    },
  ];
  return groups.filter(({ cards }) => cards.length > 0);
}

/** A page that has its place in an order. */
function isStep(entry: Entry): boolean {
  return orderOf(entry) !== Infinity;
}

function othersLabel(site: Site, { kind, folders }: Folder, steps: number): string {
  const { lists } = siteTexts(site);
  if (folders.length > 0) return lists.inThisSection;
  if (KINDS[kind].latestFirst) return lists.latestFirst;
  return steps > 0 ? lists.reference : lists.byTitle;
}

function folderGroup(site: Site, folder: Folder, showAll: boolean): Group {
  const cards = showAll ? folder.entries.slice(0, PAGE_SIZE).map((entry) => card(site, entry)) : [];
  const isPath = showAll && folder.entries.every(isStep);
  return { label: folder.label, url: href(site, folder.url), count: folder.count, cards, isPath };
}

/** The items of a list, a page's worth at a time; one empty page where there are none. */
export function pagesOf<Item>(items: readonly Item[], size = PAGE_SIZE): (readonly Item[])[] {
  const pages = Math.max(1, Math.ceil(items.length / size));
  return Array.from({ length: pages }, (_, index) => items.slice(index * size, (index + 1) * size));
}

/** `~2` can be no entry's id: a slug keeps no tilde. */
export function pagePath(url: string, index: number): string {
  return index === 0 ? url : `${url}~${index + 1}/`;
}

/** Nothing where everything is on one page. */
export function pagingOf(site: Site, url: string, index: number, total: number): Paging | undefined {
  if (total <= 1) return undefined;
  return {
    current: index + 1,
    total,
    ...(index > 0 ? { previous: href(site, pagePath(url, index - 1)) } : {}),
    ...(index + 1 < total ? { next: href(site, pagePath(url, index + 1)) } : {}),
  };
}
