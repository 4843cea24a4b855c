import path from 'node:path';
import type { Entry } from '../entries/entry.ts';
import { idOf } from '../entries/infer.ts';

/** Where a link in an entry leads. */
export type Resolution =
  | { readonly to: 'external'; readonly url: string }
  | { readonly to: 'entry'; readonly entry: Entry; readonly anchor: Anchor }
  | { readonly to: 'folder'; readonly url: string }
  | { readonly to: 'file'; readonly file: string; readonly hash: string }
  | { readonly to: 'nowhere'; readonly why: 'missing' | 'outside' | 'malformed'; readonly target: string };

/** `top` is the page itself: no anchor, or that of the title. */
export type Anchor =
  | { readonly at: 'top' }
  | { readonly at: 'heading'; readonly id: string }
  | { readonly at: 'unknown'; readonly id: string };

/** What resolution needs to know of the content, made once. */
export interface Places {
  readonly byFile: ReadonlyMap<string, Entry>;
  /** By lower-case path without ending, for links that a forgiving file system would follow. */
  readonly byLooseName: ReadonlyMap<string, Entry>;
  readonly byUrl: ReadonlyMap<string, Entry>;
  readonly files: ReadonlySet<string>;
  /** Address of the list of a folder, by the folder's path. */
  readonly folderUrls: ReadonlyMap<string, string>;
}

const SCHEME = /^[a-z][a-z0-9+.-]*:/i;
const FOLDER_PAGES = ['README.md', 'index.md', '_index.md', 'readme.md', 'Readme.md'];

export function places(entries: readonly Entry[], files: ReadonlySet<string>): Places {
  const byFile = new Map(entries.map((entry) => [entry.file, entry]));
  const byLooseName = new Map(entries.map((entry) => [looseName(entry.file), entry]));
  const byUrl = new Map(entries.map((entry) => [entry.url, entry]));
  return { byFile, byLooseName, byUrl, files, folderUrls: folderUrls(entries) };
}

/** Resolves `target`, as written in `from`, without looking at the disk. */
export function resolve(target: string, from: Entry, known: Places): Resolution {
  const written = target.trim();
  if (SCHEME.test(written) || written.startsWith('//')) return { to: 'external', url: written };
  const [, rawPath = '', hash = ''] = /^([^?#]*)(?:\?[^#]*)?(#.*)?$/s.exec(written) ?? [];
  if (rawPath === '') return { to: 'entry', entry: from, anchor: anchorOn(from, hash) };
  let wanted: string;
  try {
    wanted = decodeURIComponent(rawPath).replaceAll('\\', '/');
  } catch {
    return { to: 'nowhere', why: 'malformed', target: written };
  }
  const candidates = wanted.startsWith('/')
    ? [path.posix.normalize(wanted.slice(1))]
    : relativeTo(from, wanted);
  for (const candidate of candidates) {
    const found = lookUp(candidate.replace(/\/$/, '') || '.', hash, known);
    if (found) return found;
  }
  const outside = candidates.every((candidate) => candidate === '..' || candidate.startsWith('../'));
  return { to: 'nowhere', why: outside ? 'outside' : 'missing', target: rawPath };
}

/** From the file's folder, as code hosts read it; else from the page's own address, as static sites do. */
function relativeTo(from: Entry, wanted: string): string[] {
  const folder = path.posix.dirname(from.file);
  const asFile = path.posix.normalize(path.posix.join(folder, wanted));
  const asPage = path.posix.normalize(path.posix.join(folder, from.isFolder ? '' : 'page', wanted));
  return asFile === asPage ? [asFile] : [asFile, asPage];
}

function lookUp(wanted: string, hash: string, known: Places): Resolution | undefined {
  const entry =
    known.byFile.get(wanted) ??
    known.byFile.get(`${wanted}.md`) ??
    FOLDER_PAGES.map((page) => known.byFile.get(wanted === '.' ? page : `${wanted}/${page}`)).find(
      (page) => page !== undefined,
    ) ??
    known.byUrl.get(`/${wanted}/`);
  if (entry) return { to: 'entry', entry, anchor: anchorOn(entry, hash) };
  if (known.files.has(wanted)) return { to: 'file', file: wanted, hash };
  const folder = known.folderUrls.get(wanted);
  if (folder) return { to: 'folder', url: folder };
  const loosely = known.byLooseName.get(looseName(wanted));
  return loosely && { to: 'entry', entry: loosely, anchor: anchorOn(loosely, hash) };
}

function anchorOn(entry: Entry, hash: string): Anchor {
  if (hash === '' || hash === '#' || hash === '#top') return { at: 'top' };
  let id = hash.slice(1);
  try {
    id = decodeURIComponent(id);
  } catch {
    // A lone percent sign: look for it as it stands.
  }
  const { headings, htmlIds, startsWithTitle } = entry.outline;
  const same = headings.findIndex((heading) => heading.id === id);
  const index =
    same === -1 ? headings.findIndex((heading) => heading.id.toLowerCase() === id.toLowerCase()) : same;
  const heading = headings[index];
  if (heading) return index === 0 && startsWithTitle ? { at: 'top' } : { at: 'heading', id: heading.id };
  return htmlIds.includes(id) ? { at: 'heading', id } : { at: 'unknown', id };
}

function looseName(file: string): string {
  return file.toLowerCase().replace(/\.(md|markdown|html?)$/, '');
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
      const { id } = idOf(`${folder}/index.md`);
      urls.set(folder, id ? `/${entry.kind}/${id}/` : `/${entry.kind}/`);
    }
  }
  return urls;
}
