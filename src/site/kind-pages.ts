import { KIND_NAMES, KINDS } from '../kinds/registry.ts';
import { count } from '../shared/text.ts';
import { entryPage, type EntryPage } from './entry-page.ts';
import { slicesOf, type Slice } from './listing.ts';
import type { Link, ListPage, CustomRoute, CustomList, CustomPage, Route } from './page.ts';
import { sidebarOf } from './sidebar.ts';
import { folderCrumb, HOME, pageProps } from './page-props.ts';
import type { Site } from './site.ts';
import { foldersAbove, folderTree, type Folder } from './tree.ts';
import { viewOf } from './views.ts';

/** Every page below a kind: its entries, its folders, and what else its view makes. */
export function kindRoutes(site: Site): Route<EntryPage | ListPage | CustomPage>[] {
  const pages = new Map<string, () => EntryPage | ListPage | CustomPage>();
  for (const entries of site.graph.byKind.values())
    for (const entry of entries) if (entry.id !== '') pages.set(entry.url, () => entryPage(site, entry));
  for (const folder of folderTree(site).values()) {
    const own = customListPage(site, folder);
    for (const { path, page } of own?.pages ?? []) pages.set(path, () => page);
    const byTitle = own ? own.rest !== undefined && { ...folder, url: own.rest } : folder;
    for (const slice of byTitle ? slicesOf(site, byTitle) : [])
      if (!pages.has(slice.path)) pages.set(slice.path, () => listPage(site, folder, slice));
  }
  for (const { path, page } of customRoutes(site))
    if (path === `/${page.kind}/` || !pages.has(path)) pages.set(path, () => page);
  return [...pages].map(([path, page]) => ({ path, page }));
}

/** The list of a kind that is more than titles, in as many pages as it needs; none where titles are enough. */
function customListPage(site: Site, { kind, id, page }: Folder): CustomList | undefined {
  if (id !== '') return undefined;
  const body = page && site.bodies.get(page);
  return viewOf(kind).customList?.(site, body, page?.data.summary ?? KINDS[kind].intro);
}

/** Pages of kinds that name things without an entry. Where one is the kind's list, it has those in it. */
function customRoutes(site: Site): CustomRoute[] {
  return KIND_NAMES.flatMap((kind) => viewOf(kind).customRoutes?.(site) ?? []);
}

function listPage(site: Site, folder: Folder, { path, groups, paging }: Slice): ListPage {
  const { kind, id, label, page } = folder;
  const introduction = page?.data.summary ?? (id === '' ? KINDS[kind].intro : '');
  const summary = id === '' ? viewOf(kind).listSummary?.(site) : undefined;
  const intro = [introduction, summary].filter(Boolean).join(' ');
  const crumbs: Link[] = [
    HOME(site),
    ...(id === '' ? [] : foldersAbove(site, kind, id).map((one) => folderCrumb(site, one))),
  ];
  return {
    ...pageProps(site, path, label, intro || `${label}: ${count(folder.count, 'entry', 'entries')}.`, crumbs),
    type: 'list',
    kind,
    intro,
    count: folder.count,
    groups,
    ...(page && path === folder.url ? { body: site.bodies.get(page) } : {}),
    ...(paging ? { paging } : {}),
    ...(id === '' ? {} : { sidebar: sidebarOf(site, folder, path) }),
  };
}
