import type { Entry } from '../entries/entry.ts';
import type { Fact, Link, Source } from './page.ts';
import { href, serviceUrl } from './shell.ts';
import { siteSource } from './source.ts';
import { KINDS } from '../schemas/kinds.ts';

/** The facts card: what the frontmatter says that a reader acts on. */
export function factsOf({ data, services, alerts }: Entry): Fact[] {
  return [
    ...plain('Severity', data.severity),
    ...(services.length > 0
      ? [
          {
            label: services.length === 1 ? 'Service' : 'Services',
            values: services.map((id) => ({ text: id, url: serviceUrl(id) })),
          },
        ]
      : []),
    ...plain(alerts.length === 1 ? 'Alert' : 'Alerts', ...alerts),
    ...plain('Recovery target', data.recovery),
    ...plain('Owner', data.owner),
    ...plain('For', data.audience),
    ...plain('Level', data.level),
    ...plain('Reviewed', data.reviewed),
    ...plain('Tags', ...(data.tags ?? [])),
  ];
}

export function sourceOf({ file }: Entry): Source {
  const { repository } = siteSource();
  if (!repository) return { file };
  const { url, branch, prefix } = repository;
  const path = `${encodeURIComponent(branch).replaceAll('%2F', '/')}/${encodeURI(prefix + file)}`;
  const top = /gitlab/i.test(new URL(url).hostname) ? `${url}/-` : url;
  return { file, viewUrl: `${top}/blob/${path}`, editUrl: `${top}/edit/${path}` };
}

/** Who links here, by kind, each kind's links in the order of their titles. */
export function linkedFrom(entry: Entry): { label: string; links: Link[] }[] {
  const sources = siteSource().graph.backlinks.get(entry) ?? [];
  return [...Map.groupBy(sources, (from) => from.kind)].map(([kind, entries]) => ({
    label: KINDS[kind].label,
    links: entries.slice(0, BACKLINKS).map((from) => ({ label: from.title, url: href(from.url) })),
  }));
}

/** Some pages are linked from everywhere; a reader wants some, the page must stay light. */
const BACKLINKS = 20;

function plain(label: string, ...texts: (string | undefined)[]): Fact[] {
  const values = texts.flatMap((text) => (text ? [{ text }] : []));
  return values.length > 0 ? [{ label, values }] : [];
}
