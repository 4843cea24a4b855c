import type { Location } from './location.ts';
import { isMarkdown } from './path.ts';

/** The repository that the content is kept in, as its host shows it. */
export interface Repository {
  /** Its page; absent where only patterns of addresses are known. */
  readonly url?: string;
  /** Absent where it is not known which one the files are on. */
  readonly branch?: string;
  /** The content folder's path in the repository, with a slash at its end; empty at the top, absent where git does not know. */
  readonly prefix?: string;
  /** Patterns of the settings for the addresses of a file, instead of those of the host. */
  readonly view?: string;
  readonly edit?: string;
  readonly modules?: readonly RepositoryModule[];
}

/** A work tree of its own inside the content folder, such as a submodule. */
export interface RepositoryModule {
  /** From the content folder, with a slash at its end. */
  readonly folder: string;
  /** Absent where its remote is not known. */
  readonly repository: Repository | undefined;
}

/** A file in a repository. */
export interface HostedFile {
  /** The repository's page, without a slash at its end: `https://github.com/acme/ops`. */
  readonly url: string;
  /** The default branch where it is not named. */
  readonly branch: string | undefined;
  /** From the top of the repository, as on disk. */
  readonly path: string;
  readonly lines?: Location['lines'];
}

/** The addresses of one host. A member is absent, or returns nothing, where the host has no such page. */
export interface CodeHost {
  readonly view: (file: HostedFile) => string | undefined;
  readonly edit?: (file: HostedFile) => string;
  readonly commit: (url: string, id: string) => string;
  /** It finds no commit by the beginning of its id. */
  readonly takesWholeIds?: true;
  /** The form for a new file on a branch, and what its query calls the file's path and text. */
  readonly newFile?: { readonly page: string; readonly fileField: string; readonly textField: string };
}

/** https://docs.github.com/en/repositories/working-with-files/using-files/getting-permanent-links-to-files */
const GITHUB: CodeHost = {
  view: (file) => `${file.url}/blob/${branchOf(file)}/${pathOf(file)}${plain(file, 'plain=1')}${lines(file)}`,
  edit: (file) => `${file.url}/edit/${branchOf(file)}/${pathOf(file)}`,
  commit: (url, id) => `${url}/commit/${id}`,
  newFile: { page: 'new', fileField: 'filename', textField: 'value' },
};

/** https://docs.gitlab.com/user/project/repository/files/ */
const GITLAB: CodeHost = {
  view: (file) =>
    `${file.url}/-/blob/${branchOf(file)}/${pathOf(file)}${plain(file, 'plain=1')}${lines(file, '-')}`,
  edit: (file) => `${file.url}/-/edit/${branchOf(file)}/${pathOf(file)}`,
  commit: (url, id) => `${url}/-/commit/${id}`,
  newFile: { page: '-/new', fileField: 'file_name', textField: 'content' },
};

/** https://support.atlassian.com/bitbucket-cloud/docs/hyperlink-to-source-code-in-bitbucket/ */
const BITBUCKET_CLOUD: CodeHost = {
  view: (file) => `${file.url}/src/${branchOf(file)}/${pathOf(file)}${range(file, '#lines-', ':')}`,
  edit: (file) => `${file.url}/src/${branchOf(file)}/${pathOf(file)}?mode=edit`,
  commit: (url, id) => `${url}/commits/${id}`,
};

/** Bitbucket Server and Data Center, whose editor has no address. */
const BITBUCKET_SERVER: CodeHost = {
  view(file) {
    const at = file.branch === undefined ? '' : `?at=${encodeURIComponent(`refs/heads/${file.branch}`)}`;
    return `${file.url}/browse/${pathOf(file)}${at}${range(file, '#', '-')}`;
  },
  commit: (url, id) => `${url}/commits/${id}`,
};

/** Azure DevOps, whose page of a file has the editor. */
const AZURE: CodeHost = {
  view: azureFile,
  edit: ({ url, branch, path }) => azureFile({ url, branch, path }),
  commit: (url, id) => `${url}/commit/${id}`,
  takesWholeIds: true,
};

function azureFile({ url, branch, path, lines: shown }: HostedFile): string {
  const version = branch === undefined ? '' : `&version=GB${encodeURIComponent(branch)}`;
  const marked = shown
    ? `&line=${shown.from}&lineEnd=${shown.to + 1}&lineStartColumn=1&lineEndColumn=1&lineStyle=plain`
    : '';
  return `${url}?path=/${encodePath(path)}${version}${marked}`;
}

/** Gitea and Forgejo. Neither has an address for the default branch, whatever its name. */
const GITEA: CodeHost = {
  view: (file) =>
    file.branch === undefined
      ? undefined
      : `${file.url}/src/branch/${branchOf(file)}/${pathOf(file)}${plain(file, 'display=source')}${lines(file)}`,
  edit: (file) => `${file.url}/_edit/${branchOf(file)}/${pathOf(file)}`,
  commit: (url, id) => `${url}/commit/${id}`,
};

