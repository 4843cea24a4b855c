import type { Entry } from '../entries/entry.ts';
import { KINDS, type Kind } from '../schemas/kinds.ts';
import { count } from '../shared/text.ts';
import { serviceDetails, type ServiceDetails } from './details/services.ts';
import { servicesInUse } from './listed.ts';
import { pagePath, pagesOf, pagingOf } from './listing.ts';
import type { Card, Group, Link, ListPage, Shell } from './page.ts';
import { newFileUrl } from './repository.ts';
import { everythingAbout, pathOf, serviceLabel, serviceUrl } from './services.ts';
import { card, href, HOME, kindCrumb, shell } from './shell.ts';
import { siteSource } from './source.ts';

/** A service that is only named: what is known of it all the same. */
export interface ImpliedServicePage extends Shell {
  readonly type: 'implied-service';
  readonly kind: 'services';
  readonly details: ServiceDetails;
  /** Where the pages that are about it are listed; absent where there are none. */
  readonly everything?: string;
  /** Where somebody writes its page; absent where no repository is known. */
  readonly createUrl?: string;
}

interface Made<Page> {
  readonly path: string;
  readonly page: Page;
}

/** The list of services, of each everything that names it, and a page for those that nobody wrote one for. */
export function servicePages(): Made<ListPage | ImpliedServicePage>[] {
  const services = servicesInUse();
  if (services.size === 0) return [];
  return [...listPages(services), ...[...services].flatMap(([id, about]) => pagesAbout(id, about))];
}

function listPages(services: ReadonlyMap<string, readonly Entry[]>): Made<ListPage>[] {
  const { intro, label } = KINDS.services;
  const cards = [...services].map(([id, entries]) => serviceCard(id, entries));
  return pagesOf(cards).map((some, index, all) =>
    listPage({
      url: '/services/',
      index,
      pages: all.length,
      title: label,
      intro,
      description: intro,
      count: services.size,
      crumbs: [HOME()],
      groups: [{ label: 'All by name', count: services.size, cards: some }],
    }),
  );
}

function pagesAbout(id: string, about: readonly Entry[]): Made<ListPage | ImpliedServicePage>[] {
  const name = serviceLabel(id);
  const lists = pagesOf(about).map((some, index, all) =>
    listPage({
      url: everythingAbout(id),
      index,
      pages: all.length,
      title: `Everything about ${name}`,
      intro: '',
      description: `${count(about.length, 'entry', 'entries')} about ${name}.`,
      count: about.length,
      crumbs: [HOME(), kindCrumb('services'), { label: name, url: serviceUrl(id) }],
      groups: byKind(some),
    }),
  );
  const path = pathOf(id);
  if (siteSource().graph.byUrl.has(path)) return lists;
  return [{ path, page: impliedService(id, about) }, ...(about.length > 0 ? lists : [])];
}

function impliedService(id: string, about: readonly Entry[]): ImpliedServicePage {
  const createUrl = newFileUrl(`services/${id}.md`, `---\ntitle: ${id}\nsummary:\nowner:\n---\n`);
  const description = `What is known of ${id}, of which nobody has written a page yet.`;
  return {
    ...shell(pathOf(id), id, description, [HOME(), kindCrumb('services')]),
    type: 'implied-service',
    kind: 'services',
    details: serviceDetails(id),
    ...(about.length > 0 && { everything: href(everythingAbout(id)) }),
    ...(createUrl !== undefined && { createUrl }),
  };
}

interface ServiceList {
  /** Of its first page, without the base. */
  readonly url: string;
  readonly index: number;
  readonly pages: number;
  readonly title: string;
  readonly intro: string;
  readonly description: string;
  readonly count: number;
  readonly crumbs: readonly Link[];
  readonly groups: readonly Group[];
}

function listPage({ url, index, pages, title, description, crumbs, ...shown }: ServiceList): Made<ListPage> {
  const path = pagePath(url, index);
  const paging = pagingOf(url, index, pages);
  const page: ListPage = {
    ...shell(path, title, description, crumbs),
    ...shown,
    ...(paging ? { paging } : {}),
    type: 'list',
    kind: 'services',
  };
  return { path, page };
}

function serviceCard(id: string, entries: readonly Entry[]): Card {
  const written = siteSource().graph.byUrl.get(pathOf(id));
  const about = entries.length === 0 ? 'Only named' : count(entries.length, 'entry', 'entries');
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
