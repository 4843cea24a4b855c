import type { Entry } from '../entries/entry.ts';
import { KIND_NAMES, KINDS, type Kind } from '../schemas/kinds.ts';
import { servicesInUse } from './listed.ts';
import type { Card, KindLink, Link, Shell, SiteInfo } from './page.ts';
import { siteSource, type SiteSource } from './source.ts';

/** The address of a page with the site's base; `path` as the graph has it, beginning with a slash. */
export function href(path: string): string {
  return siteSource().base + encodeURI(path.slice(1));
}

export const HOME = (): Link => ({ label: 'Home', url: href('/') });

const infos = new WeakMap<SiteSource, SiteInfo>();

export function siteInfo(): SiteInfo {
  const source = siteSource();
  const info = infos.get(source) ?? describe(source);
  infos.set(source, info);
  return info;
}

function describe({ graph, base, url, build, repository }: SiteSource): SiteInfo {
  const { title } = graph.content.settings;
  const kinds = KIND_NAMES.flatMap((kind): KindLink[] => {
    const count = kind === 'services' ? servicesInUse().size : (graph.byKind.get(kind)?.length ?? 0);
    return count > 0 ? [{ kind, label: KINDS[kind].label, url: href(`/${kind}/`), count }] : [];
  });
  return {
    title,
    base,
    build,
    kinds,
    ...(url === undefined ? {} : { origin: new URL(url).origin }),
    ...(repository === undefined ? {} : { repository: repository.url }),
  };
}

export function shell(path: string, title: string, description: string, crumbs: readonly Link[]): Shell {
  return { site: siteInfo(), title, description, url: href(path), crumbs };
}

export function card(entry: Entry): Card {
  const { optional = false } = entry.data;
  const severity = severityOf(entry);
  const { title, kind, summary, services } = entry;
  return {
    title,
    kind,
    summary,
    services,
    optional,
    url: href(entry.url),
    ...(severity === undefined ? {} : { severity }),
  };
}

/** The label that the author wrote. */
export function severityOf(entry: Entry): string | undefined {
  return entry.kind === 'runbooks' || entry.kind === 'incidents' ? entry.data.severity : undefined;
}

export function kindCrumb(kind: Kind): Link {
  return { label: KINDS[kind].label, url: href(`/${kind}/`) };
}
