import { createHash } from 'node:crypto';
import type { Entry, Outline } from '../entries/entry.ts';
import type { Body } from '../markdown/render.ts';
import { KINDS } from '../schemas/kinds.ts';
import { count } from '../shared/text.ts';
import { factsOf, sourceOf } from './facts.ts';
import { slicesOf, type Slice } from './listing.ts';
import type { EntryPage, HomePage, IndexPage, Link, ListPage, PlainPage, Shell, TocItem } from './page.ts';
import { railOf } from './rail.ts';
import { relationGroups } from './relations.ts';
import { isListed, servicesInUse } from './listed.ts';
import { everythingAbout, serviceLabel, servicePages, serviceUrl } from './services.ts';
import { card, HOME, href, shell, siteInfo } from './shell.ts';
import { siteSource } from './source.ts';
import { folderOf, foldersAbove, folderTree, type Folder } from './tree.ts';

/** What `getStaticPaths` of `[kind]/[...id].astro` returns. */
export interface KindRoute {
  readonly params: { readonly kind: string; readonly id: string | undefined };
  readonly props: { readonly page: EntryPage | ListPage };
  readonly cacheKey: string;
}

/** Every page below a kind: its entries, its folders, and the services that are only named. */
export async function kindRoutes(): Promise<KindRoute[]> {
  const bodies = await siteSource().bodies;
  const pages = new Map<string, EntryPage | ListPage>();
  for (const entries of siteSource().graph.byKind.values())
    for (const entry of entries) if (entry.id !== '') pages.set(entry.url, entryPage(entry, bodies));
  for (const folder of folderTree().values()) {
    for (const slice of slicesOf(folder))
      if (!pages.has(slice.path)) pages.set(slice.path, listPage(folder, slice, bodies));
  }
  // The list of services names those without an entry, too.
  for (const { path, page } of servicePages())
    if (path === '/services/' || !pages.has(path)) pages.set(path, page);
  return [...pages].map(([path, page]) => {
    const [kind = '', ...id] = path.slice(1, -1).split('/');
    return {
      params: { kind, id: id.length > 0 ? id.join('/') : undefined },
      props: { page },
      cacheKey: cacheKey(page),
    };
  });
}

/**
 * Equal for two builds in which a page shows the same, so that the second one may keep the page that the first one made. When
 * and from which commit it was made is not counted: a kept page says when that was.
 */
function cacheKey(page: Shell): string {
  const { site, ...shown } = page;
  const { build, kinds, ...lasting } = site;
  const stable = {
    shown,
    lasting,
    version: build.version,
    kinds: kinds.map(({ label, url }) => [label, url]),
  };
  return createHash('sha1').update(JSON.stringify(stable)).digest('base64url');
}

type Bodies = ReadonlyMap<Entry, Body>;

function entryPage(entry: Entry, bodies: Bodies): EntryPage {
  const { problems, isDev } = siteSource();
  const { kind, id, url, title, summary, services, data, outline } = entry;
  const own = folderTree().get(url);
  const first = own && slicesOf(own)[0];
  const above = folderOf(entry);
  const crumbs = [HOME(), ...foldersAbove(kind, id).map(crumb)];
  return {
    ...shell(url, title, summary, crumbs),
    type: 'entry',
    kind,
    kindLabel: KINDS[kind].singular,
    summary: data.summary ?? data.description ?? '',
    facts: factsOf(entry),
    html: bodies.get(entry)?.html ?? '',
    toc: tocOf(outline),
    source: sourceOf(entry),
    services,
    draft: data.draft ?? false,
    optional: data.optional ?? false,
    groups: first?.groups ?? [],
    ...(first?.paging ? { paging: first.paging } : {}),
    ...relationGroups(entry),
    ...(kind === 'services' ? { everything: href(everythingAbout(id)) } : {}),
    symptoms: entry.symptoms,
    problems: isDev ? problems.filter((problem) => problem.file === entry.file) : [],
    ...(own ? { rail: railOf(own, url) } : above ? { rail: railOf(above, url) } : {}),
  };
}

