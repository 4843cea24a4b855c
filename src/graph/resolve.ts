import path from 'node:path';
import type { Content, Entry } from '../entries/entry.ts';
import { entryId, entryUrl } from '../entries/infer.ts';
import { isCode } from '../entries/published/media.ts';
import { cleanId, isMarkdown, withoutEnding } from '../shared/path.ts';
import { pagesByAlias } from './aliases.ts';
import { anchorOn, anchorsOf, type Anchors } from './anchor.ts';
import { showsFiles } from '../shared/code-host.ts';
import { linesOfAnchor, parseLocation, type Location } from '../shared/location.ts';
import type { LinkTarget } from './link-target.ts';

/** Where a link in an entry leads. */
export type ResolvedLink = Exclude<LinkTarget, { to: 'alert' | 'none' }>;

/** What resolution needs to know of the content, made once. */
export interface LinkTargets {
  /** The content folder, absolute, with forward slashes. */
  readonly root: string;
  readonly byFile: ReadonlyMap<string, Entry>;
  /** By lower-case path without ending, for links that a forgiving file system would follow. */
  readonly byLooseName: ReadonlyMap<string, Entry>;
  readonly byUrl: ReadonlyMap<string, Entry>;
  /** By addresses that pages had elsewhere. */
  readonly byAlias: ReadonlyMap<string, Entry>;
  /** The page of a folder, by the folder's path. */
  readonly folderPages: ReadonlyMap<string, Entry>;
  readonly files: ReadonlySet<string>;
  /** By lower-case path. */
  readonly looseFiles: ReadonlyMap<string, string>;
  readonly anchors: ReadonlyMap<Entry, Anchors>;
  /** Entries that are sections of a page, by the page's address and the heading: `/guides/review/#gap-1`. */
  readonly sections: ReadonlyMap<string, Entry>;
  /** Address of the list of a folder, by the folder's path. */
  readonly folderUrls: ReadonlyMap<string, string>;
  /** The repository that the content is in is known. */
  readonly isInRepository: boolean;
  /** And so is where its files are shown: code is linked to there. */
  readonly showsCode: boolean;
}

/** `@site/docs/x.md`: https://docusaurus.io/docs/markdown-features/links */
const DOCUSAURUS_ROOT = /^@site\//;
/** Folders whose files other generators serve from the root of the site. */
const SERVED = ['static', 'public', 'assets'];
const HTML = /\.html?$/;
const SCHEME = /^[a-z][a-z0-9+.-]*:/i;

export function linkTargets({ root, entries, files, repository }: Content): LinkTargets {
  const pages = entries.filter((entry) => entry.isFolder);
  return {
    root: root.replaceAll('\\', '/'),
    byFile: firstBy(entries, ({ file }) => file),
    byLooseName: firstBy(entries, ({ file }) => normalizeFileName(file)),
    byUrl: firstBy(entries, ({ url }) => url),
    byAlias: new Map([...entries.toReversed().flatMap(besideFiles), ...pagesByAlias(entries)]),
    folderPages: firstBy(pages, ({ file }) => path.posix.dirname(file)),
    files,
    looseFiles: new Map([...files].map((file) => [file.toLowerCase(), file])),
    anchors: new Map(entries.map((entry) => [entry, anchorsOf(entry)])),
    sections: firstBy(
      entries.filter(({ section }) => section !== undefined && section.anchor !== ''),
      ({ section }) => `${section?.page}#${section?.anchor}`,
    ),
    folderUrls: folderUrls(entries),
    isInRepository: repository !== undefined,
    showsCode: repository !== undefined && showsFiles(repository),
  };
}

/** An alias without a leading slash is a neighbour of the page's file, too. */
function besideFiles(entry: Entry): [address: string, entry: Entry][] {
  const page = entry.isFolder ? path.posix.dirname(entry.file) : entry.file;
  return (entry.data.aliases ?? [])
    .filter((alias) => !alias.startsWith('/'))
    .map((alias) => {
      const beside = path.posix.join(path.posix.dirname(page), alias).replace(HTML, '');
      return [`/${cleanId(beside)}/`, entry];
    });
}

