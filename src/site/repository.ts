import { posix } from 'node:path';
import {
  codeHostOf,
  fillPattern,
  repositoryPage,
  type HostedFile,
  type Repository,
} from '../shared/code-host.ts';
import { parseLocation, type Location } from '../shared/location.ts';
import type { LastChange, Source } from './page.ts';
import type { Site } from './site.ts';

/**
 * A file with its addresses at the repository's host; without them where the repository or its host is not known, or the file
 * lies outside it.
 * @param file relative to the content folder
 * @param line counted from 1
 */
export function sourceOf({ repository }: Pick<Site, 'repository'>, file: string, line?: number): Source {
  const lines = line === undefined ? undefined : { from: line, to: line };
  const viewUrl = fileUrl(repository, file, lines);
  const editUrl = editUrlOf(repository, file);
  return {
    file,
    ...(viewUrl !== undefined && { viewUrl }),
    ...(editUrl !== undefined && { editUrl }),
  };
}

/** What tells a commit from all others, even in the largest repositories: every page has one. */
const SHORT_ID = 12;

/** @param file relative to the content folder */
export function lastChangeOf(
  { repository, lastChanges }: Pick<Site, 'repository' | 'lastChanges'>,
  file: string,
): LastChange | undefined {
  const { commit, at, author } = lastChanges.get(file) ?? {};
  if (commit === undefined || at === undefined) return undefined;
  const page = placeIn(repository, file)?.repository.url;
  const host = page === undefined ? undefined : codeHostOf(page);
  const id = host?.takesWholeIds ? commit : commit.slice(0, SHORT_ID);
  return {
    day: new Date(at).toISOString().slice(0, 10),
    ...(page !== undefined && host && { url: host.commit(page, id) }),
    ...(author !== undefined && { author }),
  };
}

/**
 * Where a place, written as `path`, `path:line` or `path:from-to`, is shown at its host; nothing where that is not known.
 * @param elsewhere the address of the repository that it lies in, where that is not the site's own: its main branch is shown
 */
export function placeUrl(site: Site, written: string, elsewhere?: string): string | undefined {
  if (/^https?:\/\//.test(written)) return written;
  const place = written.includes('*') ? undefined : parseLocation(written);
  const repository = elsewhere === undefined ? site.repository : { url: repositoryPage(elsewhere) };
  if (place === undefined || repository === undefined) return undefined;
  return fileUrl({ ...repository, prefix: '', modules: [] }, place.path, place.lines);
}

/** The page of a repository's host where a new file is written, and what its address calls the file and its text. */
export interface NewFileForm {
  readonly url: string;
  readonly fileField: string;
  readonly textField: string;
  /** In the repository: the file, or the folder that it goes to, with a slash at its end. */
  readonly path: string;
}

/** Nothing where the repository's host has no such page, or the repository is not known. */
export function newFileForm(repository: Repository | undefined, place: string): NewFileForm | undefined {
  const at = placeIn(repository, place);
  const { url, branch } = at?.repository ?? {};
  const form = url === undefined ? undefined : codeHostOf(url)?.newFile;
  if (!at || !form || branch === undefined) return undefined;
  const { page, fileField, textField } = form;
  const shown = encodeURIComponent(branch).replaceAll('%2F', '/');
  return { url: `${url}/${page}/${shown}`, fileField, textField, path: at.path };
}

/** Where a new file with a prepared text is created; nothing where no repository is known. */
export function newFileUrl(site: Site, file: string, text: string): string | undefined {
  const form = newFileForm(site.repository, file);
  if (form === undefined) return undefined;
  const query = new URLSearchParams([
    [form.fileField, form.path],
    [form.textField, text],
  ]);
  return `${form.url}?${query}`;
}

/**
 * Where a file is shown at the repository's host; the repository itself where the file is not known.
 * Without git the top of the repository is taken to be where the path ends to lead up.
 * @param path from the content folder: `../src/main.go`
 */
export function fileInRepository(
  repository: Repository,
  path: string,
  lines?: Location['lines'],
): string | undefined {
  const isOutside = path.startsWith('../') && repository.prefix === undefined;
  return fileUrl(repository, isOutside ? path.replace(/^(?:\.\.\/)+/, '') : path, lines) ?? repository.url;
}

function fileUrl(
  repository: Repository | undefined,
  file: string,
  lines?: Location['lines'],
): string | undefined {
  const at = placeIn(repository, file);
  if (at === undefined || ['', '.', '..'].includes(at.path)) return undefined;
  const { url, branch, view } = at.repository;
  const place: Omit<HostedFile, 'url'> = { branch, path: at.path, ...(lines && { lines }) };
  if (view !== undefined) return fillPattern(view, place);
  return url === undefined ? undefined : codeHostOf(url)?.view({ url, ...place });
}

/** A branch has to be known: what no branch is on cannot be edited. */
function editUrlOf(repository: Repository | undefined, file: string): string | undefined {
  const at = placeIn(repository, file);
  if (at === undefined) return undefined;
  const { url, branch, edit } = at.repository;
  if (edit !== undefined && (branch !== undefined || !edit.includes('{branch}')))
    return fillPattern(edit, { branch, path: at.path });
  if (url === undefined || branch === undefined) return undefined;
  return codeHostOf(url)?.edit?.({ url, branch, path: at.path });
}

/** The repository of a file, which may be a submodule of the site's own, and its path there; nothing outside of it. */
function placeIn(
  repository: Repository | undefined,
  file: string,
): { readonly repository: Repository; readonly path: string } | undefined {
  if (repository === undefined) return undefined;
  const own = repository.modules?.find(({ folder }) => posix.normalize(file).startsWith(folder));
  if (own) return own.repository && placeIn(own.repository, posix.normalize(file).slice(own.folder.length));
  const path = posix.normalize((repository.prefix ?? '') + file);
  return path.startsWith('../') || path.startsWith('/') ? undefined : { repository, path };
}
