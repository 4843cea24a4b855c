import { posix } from 'node:path';
import type { Repository } from '../repository/facts.ts';
import { parseLocation, type Location } from '../shared/location.ts';
import { isMarkdown } from '../shared/path.ts';
import type { Source } from './page.ts';
import type { Site } from './site.ts';

/**
 * A file with its addresses at the repository's host; without them where no repository is known, or the file lies outside it.
 * @param file relative to the content folder
 * @param line counted from 1
 */
export function sourceOf(site: Site, file: string, line?: number): Source {
  const { repository } = site;
  const path = pathIn(repository, file);
  if (repository === undefined || path === undefined) return { file };
  const lines = line === undefined ? undefined : { from: line, to: line };
  return {
    file,
    viewUrl: `${hostAddress(repository, 'blob')}/${encodeURI(path)}${linesIn(path, lines, isGitlab(repository))}`,
    editUrl: `${hostAddress(repository, 'edit')}/${encodeURI(path)}`,
  };
}

/**
 * Where a place, written as `path`, `path:line` or `path:from-to`, is shown at its host; nothing where no repository is known.
 * @param elsewhere the address of the repository that it lies in, where that is not the site's own: its main branch is shown
 */
export function placeUrl(site: Site, written: string, elsewhere?: string): string | undefined {
  if (/^https?:\/\//.test(written)) return written;
  const place = written.includes('*') ? undefined : parseLocation(written);
  const own = site.repository;
  const repository = elsewhere === undefined ? own : foreign(elsewhere);
  if (place === undefined || repository === undefined) return undefined;
  const path = pathIn({ ...repository, prefix: '' }, place.path);
  if (path === undefined) return undefined;
  return `${hostAddress(repository, 'blob')}/${encodeURI(path)}${linesIn(path, place.lines, isGitlab(repository))}`;
}

function foreign(url: string): Repository {
  return { url: url.replace(/\/+$/, '').replace(/\.git$/, ''), branch: 'HEAD', prefix: '' };
}

/** Hosts lay Markdown out, where it has no lines: those are in the plain text. */
function linesIn(path: string, lines: Location['lines'], gitlab: boolean): string {
  if (lines === undefined) return '';
  const { from, to } = lines;
  const plain = isMarkdown(path) ? '?plain=1' : '';
  return `${plain}#L${from}${from === to ? '' : `-${gitlab ? '' : 'L'}${to}`}`;
}

/** The page of a repository's host where a new file is written, and what its address calls the file and its text. */
export interface NewFileForm {
  readonly url: string;
  readonly fileField: string;
  readonly textField: string;
  /** In the repository: the file, or the folder that it goes to, with a slash at its end. */
  readonly path: string;
}

/** Nothing where no repository is known. */
export function newFileForm(repository: Repository | undefined, place: string): NewFileForm | undefined {
  const path = pathIn(repository, place);
  if (repository === undefined || path === undefined) return undefined;
  const [fileField, textField] = isGitlab(repository) ? ['file_name', 'content'] : ['filename', 'value'];
  return { url: hostAddress(repository, 'new'), fileField, textField, path };
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
 * Where a file outside the content folder is shown at the repository's host; the repository itself where that is not known.
 * Without git the top of the repository is taken to be where the path ends to lead up.
 * @param path from the content folder: `../src/main.go`
 */
export function outsideUrl(repository: Repository, path: string): string {
  const within =
    repository.prefix === undefined ? path.replace(/^(?:\.\.\/)+/, '') : pathIn(repository, path);
  return within === undefined || within === '' || within === '..'
    ? repository.url
    : `${hostAddress(repository, 'blob')}/${encodeURI(within)}`;
}

function pathIn(repository: Repository | undefined, file: string): string | undefined {
  if (repository === undefined) return undefined;
  const path = posix.normalize((repository.prefix ?? '') + file);
  return path.startsWith('../') || path.startsWith('/') ? undefined : path;
}

function hostAddress(repository: Repository, action: 'blob' | 'edit' | 'new'): string {
  const { url, branch } = repository;
  const top = isGitlab(repository) ? `${url}/-` : url;
  return `${top}/${action}/${encodeURIComponent(branch).replaceAll('%2F', '/')}`;
}

function isGitlab({ url }: Repository): boolean {
  return /gitlab/i.test(new URL(url).hostname);
}