/** Resolves `target`, as written in `from`, without looking at the disk. */
export function resolveLink(target: string, from: Entry, known: LinkTargets): ResolvedLink {
  const written = target.trim();
  if (SCHEME.test(written) || written.startsWith('//'))
    return codeAt(written, from, known) ?? { to: 'external', url: written };
  const [, rawPath = '', hash = ''] = /^([^?#]*)(?:\?[^#]*)?(#.*)?$/s.exec(written) ?? [];
  if (rawPath === '') return onPage(from, hash, known);
  const wanted = decoded(rawPath)?.replaceAll('\\', '/');
  const candidates = candidatesOf(wanted ?? rawPath, from, known.root);
  for (const candidate of candidates) {
    const found = lookUp(candidate.replace(/\/$/, '') || '.', hash, known);
    if (found) return found;
  }
  const code = codeAt(wanted ?? rawPath, from, known);
  if (code) return code;
  if (known.isInRepository && leadsOut(candidates[0]))
    return { to: 'repository', path: candidates[0], ...anchored(hash) };
  const why = wanted === undefined ? 'malformed' : leadsOut(candidates[0]) ? 'outside' : 'missing';
  return { to: 'broken', why, target: rawPath };
}

/** `src/app.py:12`: a file that is there without the lines at its end. */
function codeAt(written: string, from: Entry, known: LinkTargets): ResolvedLink | undefined {
  const place = parseLocation(written);
  if (place?.lines === undefined) return undefined;
  const { path: file, lines } = place;
  const candidates = candidatesOf(file, from, known.root);
  for (const candidate of candidates) {
    const found = lookUp(candidate, '', known);
    if (found?.to === 'file')
      return known.showsCode ? { to: 'repository', path: found.file, lines, hash: '' } : found;
    if (found?.to === 'repository') return { ...found, lines };
    if (found) return found;
  }
  return known.isInRepository && leadsOut(candidates[0])
    ? { to: 'repository', path: candidates[0], lines, hash: '' }
    : undefined;
}

function anchored(hash: string): { hash: string; lines?: Location['lines'] } {
  const lines = linesOfAnchor(hash);
  return lines ? { hash: '', lines } : { hash };
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/**
 * From the file's folder, as code hosts read it; else from the page's own address, as static sites do. What begins with a
 * slash is read from the content folder, else from the repository, whose folder this may be, else from the folders above
 * the file, of which one may be the root of another generator's site.
 */
function candidatesOf(wanted: string, from: Entry, root: string): [string, ...string[]] {
  const rooted = wanted.replace(DOCUSAURUS_ROOT, '/');
  if (rooted.startsWith('/')) {
    const inRoot = path.posix.normalize(rooted.slice(1) || '.');
    const folders = path.posix.dirname(from.file).split('/');
    const above = folders.map((_, index) => path.posix.join(...folders.slice(0, index + 1), inRoot));
    const served = SERVED.map((name) => path.posix.join(name, inRoot));
    return [inRoot, returned(`../${inRoot}`, root), ...above, ...served];
  }
  const folder = path.posix.dirname(from.file);
  const asFile = returned(path.posix.join(folder, wanted), root);
  // A file's name is read from the file: what leads out of the content is outside it.
  if (leadsOut(asFile) && isMarkdown(wanted)) return [asFile];
  return [asFile, path.posix.join(folder, from.isFolder ? '' : 'page', wanted)];
}

/** `../docs/redis.md`, from the content folder `docs`, leads out and in again: `redis.md`. */
function returned(candidate: string, root: string): string {
  return leadsOut(candidate) ? path.posix.relative(root, path.posix.join(root, candidate)) || '.' : candidate;
}

function leadsOut(candidate: string): boolean {
  return candidate === '..' || candidate.startsWith('../');
}

function lookUp(wanted: string, hash: string, known: LinkTargets): ResolvedLink | undefined {
  const entry =
    known.byFile.get(wanted) ??
    known.byFile.get(`${wanted}.md`) ??
    known.byFile.get(`${wanted}.mdx`) ??
    known.folderPages.get(wanted) ??
    known.byUrl.get(`/${wanted}/`) ??
    known.byAlias.get(`/${cleanId(wanted.replace(HTML, ''))}/`);
  if (entry) return onPage(entry, hash, known);
  if (known.files.has(wanted)) return onFile(wanted, hash, known);
  const name = wanted.replace(HTML, '');
  const page = known.folderPages.get(name);
  if (page) return onPage(page, hash, known);
  const folder = known.folderUrls.get(name);
  if (folder) return { to: 'folder', url: folder };
  const loosely = known.byLooseName.get(normalizeFileName(wanted));
  if (loosely) return onPage(loosely, hash, known);
  const file = known.looseFiles.get(wanted.toLowerCase());
  return file === undefined ? undefined : onFile(file, hash, known);
}

/** Code is shown where its repository is, and not copied into the site; so is a file of which a line is named. */
function onFile(file: string, hash: string, { showsCode }: LinkTargets): ResolvedLink {
  const { lines } = anchored(hash);
  return showsCode && (lines !== undefined || isCode(file))
    ? { to: 'repository', path: file, ...anchored(hash) }
    : { to: 'file', file, hash };
}

function onPage(page: Entry, hash: string, { anchors, sections }: LinkTargets): ResolvedLink {
  const entry = sections.get(page.url + hash) ?? page;
  return { to: 'entry', entry, anchor: anchorOn(anchors.get(entry) ?? anchorsOf(entry), hash) };
}

function normalizeFileName(file: string): string {
  return withoutEnding(file.toLowerCase()).replace(HTML, '');
}

function firstBy(entries: readonly Entry[], key: (entry: Entry) => string): Map<string, Entry> {
  return new Map(entries.toReversed().map((entry) => [key(entry), entry]));
}

/** Every folder on the way to an entry has a list at the address that its own page would have. */
function folderUrls(entries: readonly Entry[]): Map<string, string> {
  const urls = new Map<string, string>();
  for (const entry of entries) {
    for (
      let folder = path.posix.dirname(entry.file);
      !urls.has(folder);
      folder = path.posix.dirname(folder)
    ) {
      if (folder === '.') {
        urls.set('.', '/');
        break;
      }
      urls.set(folder, entryUrl(entry.kind, entryId(`${folder}/index.md`).id));
    }
  }
  return urls;
}
