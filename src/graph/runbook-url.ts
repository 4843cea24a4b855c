import type { AlertRule, Content, Entry } from '../entries/entry.ts';
import { cleanBase } from '../shared/base.ts';
import { pagesByAlias } from './aliases.ts';
import type { BrokenTarget, LinkTarget } from './link-target.ts';

/** Where the `runbook_url` of a rule leads. */
export type RunbookUrl = (
  | Extract<LinkTarget, { to: 'entry' | 'alert' }>
  | Extract<LinkTarget, { to: 'external' }>
  | BrokenTarget<'missing' | 'no-name' | 'malformed'>
) & { readonly url: string };

/** A site elsewhere is a copy of this tree where at least one in this many of its targets names a page of the tree. */
const ONE_IN = 4;

/** Annotations are expanded with the labels of the expression's result, before Prometheus adds `alertname`. */
const ALERTNAME = /\{\{[^}]*\$labels\.alertname\b|\{\{[^}]*\.Labels\.alertname\b/;

/** Where every rule's `runbook_url` leads, for the rules that have one. */
export function runbookUrls(
  content: Content,
  byUrl: ReadonlyMap<string, Entry>,
): ReadonlyMap<AlertRule, RunbookUrl> {
  const written = content.rules.flatMap((rule) => {
    const url = rule.annotations['runbook_url']?.trim() ?? '';
    return url === '' ? [] : [{ rule, url }];
  });
  if (written.length === 0) return new Map();
  const here = hereOf(content, byUrl);
  const isCopy = copiesOf(
    written.map(({ url }) => url),
    here,
  );
  return new Map(written.map(({ rule, url }) => [rule, lookUp(url, here, isCopy)]));
}

/** What addresses of this site lead to. */
interface Here {
  /** Absent where nobody said at which address the site is. */
  readonly origin: string | undefined;
  readonly base: string;
  readonly pages: ReadonlyMap<string, Entry>;
  /** By the last part of the address, in lower case; empty for a tree that is not adopted. */
  readonly byName: ReadonlyMap<string, Entry>;
  /** Of alerts, in lower case: the page that is not found forwards other spellings. */
  readonly alerts: ReadonlySet<string>;
}

function hereOf({ settings, entries, rules }: Content, byUrl: ReadonlyMap<string, Entry>): Here {
  const isAdopted = entries.some(({ kind, inferred }) => kind === 'runbooks' && 'alerts' in inferred);
  const names = [...rules.map(({ name }) => name), ...entries.flatMap(({ alerts }) => alerts)];
  return {
    origin: settings.url === undefined ? undefined : new URL(settings.url).origin,
    base: cleanBase(settings.base),
    pages: new Map([...pagesByAlias(entries), ...byUrl]),
    byName: new Map(isAdopted ? entries.flatMap(namesOf) : []),
    alerts: new Set(names.map((name) => name.toLowerCase())),
  };
}

function namesOf(entry: Entry): [name: string, entry: Entry][] {
  const { id, alerts, data } = entry;
  const parts = [id, ...alerts, ...(data.aliases ?? [])].map(lastPart).filter((name) => name !== '');
  return parts.map((name) => [name, entry]);
}

function lastPart(address: string): string {
  return (
    address
      .replace(/[?#].*$/s, '')
      .split('/')
      .findLast((part) => part !== '')
      ?.toLowerCase() ?? ''
  );
}

/** The origins that serve this tree, too: most of what they are asked for is here. */
function copiesOf(urls: readonly string[], { byName }: Here): (origin: string) => boolean {
  const targets = Map.groupBy(
    [...new Set(urls)].flatMap((url) => (URL.canParse(url) ? [new URL(url)] : [])),
    ({ origin }) => origin,
  );
  const copies = [...targets].filter(([, some]) => {
    const known = some.filter(({ pathname }) => byName.has(lastPart(pathname)));
    return known.length * ONE_IN >= some.length;
  });
  const origins = new Set(copies.map(([origin]) => origin));
  return (origin) => byName.size > 0 && origins.has(origin);
}

function lookUp(url: string, here: Here, isCopy: (origin: string) => boolean): RunbookUrl {
  if (ALERTNAME.test(url)) return broken('no-name', url);
  if (url.includes('{{')) return { to: 'external', url };
  const isPath = url.startsWith('/') && !url.startsWith('//');
  const parsed = URL.parse(url, isPath ? (here.origin ?? 'https://here.invalid') : undefined);
  if (!parsed || !/^https?:$/.test(parsed.protocol)) return broken('malformed', url);
  if (isPath || parsed.origin === here.origin) return onThisSite(parsed, url, here);
  if (!isCopy(parsed.origin)) return { to: 'external', url };
  const entry = here.byName.get(lastPart(parsed.pathname));
  return entry ? { to: 'entry', entry, anchor: { at: 'top' }, url } : broken('missing', url);
}

function broken(why: Extract<RunbookUrl, { to: 'broken' }>['why'], url: string): RunbookUrl {
  return { to: 'broken', why, target: url, url };
}

function onThisSite({ pathname }: URL, url: string, { base, pages, alerts }: Here): RunbookUrl {
  // Another site at the same host is not ours to judge.
  if (!`${pathname}/`.startsWith(base)) return { to: 'external', url };
  const address = decoded(pathname)
    .slice(base.length - 1)
    .replace(/index\.html$/, '')
    .replace(/\/*$/, '/');
  const entry = pages.get(address);
  if (entry) return { to: 'entry', entry, anchor: { at: 'top' }, url };
  // The list of a folder.
  if ([...pages.keys()].some((page) => page.startsWith(address))) return { to: 'external', url };
  const name = /^\/alerts\/([^/]+)\/$/.exec(address)?.[1]?.toLowerCase();
  if (name !== undefined && alerts.has(name)) return { to: 'alert', name, url };
  return broken('missing', url);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