function tocOf({ headings, startsWithTitle }: Outline): TocItem[] {
  return headings
    .slice(startsWithTitle ? 1 : 0)
    .map(({ level, id, text }) => ({ depth: level, id, text }))
    .filter((item): item is TocItem => item.depth === 2 || item.depth === 3);
}

function listPage(folder: Folder, { path, groups, paging }: Slice, bodies: Bodies): ListPage {
  const { kind, id, label, page } = folder;
  const intro = page?.data.summary ?? (id === '' ? KINDS[kind].intro : '');
  const crumbs: Link[] = [HOME(), ...(id === '' ? [] : foldersAbove(kind, id).map(crumb))];
  return {
    ...shell(path, label, intro || `${label}: ${count(folder.count, 'entry', 'entries')}.`, crumbs),
    type: 'list',
    kind,
    intro,
    count: folder.count,
    groups,
    ...(page && path === folder.url ? { html: bodies.get(page)?.html ?? '' } : {}),
    ...(paging ? { paging } : {}),
    ...(id === '' ? {} : { rail: railOf(folder, path) }),
  };
}

function crumb(folder: Folder): Link {
  return { label: folder.label, url: href(folder.url) };
}

/** Cards of a kind, and services, that the first screen has room for. */
const HOME_CARDS = 5;
const HOME_SERVICES = 24;

export function homePage(): HomePage {
  const { graph } = siteSource();
  const { kinds, title } = siteInfo();
  const services = [...servicesInUse()]
    .map(([id, about]) => ({ label: serviceLabel(id), url: serviceUrl(id), count: about.length }))
    .toSorted((a, b) => b.count - a.count)
    .slice(0, HOME_SERVICES);
  return {
    ...shell('/', title, 'Runbooks, known problems and guides: paste an error, or start from an alert.', []),
    type: 'home',
    kinds: kinds
      .filter(({ kind }) => kind !== 'services' && graph.byKind.has(kind))
      .map((link) => ({
        link,
        intro: KINDS[link.kind].intro,
        cards: (graph.byKind.get(link.kind) ?? []).filter(isListed).slice(0, HOME_CARDS).map(card),
      })),
    services,
  };
}

export function searchPage(): PlainPage {
  return { ...shell('/search/', 'Search', 'Search this site.', [HOME()]), type: 'search' };
}

export function notFoundPage(): PlainPage {
  return {
    ...shell('/404.html', 'Page not found', 'There is no page at this address.', []),
    type: 'not-found',
  };
}

export interface LetterRoute {
  readonly params: { readonly letter: string | undefined };
  readonly props: { readonly page: IndexPage };
}

/** The A–Z index: one page per letter, the first of them at the index's own address. */
export function letterRoutes(): LetterRoute[] {
  const byLetter = Map.groupBy(
    [...siteSource().graph.byKind.values()]
      .flat()
      .filter(isListed)
      .toSorted((a, b) => a.title.localeCompare(b.title, 'en', { numeric: true })),
    ({ title }) => letterOf(title),
  );
  const letters = [...byLetter.keys()].toSorted((a, b) => a.localeCompare(b, 'en'));
  const all = letters.length === 0 ? ['a'] : letters;
  return [undefined, ...all].map((letter) => {
    const shown = letter ?? all[0] ?? 'a';
    const path = letter === undefined ? '/index-a-z/' : `/index-a-z/${encodeURIComponent(letter)}/`;
    const page: IndexPage = {
      ...shell(path, 'A–Z index', 'All pages by title.', [HOME()]),
      type: 'index',
      letters: letters.map((name) => ({
        label: name.toUpperCase(),
        url: href(`/index-a-z/${name}/`),
        current: name === shown,
        count: byLetter.get(name)?.length ?? 0,
      })),
      entries: (byLetter.get(shown) ?? []).map((entry) => ({
        title: entry.title,
        url: href(entry.url),
        kindLabel: KINDS[entry.kind].singular,
      })),
    };
    return { params: { letter }, props: { page }, cacheKey: cacheKey(page) };
  });
}

function letterOf(title: string): string {
  const first =
    title
      .normalize('NFD')
      .toLowerCase()
      .match(/[\p{L}\p{N}]/u)?.[0] ?? '0';
  return /[0-9]/.test(first) ? '0-9' : first;
}
