import type { Entry } from '../entries/entry.ts';
import { KINDS, type Kind } from '../schemas/kinds.ts';
import { cleanId } from '../shared/path.ts';
import { count } from '../shared/text.ts';
import { servicesInUse } from './listed.ts';
import { pagePath, pagesOf, pagingOf } from './listing.ts';
import type { Card, Group, ListPage } from './page.ts';
import { card, href, HOME, kindCrumb, shell } from './shell.ts';
import { siteSource } from './source.ts';

export function serviceUrl(name: string): string {
  return href(pathOf(cleanId(name)));
}

/** The title of the service's own page, where somebody wrote one. */
export function serviceLabel(id: string): string {
  return siteSource().graph.byUrl.get(pathOf(id))?.title ?? id;
}

/** Where everything that names a service is listed: at its own address, or below it where that is a page of its own. */
export function everythingAbout(id: string): string {
  const path = pathOf(id);
  return siteSource().graph.byUrl.has(path) ? `${path}~all/` : path;
}

/** The list of services, and of each service everything that names it, in as many pages as they need. */
export function servicePages(): { path: string; page: ListPage }[] {
  const services = servicesInUse();
  if (services.size === 0) return [];
  const { intro, label } = KINDS.services;
  const cards = [...services].map(([id, entries]) => serviceCard(id, entries));
  const list = pagesOf(cards).map((some, index, all) => ({
    path: pagePath('/services/', index),
    title: label,
    intro,
    count: services.size,
    crumbs: [HOME()],
    groups: [{ label: 'All by name', count: services.size, cards: some }],
    paging: pagingOf('/services/', index, all.length),
  }));
  const each = [...services].flatMap(([id, entries]) =>
    pagesOf(entries).map((some, index, all) => ({
      path: pagePath(everythingAbout(id), index),
      title: serviceLabel(id),
      intro: '',
      count: entries.length,
      crumbs: [HOME(), kindCrumb('services')],
      groups: byKind(some),
      paging: pagingOf(everythingAbout(id), index, all.length),
    })),
  );
  return [...list, ...each].map(({ path, title, crumbs, paging, ...rest }) => ({
    path,
    page: {
      ...shell(path, title, rest.intro || `${count(rest.count, 'entry', 'entries')} about ${title}.`, crumbs),
      ...rest,
      ...(paging ? { paging } : {}),
      type: 'list',
      kind: 'services',
    },
  }));
}

function serviceCard(id: string, entries: readonly Entry[]): Card {
  const written = siteSource().graph.byUrl.get(pathOf(id));
  const about = count(entries.length, 'entry', 'entries');
  if (written) return card(written);
  return { title: id, url: serviceUrl(id), kind: 'services', summary: about, services: [], optional: false };
}

function byKind(entries: readonly Entry[]): Group[] {
  const groups = Map.groupBy(entries, ({ kind }): Kind => kind);
  return [...groups].map(([kind, some]) => ({
    label: KINDS[kind].label,
    count: some.length,
    cards: some.map(card),
  }));
}

function pathOf(id: string): string {
  return `/services/${id}/`;
}