/** https://man.sr.ht/git.sr.ht/ */
const SOURCEHUT: CodeHost = {
  view: (file) => `${file.url}/tree/${branchOf(file)}/item/${pathOf(file)}${lines(file, '-')}`,
  commit: (url, id) => `${url}/commit/${id}`,
};

const BITBUCKET = /(?:^|[.-])(?:bitbucket|stash)(?:[.-]|$)/i;

/** By the name of the host, and by its path where only Azure DevOps has such. The first that matches is it. */
const HOSTS: readonly (readonly [RegExp, CodeHost])[] = [
  [/^https?:\/\/[^/]+\/.*\/?_git\//i, AZURE],
  [/^https?:\/\/bitbucket\.org\//i, BITBUCKET_CLOUD],
  [/^https?:\/\/[^/]*(?:bitbucket|stash)[^/]*\/(?:projects|users)\/[^/]+\/repos\//i, BITBUCKET_SERVER],
  [/^https?:\/\/[^/]*gitlab/i, GITLAB],
  [/^https?:\/\/(?:[^/]*github|[^/]+\.ghe\.com\/)/i, GITHUB],
  [/^https?:\/\/(?:[^/]*(?:gitea|forgejo)|codeberg\.org\/)/i, GITEA],
  [/^https?:\/\/git\.sr\.ht\//i, SOURCEHUT],
];

/**
 * The host of a repository's page; nothing where its name does not tell which software it runs.
 * @example codeHostOf('https://codeberg.org/acme/ops')
 */
export function codeHostOf(url: string): CodeHost | undefined {
  return HOSTS.find(([pattern]) => pattern.test(url))?.[1];
}

/**
 * The page of a repository, from an address that it is cloned from or opened at: without `.git` at its end, and what hosts
 * write differently in the two.
 */
export function repositoryPage(address: string): string {
  const { origin, hostname, pathname } = new URL(address);
  const path = pathname
    .replace(/^\/+/, '')
    .replace(/\/+$/, '')
    .replace(/\.git$/, '');
  if (/^(?:ssh\.dev\.azure|vs-ssh\.visualstudio)\.com$/i.test(hostname)) {
    const [, organisation = '', project = '', name = ''] = path.split('/');
    const top = hostname.startsWith('ssh.')
      ? `https://dev.azure.com/${organisation}`
      : `https://${organisation}.visualstudio.com`;
    return `${top}/${project}/_git/${name}`;
  }
  const [, owner, name] = /^(?:scm\/)?([^/]+)\/([^/]+)$/.exec(path) ?? [];
  if (BITBUCKET.test(hostname) && hostname !== 'bitbucket.org' && owner !== undefined)
    return owner.startsWith('~')
      ? `${origin}/users/${owner.slice(1)}/repos/${name}`
      : `${origin}/projects/${owner}/repos/${name}`;
  return `${origin}/${path}`;
}

/** Fills `{path}`, `{branch}` and `{line}` of a pattern; what follows a `#` is left out where it needs a line and none is named. */
export function fillPattern(pattern: string, file: Omit<HostedFile, 'url'>): string {
  const { lines: shown } = file;
  const used = shown === undefined ? pattern.replace(/#[^#]*\{line\}.*$/, '') : pattern;
  return used
    .replaceAll('{path}', () => encodePath(file.path))
    .replaceAll('{branch}', () => branchOf(file))
    .replaceAll('{line}', () => String(shown?.from ?? 1));
}

function branchOf({ branch = 'HEAD' }: Pick<HostedFile, 'branch'>): string {
  return encodeURIComponent(branch).replaceAll('%2F', '/');
}

function pathOf({ path }: HostedFile): string {
  return encodePath(path);
}

function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

/** Hosts lay Markdown out, without lines; those are in the plain text. */
function plain({ path, lines: shown }: HostedFile, query: string): string {
  return shown && isMarkdown(path) ? `?${query}` : '';
}

function lines(file: HostedFile, to: '-' | '-L' = '-L'): string {
  return range(file, '#L', to);
}

function range({ lines: shown }: HostedFile, begin: string, to: string): string {
  if (shown === undefined) return '';
  return `${begin}${shown.from}${shown.from === shown.to ? '' : `${to}${shown.to}`}`;
}

/** What the settings alone say of the repository. */
export function writtenRepository({
  repository: url,
  branch,
  view,
  edit,
}: {
  readonly repository?: string | undefined;
  readonly branch?: string | undefined;
  readonly view?: string | undefined;
  readonly edit?: string | undefined;
}): Repository | undefined {
  if ([url, view, edit].every((one) => one === undefined)) return undefined;
  const shown = branch ?? (url === undefined ? undefined : 'main');
  return {
    ...(url !== undefined && { url: repositoryPage(url) }),
    ...(shown !== undefined && { branch: shown }),
    ...(view !== undefined && { view }),
    ...(edit !== undefined && { edit }),
  };
}

/** Whether it is known where a repository's files are shown. */
export function showsFiles({ url, view, modules = [] }: Repository): boolean {
  return (
    view !== undefined ||
    (url !== undefined && codeHostOf(url) !== undefined) ||
    modules.some(({ repository }) => repository !== undefined && showsFiles(repository))
  );
}
