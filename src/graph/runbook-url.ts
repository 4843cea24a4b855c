import path from 'node:path';
import type { AlertRule, Content, Entry } from '../entries/entry.ts';
import { cleanBase } from '../shared/base.ts';
import { isMarkdown } from '../shared/path.ts';
import { anchorOn, anchorsOf } from './anchor.ts';
import { pagesByAlias } from './aliases.ts';
import type { BrokenTarget, LinkTarget } from './link-target.ts';

type Target =
  | Extract<LinkTarget, { to: 'entry' | 'alert' | 'external' }>
  | BrokenTarget<'missing' | 'no-name' | 'malformed' | 'no-anchor'>;

/** Where the runbook's address in an annotation of a rule leads. */
export type RunbookUrl = Target & {
  readonly url: string;
  /** The name of the annotation: `runbook_url`. */
  readonly annotation: string;
};

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
    const found = addressIn(rule, content.settings.annotations);
    return found ? [{ rule, ...found }] : [];
  });
  if (written.length === 0) return new Map();
  const here = hereOf(content, byUrl);
  const isCopy = copiesOf(
    written.map(({ url }) => url),
    here,
  );
  return new Map(
    written.map(({ rule, url, annotation }) => [rule, { ...lookUp(url, here, isCopy), url, annotation }]),
  );
}

