import { referencesOf } from '../graph/relations.ts';
import type { Entry } from '../entries/entry.ts';
import { KIND_NAMES, KINDS, type Kind } from '../kinds/registry.ts';
import { momentField } from '../kinds/schemas.ts';
import { childOf, textOf } from '../shared/child.ts';
import { directionOf } from '../shared/language.ts';
import { servicesInUse } from './listed.ts';
import type { Card, KindLink, Link, MenuLink, SeverityMark, PageProps, SiteInfo } from './page.ts';
import { markOf } from './severity.ts';
import type { Site } from './site.ts';
import { siteTexts } from '../texts/texts.ts';

/** The address of a page with the site's base; `path` as the graph has it, beginning with a slash. */
export function href(site: Site, path: string): string {
  return site.base + encodeURI(path.slice(1));
}

export const HOME = (site: Site): Link => ({ label: siteTexts(site).labels.home, url: href(site, '/') });

const infos = new WeakMap<Site, SiteInfo>();

export function siteInfo(site: Site): SiteInfo {
  const info = infos.get(site) ?? describe(site);
  infos.set(site, info);
  return info;
}

function describe(site: Site): SiteInfo {
  const { graph, base, assets, isDev, url, build, repository } = site;
  const { title, lang, dir = directionOf(lang) } = graph.content.settings;
  const kinds = KIND_NAMES.flatMap((kind): KindLink[] => {
    const count = KINDS[kind].isImplied ? servicesInUse(site).size : (graph.byKind.get(kind)?.length ?? 0);
    return count > 0 ? [{ kind, label: KINDS[kind].label, url: href(site, `/${kind}/`), count }] : [];
  });
  return {
    title,
    writing: { lang, dir },
    base,
    assets,
    isDev,
    version: build.version,
    kinds,
    menu: menuOf(site, kinds),
    ...(url === undefined ? {} : { origin: new URL(url).origin }),
    ...(repository?.url === undefined ? {} : { repository: repository.url }),
  };
}

/** The kinds that have entries, each followed by the section that is made of them. */
function menuOf(site: Site, kinds: readonly KindLink[]): MenuLink[] {
  const sections: Readonly<Record<'alerts' | 'coverage', MenuLink | false>> = {
    alerts: site.graph.alerts.size > 0 && {
      section: 'alerts',
      label: siteTexts(site).labels.alerts,
      url: href(site, '/alerts/'),
    },
    coverage: servicesInUse(site).size > 0 && {
      section: 'coverage',
      label: siteTexts(site).labels.coverage,
      url: href(site, '/coverage/'),
    },
  };
  return KIND_NAMES.flatMap((kind) => {
    const own = kinds.filter((link) => link.kind === kind);
    const { section } = KINDS[kind];
    return [
      ...own.map(({ label, url }): MenuLink => ({ section: kind, label, url })),
      ...(section && sections[section] ? [sections[section]] : []),
    ];
  });
}

export function pageProps(
  site: Site,
  path: string,
  title: string,
  description: string,
  crumbs: readonly Link[],
): PageProps {
  return { site: siteInfo(site), title, description, url: href(site, path), crumbs };
}

export function card(site: Site, entry: Entry): Card {
  const { optional = false } = entry.data;
  const severity = markOfEntry(site, entry);
  const { latestFirst, cardTag = '' } = KINDS[entry.kind];
  const date = latestFirst ? momentField(entry, 'date')?.text : undefined;
  const tag = childOf(entry.data, cardTag) === true ? cardTag : textOf(entry.data, cardTag);
  const { title, kind, summary, services } = entry;
  return {
    title,
    kind,
    summary,
    services,
    optional,
    url: href(site, entry.url),
    ...(date !== undefined && { date }),
    ...(severity && { severity }),
    ...(site.derived.overdueReviews.has(entry) && { isReviewOverdue: true }),
    ...deferral(site, entry),
    ...(tag !== undefined && { tag }),
  };
}

/** What an entry was put off to: the title of the phase, else the words of its author. */
export function deferral(site: Site, entry: Entry): { readonly deferredTo?: string } {
  const { deferred_to: words } = entry.data;
  if (words === undefined) return {};
  const [phase] = referencesOf(site.graph, entry, 'deferred_to');
  return { deferredTo: phase?.title ?? words };
}

/** Nothing for a page that says no severity or priority. */
export function markOfEntry(site: Site, entry: Entry): SeverityMark | undefined {
  const grade = gradeOf(site, entry);
  return grade === undefined ? undefined : markOf(site, grade);
}

function gradeOf(site: Site, entry: Entry): string | undefined {
  const field = KINDS[entry.kind].grade;
  return site.derived.plan.get(entry)?.priority ?? (field && textOf(entry.data, field));
}

export function folderCrumb(site: Site, { label, url }: Link): Link {
  return { label, url: href(site, url) };
}

export function kindCrumb(site: Site, kind: Kind): Link {
  return { label: KINDS[kind].label, url: href(site, `/${kind}/`) };
}
