import { KINDS } from '../schemas/kinds.ts';
import { count } from '../shared/text.ts';
import { entryPage, type Bodies, type EntryPage } from './entry-page.ts';
import { slicesOf, type Slice } from './listing.ts';
import { ownList, restOf, type OwnListPage } from './own-lists.ts';
import type { Link, ListPage, Route } from './page.ts';
import { railOf } from './rail.ts';
import { servicePages, type ImpliedServicePage } from '../kinds/services/pages.ts';
import { folderCrumb, HOME, shell } from './shell.ts';
import type { Site } from './site.ts';
import { foldersAbove, folderTree, type Folder } from './tree.ts';

type KindPage = EntryPage | ListPage | OwnListPage | ImpliedServicePage;

/** Every page below a kind: its entries, its folders, and the services that are only named. */
export function kindRoutes(site: Site, bodies: Bodies): Route<KindPage>[] {
  const pages = new Map<string, () => KindPage>();
  for (const entries of site.graph.byKind.values())
    for (const entry of entries)
      if (entry.id !== '') pages.set(entry.url, () => entryPage(site, entry, bodies));
  for (const folder of folderTree(site).values()) {
    const own = ownList(site, folder, bodies);
    for (const { path, page } of own) pages.set(path, () => page);
    const byTitle = own.length > 0 ? restOf(folder, own) : folder;
    for (const slice of byTitle ? slicesOf(site, byTitle) : [])
      if (!pages.has(slice.path)) pages.set(slice.path, () => listPage(site, folder, slice, bodies));
  }
  // The list of services names those without an entry, too.
  for (const { path, page } of servicePages(site))
    if (path === '/services/' || !pages.has(path)) pages.set(path, () => page);
  return [...pages].map(([path, page]) => ({ path, page }));
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