/** Only an annotation that is named for an address must contain one: `runbook: Restart it` is an instruction. */
function addressIn({ annotations }: AlertRule, names: readonly string[]) {
  return names
    .map((annotation) => ({ annotation, url: annotations[annotation]?.trim() ?? '' }))
    .find(
      ({ annotation, url }) =>
        url !== '' && (/url$/i.test(annotation) || /^(?:https?:\/\/|\/|\{\{)/i.test(url)),
    );
}

/** What addresses of this site lead to. */
interface Here {
  /** Absent where the address of the site is unknown. */
  readonly origin: string | undefined;
  readonly repository: SourceHost | undefined;
  readonly base: string;
  readonly pages: ReadonlyMap<string, Entry>;
  /** By the last part of the address, in lower case; empty for a tree that is not adopted. */
  readonly byName: ReadonlyMap<string, Entry>;
  /** Of alerts, in lower case: the page that is not found forwards other spellings. */
  readonly alerts: ReadonlySet<string>;
}

/** Where a code host shows the files of the content. */
interface SourceHost {
  /** `https://github.com/acme/ops`, without a slash at its end. */
  readonly url: string;
  readonly branch: string;
  readonly prefix: string | undefined;
  readonly byFile: ReadonlyMap<string, Entry>;
  readonly folders: ReadonlySet<string>;
}

function hereOf(
  { settings, repository, entries, rules, prefix }: Content,
  byUrl: ReadonlyMap<string, Entry>,
): Here {
  const isAdopted = entries.some(({ kind, inferred }) => kind === 'runbooks' && 'alerts' in inferred);
  const names = [...rules.map(({ name }) => name), ...entries.flatMap(({ alerts }) => alerts)];
  const { url, branch = 'HEAD' } = repository ?? {};
  return {
    origin: settings.url === undefined ? undefined : new URL(settings.url).origin,
    base: cleanBase(settings.base),
    repository:
      url === undefined
        ? undefined
        : {
            url,
            branch,
            prefix,
            byFile: new Map(entries.toReversed().map((entry) => [entry.file, entry])),
            folders: new Set(entries.map(({ file }) => path.posix.dirname(file))),
          },
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

function lookUp(url: string, here: Here, isCopy: (origin: string) => boolean): Target {
  if (ALERTNAME.test(url)) return broken('no-name', url);
  if (url.includes('{{')) return { to: 'external', url };
  const isPath = url.startsWith('/') && !url.startsWith('//');
  const parsed = URL.parse(url, isPath ? (here.origin ?? 'https://here.invalid') : undefined);
  if (!parsed || !/^https?:$/.test(parsed.protocol)) return broken('malformed', url);
  // The site is the same, whether or not the address is the encrypted one.
  if (isPath || parsed.host === URL.parse(here.origin ?? '')?.host) return onThisSite(parsed, url, here);
  const inRepository = here.repository && inSource(parsed, url, here.repository);
  if (inRepository) return inRepository;
  if (!isCopy(parsed.origin)) return { to: 'external', url };
  const entry = here.byName.get(lastPart(parsed.pathname));
  if (!entry) return broken('missing', url);
  // Another generator may have made other ids.
  const anchor = anchorOn(anchorsOf(entry), parsed.hash);
  return { to: 'entry', entry, anchor: anchor.at === 'unknown' ? { at: 'top' } : anchor };
}

function broken(why: Extract<Target, { to: 'broken' }>['why'], url: string): Target {
  return { to: 'broken', why, target: url };
}

function onPage(entry: Entry, hash: string, url: string): Target {
  const anchor = anchorOn(anchorsOf(entry), hash);
  return anchor.at === 'unknown' ? broken('no-anchor', url) : { to: 'entry', entry, anchor };
}

/** How hosts show a file, after the repository's address: `/blob/main/a.md`, `/-/blob/main/a.md`, `/src/branch/main/a.md`. */
const SOURCE = /^\/(?:-\/)?(?:blob|tree|raw|src(?:\/branch)?)\/(.+)$/;
/** `#L12`, `#lines-12`: a line, not a heading. */
const LINE = /^#(?:L\d|lines-\d)/;

/** A page in the repository of this content; nothing for what is outside the content, or cannot be told from it. */
function inSource({ href, hash, search, pathname }: URL, url: string, host: SourceHost): Target | undefined {
  const bare = href.slice(0, href.length - hash.length - search.length);
  if (!bare.toLowerCase().startsWith(`${host.url.toLowerCase()}/`)) return undefined;
  const rest = SOURCE.exec(
    decoded(pathname.slice(new URL(host.url).pathname.replace(/\/$/, '').length)),
  )?.[1];
  if (rest === undefined) return undefined;
  const file = rest.startsWith(`${host.branch}/`)
    ? rest.slice(host.branch.length + 1)
    : rest.replace(/^[^/]*\//, '');
  const own = host.prefix === undefined ? withoutFolders(file, host) : insideOf(host.prefix, file);
  const entry = own === undefined ? undefined : host.byFile.get(own);
  if (entry) return onPage(entry, LINE.test(hash) ? '' : hash, url);
  // What is no page may be a file all the same.
  return own !== undefined && isMarkdown(own) ? broken('missing', url) : undefined;
}

function insideOf(prefix: string, file: string): string | undefined {
  return file.startsWith(prefix) ? file.slice(prefix.length) : undefined;
}

/** Where the content is in its repository is unknown: the longest end of the path that is a page, or would be in one of its folders. */
function withoutFolders(file: string, { byFile, folders }: SourceHost): string | undefined {
  const parts = file.split('/');
  const ends = parts.map((_, index) => parts.slice(index).join('/'));
  return (
    ends.find((end) => byFile.has(end)) ??
    ends.find((end) => end.includes('/') && folders.has(path.posix.dirname(end)))
  );
}

function onThisSite({ pathname, hash }: URL, url: string, { base, pages, alerts }: Here): Target {
  // Another site at the same host is not ours to judge.
  if (!`${pathname}/`.startsWith(base)) return { to: 'external', url };
  const address = decoded(pathname)
    .slice(base.length - 1)
    .replace(/index\.html$/, '')
    .replace(/\/*$/, '/');
  const entry = pages.get(address);
  if (entry) return onPage(entry, hash, url);
  // The list of a folder.
  if ([...pages.keys()].some((page) => page.startsWith(address))) return { to: 'external', url };
  const name = /^\/alerts\/([^/]+)\/$/.exec(address)?.[1]?.toLowerCase();
  if (name !== undefined && alerts.has(name)) return { to: 'alert', name };
  return broken('missing', url);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
