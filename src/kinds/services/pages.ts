import type { Entry } from '../../entries/entry.ts';
import { KINDS, type Kind } from '../registry.ts';
import { count } from '../../shared/text.ts';
import { serviceDetails, type ServiceDetails } from './details.ts';
import { servicesInUse } from '../../site/listed.ts';
import { pagePath, pagesOf, pagingOf } from '../../site/listing.ts';
import type { Card, Group, Link, ListPage, CustomRoute, CustomPage } from '../../site/page.ts';
import { newFileUrl } from '../../site/repository.ts';
import { everythingAbout, pathOf, serviceLabel, serviceUrl } from '../../site/services.ts';
import { card, href, HOME, kindCrumb, pageProps } from '../../site/page-props.ts';
import type { Site } from '../../site/site.ts';

/** A service that is only named: what is known of it all the same. */
export interface ImpliedServicePage extends CustomPage {
  readonly layout: 'ImpliedService';
  readonly kind: 'services';
  readonly details: ServiceDetails;
  /** Where the pages that are about it are listed; absent where there are none. */
  readonly everything?: string;
  /** Where its page is created; absent where no repository is known. */
  readonly createUrl?: string;
}

/** The list of services, of each everything that names it, and a page for those without one. */
export function servicePages(site: Site): CustomRoute<ListPage | ImpliedServicePage>[] {
  const services = servicesInUse(site);
  if (services.size === 0) return [];
  return [
    ...listPages(site, services),
    ...[...services].flatMap(([id, about]) => pagesAbout(site, id, about)),
  ];
}

function listPages(site: Site, services: ReadonlyMap<string, readonly Entry[]>): CustomRoute<ListPage>[] {
  const { intro, label } = KINDS.services;
  const cards = [...services].map(([id, entries]) => serviceCard(site, id, entries));
  return pagesOf(cards).map((some, index, all) =>
    listPage(site, {
      url: '/services/',
      index,
      pages: all.length,
      title: label,
      intro,
      description: intro,
      count: services.size,
      crumbs: [HOME(site)],
      groups: [{ label: 'All by name', count: services.size, cards: some }],
    }),
  );
}

function pagesAbout(
  site: Site,
  id: string,
  about: readonly Entry[],
): CustomRoute<ListPage | ImpliedServicePage>[] {
  const name = serviceLabel(site, id);
  const lists = pagesOf(about).map((some, index, all) =>
    listPage(site, {
      url: everythingAbout(id),
      index,
      pages: all.length,
      title: `Everything about ${name}`,
      intro: '',
      description: `${count(about.length, 'entry', 'entries')} about ${name}.`,
      count: about.length,
      crumbs: [HOME(site), kindCrumb(site, 'services'), { label: name, url: serviceUrl(site, id) }],
      groups: byKind(site, some),
    }),
  );
  const path = pathOf(id);
  if (site.graph.byUrl.has(path)) return lists;
  return [{ path, page: impliedService(site, id, about) }, ...(about.length > 0 ? lists : [])];
}

function impliedService(site: Site, id: string, about: readonly Entry[]): ImpliedServicePage {
  const createUrl = newFileUrl(site, `services/${id}.md`, `---\ntitle: ${id}\nsummary:\nowner:\n---\n`);
  const description = `References to ${id}, a service without a page of its own.`;
  return {
    ...pageProps(site, pathOf(id), id, description, [HOME(site), kindCrumb(site, 'services')]),
    type: 'own',
    layout: 'ImpliedService',
    kind: 'services',
    details: serviceDetails(site, id),
    ...(about.length > 0 && { everything: href(site, everythingAbout(id)) }),
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

function listPage(
  site: Site,
  { url, index, pages, title, description, crumbs, ...shown }: ServiceList,
): CustomRoute<ListPage> {
  const path = pagePath(url, index);
  const paging = pagingOf(site, url, index, pages);
  const page: ListPage = {
    ...pageProps(site, path, title, description, crumbs),
    ...shown,
    ...(paging ? { paging } : {}),
    type: 'list',
    kind: 'services',
  };
  return { path, page };
}

function serviceCard(site: Site, id: string, entries: readonly Entry[]): Card {
  const written = site.graph.byUrl.get(pathOf(id));
  const about = entries.length === 0 ? 'Referenced, no page' : count(entries.length, 'entry', 'entries');
  if (written) return card(site, written);
  return {
    title: id,
    url: serviceUrl(site, id),
    kind: 'services',
    summary: about,
    services: [],
    optional: false,
  };
}

function byKind(site: Site, entries: readonly Entry[]): Group[] {
  const groups = Map.groupBy(entries, ({ kind }): Kind => kind);
  return [...groups].map(([kind, some]) => ({
    label: KINDS[kind].label,
    count: some.length,
    cards: some.map((entry) => card(site, entry)),
  }));
}
