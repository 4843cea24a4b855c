import type { Entry } from '../entries/entry.ts';
import { KIND_NAMES, KINDS, type Kind } from '../schemas/kinds.ts';
import { servicesInUse } from './listed.ts';
import type { Card, KindLink, Link, MenuLink, SeverityMark, Shell, SiteInfo } from './page.ts';
import { markOf } from './severity.ts';
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
    menu: menuOf(kinds, graph),
    ...(url === undefined ? {} : { origin: new URL(url).origin }),
    ...(repository === undefined ? {} : { repository: repository.url }),
  };
}

/** Alerts stand where their runbooks do, coverage where the services are. */
function menuOf(kinds: readonly KindLink[], { alerts }: SiteSource['graph']): MenuLink[] {
  const byKind = kinds.map(({ kind, label, url }): MenuLink => ({ section: kind, label, url }));
  const extra: readonly (readonly [after: Kind, link: MenuLink | undefined])[] = [
    ['runbooks', alerts.size > 0 ? { section: 'alerts', label: 'Alerts', url: href('/alerts/') } : undefined],
    [
      'services',
      kinds.some(({ kind }) => kind === 'services')
        ? { section: 'coverage', label: 'Coverage', url: href('/coverage/') }
        : undefined,
    ],
  ];
  return extra.reduce((menu, [after, link]) => (link ? insertAfter(menu, after, link) : menu), byKind);
}

function insertAfter(menu: readonly MenuLink[], section: Kind, link: MenuLink): MenuLink[] {
  const index = menu.findIndex((item) => item.section === section) + 1;
  return menu.toSpliced(index, 0, link);
}

export function shell(path: string, title: string, description: string, crumbs: readonly Link[]): Shell {
  return { site: siteInfo(), title, description, url: href(path), crumbs };
}

export function card(entry: Entry): Card {
  const { optional = false } = entry.data;
  const severity = markOfEntry(entry);
  const { title, kind, summary, services } = entry;
  return {
    title,
    kind,
    summary,
    services,
    optional,
    url: href(entry.url),
    ...(entry.kind === 'incidents' && entry.data.date !== undefined && { date: entry.data.date }),
    ...(severity && { severity }),
    ...deferral(entry),
    ...(entry.kind === 'guides' && entry.data.level !== undefined && { level: entry.data.level }),
  };
}

/** What an entry was put off to: the title of the phase, else the words of its author. */
export function deferral(entry: Entry): { readonly deferredTo?: string } {
  const { deferred_to: words } = entry.data;
  if (words === undefined) return {};
  const relations = siteSource().graph.relations.get(entry) ?? [];
  const target = relations.find(({ reference }) => reference.relation === 'deferred_to')?.target;
  return { deferredTo: target?.to === 'entry' ? target.entry.title : words };
}

/** Nothing for a page that says no severity or priority. */
export function markOfEntry(entry: Entry): SeverityMark | undefined {
  const grade = gradeOf(entry);
  return grade === '' ? undefined : markOf(grade);
}

function gradeOf(entry: Entry): string {
  switch (entry.kind) {
    case 'runbooks':
    case 'incidents':
      return entry.data.severity ?? '';
    case 'gaps':
      return entry.data.priority ?? '';
    case 'remediations':
      return siteSource().derived.plan.get(entry)?.priority ?? '';
    default:
      return '';
  }
}

export function folderCrumb({ label, url }: Link): Link {
  return { label, url: href(url) };
}

export function kindCrumb(kind: Kind): Link {
  return { label: KINDS[kind].label, url: href(`/${kind}/`) };
}
