import { KIND_NAMES, KINDS } from '../kinds/registry.ts';
import { count } from '../shared/text.ts';
import { entryPage, type Bodies, type EntryPage } from './entry-page.ts';
import { slicesOf, type Slice } from './listing.ts';
import type { Link, ListPage, Made, OwnList, OwnPage, Route } from './page.ts';
import { railOf } from './rail.ts';
import { folderCrumb, HOME, shell } from './shell.ts';
import type { Site } from './site.ts';
import { foldersAbove, folderTree, type Folder } from './tree.ts';
import { viewOf } from './views.ts';

/** Every page below a kind: its entries, its folders, and what else its view makes. */
export function kindRoutes(site: Site, bodies: Bodies): Route<EntryPage | ListPage | OwnPage>[] {
  const pages = new Map<string, () => EntryPage | ListPage | OwnPage>();
  for (const entries of site.graph.byKind.values())
    for (const entry of entries)
      if (entry.id !== '') pages.set(entry.url, () => entryPage(site, entry, bodies));
  for (const folder of folderTree(site).values()) {
    const own = ownList(site, folder, bodies);
    for (const { path, page } of own?.pages ?? []) pages.set(path, () => page);
    const byTitle = own ? own.rest !== undefined && { ...folder, url: own.rest } : folder;
    for (const slice of byTitle ? slicesOf(site, byTitle) : [])
      if (!pages.has(slice.path)) pages.set(slice.path, () => listPage(site, folder, slice, bodies));
  }
  for (const { path, page } of morePages(site))
    if (path === `/${page.kind}/` || !pages.has(path)) pages.set(path, () => page);
  return [...pages].map(([path, page]) => ({ path, page }));
}

/** The list of a kind that is more than titles, in as many pages as it needs; none where titles are enough. */
function ownList(site: Site, { kind, id, page }: Folder, bodies: Bodies): OwnList | undefined {
  if (id !== '') return undefined;
  const html = (page && bodies.get(page)?.html) ?? '';
  return viewOf(kind).list?.(site, html, page?.data.summary ?? KINDS[kind].intro);
}

/** Pages of kinds that name things without an entry. Where one is the kind's list, it has those in it. */
function morePages(site: Site): Made[] {
  return KIND_NAMES.flatMap((kind) => viewOf(kind).morePages?.(site) ?? []);
}

function listPage(site: Site, folder: Folder, { path, groups, paging }: Slice, bodies: Bodies): ListPage {
  const { kind, id, label, page } = folder;
  const intro = page?.data.summary ?? (id === '' ? KINDS[kind].intro : '');
  const crumbs: Link[] = [
    HOME(site),
    ...(id === '' ? [] : foldersAbove(site, kind, id).map((one) => folderCrumb(site, one))),
  ];
  return {
    ...shell(site, path, label, intro || `${label}: ${count(folder.count, 'entry', 'entries')}.`, crumbs),
    type: 'list',
    kind,
    intro,
    count: folder.count,
    groups,
    ...(page && path === folder.url ? { html: bodies.get(page)?.html ?? '' } : {}),
    ...(paging ? { paging } : {}),
    ...(id === '' ? {} : { rail: railOf(site, folder, path) }),
  };
}
