import type { EntryOf } from '../entries/entry.ts';
import { cleanId } from '../shared/path.ts';
import type { Link } from './page.ts';
import { href } from './page-props.ts';
import type { Site } from './site.ts';

export function serviceUrl(site: Site, name: string): string {
  return href(site, pathOf(cleanId(name)));
}

/** The title of the service's own page, where there is one. */
export function serviceLabel(site: Site, id: string): string {
  return site.graph.byUrl.get(pathOf(id))?.title ?? id;
}

export function serviceLink(site: Site, id: string): Link {
  return { label: serviceLabel(site, id), url: serviceUrl(site, id) };
}

/** The pages of those that have one, in the order in which they are named. */
export function writtenServices(site: Site, names: readonly string[]): EntryOf<'services'>[] {
  const ids = new Set(names.map(cleanId));
  return [...ids].flatMap((id) => {
    const entry = site.graph.byUrl.get(pathOf(id));
    return entry?.kind === 'services' ? [entry] : [];
  });
}

/** Where everything that names a service is listed. */
export function everythingAbout(id: string): string {
  return `${pathOf(id)}~all/`;
}

/** `/services/shop/`, without the site's base. */
export function pathOf(id: string): string {
  return `/services/${id}/`;
}
