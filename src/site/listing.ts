import type { Group, Paging } from './page.ts';
import { card, href } from './shell.ts';
import type { Folder } from './tree.ts';

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
export function slicesOf(folder: Folder): Slice[] {
  const pages = Math.max(1, Math.ceil(folder.entries.length / PAGE_SIZE));
  return Array.from({ length: pages }, (_, index) => {
    const path = pagePath(folder.url, index);
    const entries = folder.entries.slice(index * PAGE_SIZE, (index + 1) * PAGE_SIZE);
    const own: Group[] =
      entries.length > 0
        ? [
            {
              label: folder.folders.length > 0 ? 'In this section' : 'All by title',
              count: folder.entries.length,
              cards: entries.map(card),
            },
          ]
        : [];
    const groups =
      index === 0
        ? [...own, ...folder.folders.map((inner) => folderGroup(inner, folder.count <= SHOW_ALL))]
        : own;
    return pages === 1 ? { path, groups } : { path, groups, paging: paging(folder.url, index, pages) };
  });
}

function folderGroup(folder: Folder, showAll: boolean): Group {
  const cards = showAll ? folder.entries.slice(0, PAGE_SIZE).map(card) : [];
  return { label: folder.label, url: href(folder.url), count: folder.count, cards };
}

/** `~2` can be no entry's id: a slug keeps no tilde. */
function pagePath(url: string, index: number): string {
  return index === 0 ? url : `${url}~${index + 1}/`;
}

function paging(url: string, index: number, total: number): Paging {
  return {
    current: index + 1,
    total,
    ...(index > 0 ? { previous: href(pagePath(url, index - 1)) } : {}),
    ...(index + 1 < total ? { next: href(pagePath(url, index + 1)) } : {}),
  };
}
