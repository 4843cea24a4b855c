import type { Settings } from '../kinds/settings.ts';
import { codeHostOf, repositoryPage, writtenRepository, type Repository } from '../shared/code-host.ts';
import { git, nestedWorkTrees, workTreeOf, type WorkTree } from './git.ts';

export interface Commit {
  readonly id: string;
  readonly short: string;
  /** Its page at the repository's host. */
  readonly url?: string;
}

export interface GitFacts {
  readonly commit: Commit | undefined;
  readonly repository: Repository | undefined;
  /** Differs where the history of a file may; absent where a clone is shallow, which may be deepened, or where there is no commit. */
  readonly history?: string;
}

/**
 * What git knows of the content folder. No git, no repository, no commit yet: then only what the settings say.
 * @param files of the content; their folders may be work trees of their own
 */
export async function gitFacts(
  root: string,
  settings: Settings,
  files: Iterable<string> = [],
): Promise<GitFacts> {
  const written = writtenRepository(settings);
  const workTree = workTreeOf(root);
  if (workTree === undefined) return { commit: undefined, repository: written };
  const nested = nestedWorkTrees(root, workTree, files);
  const [clone, ...inner] = await Promise.all(
    [{ workTree }, ...nested].map((one) => cloneFacts(one.workTree)),
  );
  const { head, branch: own, remote } = clone ?? {};
  const modules = nested.map(({ folder }, index) => ({ folder, repository: repositoryOf(inner[index]) }));
  const clones = [clone, ...inner];
  const isWhole = clones.every((one) => one?.head !== undefined && !one.isShallow);
  const url = written?.url ?? remote;
  const branch = settings.branch ?? own ?? written?.branch;
  const repository = {
    ...written,
    ...(url !== undefined && { url }),
    ...(branch !== undefined && { branch }),
    prefix: workTree.prefix,
    ...(modules.length > 0 && { modules }),
  };
  const isKnown = written !== undefined || url !== undefined || modules.length > 0;
  return {
    commit: head === undefined ? undefined : commitOf(head, url),
    repository: isKnown ? repository : undefined,
    ...(isWhole && { history: clones.map((one) => one?.head).join(' ') }),
  };
}

/** @param url the repository's page */
function commitOf(id: string, url: string | undefined): Commit {
  const page = url === undefined ? undefined : codeHostOf(url)?.commit(url, id);
  return { id, short: id.slice(0, 7), ...(page !== undefined && { url: page }) };
}

function repositoryOf(clone: CloneFacts | undefined): Repository | undefined {
  const { remote: url, branch } = clone ?? {};
  return url === undefined ? undefined : { url, prefix: '', ...(branch !== undefined && { branch }) };
}

interface CloneFacts {
  readonly head: string | undefined;
  readonly isShallow: boolean;
  /** That is checked out; without one, as in CI and in submodules, the default branch of the remote. */
  readonly branch: string | undefined;
  /** Its page at its host. */
  readonly remote: string | undefined;
}

async function cloneFacts(workTree: WorkTree): Promise<CloneFacts> {
  const ask = async (...args: string[]) => (await git(workTree, args))?.trim() || undefined;
  const [[head, shallow] = [], branch, origin, remotes = ''] = await Promise.all([
    ask('rev-parse', 'HEAD', '--is-shallow-repository').then((lines) => lines?.split('\n')),
    ask('symbolic-ref', '--short', 'HEAD'),
    ask('symbolic-ref', '--short', 'refs/remotes/origin/HEAD'),
    ask('config', '--get-regexp', String.raw`^remote\..*\.url$`),
  ]);
  const urls = new Map(
    remotes.split('\n').map((line) => {
      const [, name = '', url = ''] = /^remote\.(.*)\.url (.*)$/.exec(line) ?? [];
      return [name, url];
    }),
  );
  const [only = ''] = urls.size === 1 ? [...urls.values()] : [];
  return {
    head,
    isShallow: shallow !== 'false',
    branch: branch ?? origin?.replace(/^origin\//, ''),
    remote: webAddress(urls.get('origin') ?? only),
  };
}

const HOST = String.raw`([\w-]+(?:\.[\w-]+)+|localhost)`;
const WITH_SCHEME = new RegExp(String.raw`^(https?|ssh|git)://(?:[^/@]*@)?${HOST}(:\d+)?/(.+)$`);
const WITHOUT_SCHEME = new RegExp(String.raw`^(?:[^/@:]+@)?${HOST}[:/](?!//)(.+)$`);
/** Without `@`, `?`, `=` and the like: a path with those may contain what belongs to no page, such as a password with a slash. */
const PATH = /^[\w.~+%/ -]+$/;

/**
 * The page of a remote: `git@host:team/ops.git`, `ssh://git@host/team/ops.git`, `https://user:password@host/team/ops.git` →
 * `https://host/team/ops`. Credentials are left out; nothing where it is unclear what they are. A port is kept where pages are
 * served from it.
 */
export function webAddress(remote: string): string | undefined {
  const [, scheme, named, port = '', below] = WITH_SCHEME.exec(remote) ?? [];
  const [, host = named, rest = below ?? ''] = named === undefined ? (WITHOUT_SCHEME.exec(remote) ?? []) : [];
  if (host === undefined || !PATH.test(rest)) return undefined;
  const isServed = scheme === 'http' || scheme === 'https';
  const origin = isServed && port !== '' ? `${scheme}://${host}${port}` : `https://${host}`;
  return repositoryPage(`${origin}/${rest.replace(/^\/+/, '')}`);
}
