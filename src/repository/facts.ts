import type { Settings } from '../kinds/settings.ts';
import { git, workTreeOf } from './git.ts';

/** The repository that the content is kept in, as its host shows it. */
export interface Repository {
  readonly url: string;
  readonly branch: string;
  /** The content folder's path in the repository, with a slash at its end; empty at the top, absent where git does not know. */
  readonly prefix?: string;
}

export interface Commit {
  readonly id: string;
  readonly short: string;
  /** Its page at the repository's host. */
  readonly url?: string;
}

export interface GitFacts {
  readonly commit: Commit | undefined;
  readonly repository: Repository | undefined;
}

/** What git knows of the content folder. No git, no repository, no commit yet: then only what the settings say. */
export async function gitFacts(root: string, settings: Settings): Promise<GitFacts> {
  const workTree = workTreeOf(root);
  const ask = async (...args: string[]) => (workTree ? (await git(workTree, args))?.trim() : undefined);
  const [head, branch, remote] = await Promise.all([
    ask('rev-parse', 'HEAD'),
    ask('symbolic-ref', '--short', 'HEAD'),
    ask('config', '--get', 'remote.origin.url'),
  ]);
  const url = settings.repository?.replace(/\/$/, '') ?? webAddress(remote ?? '');
  const repository = url
    ? {
        url,
        branch: settings.repository ? settings.branch : branch || settings.branch,
        ...(workTree && { prefix: workTree.prefix }),
      }
    : undefined;
  if (!head) return { commit: undefined, repository };
  const commit = { id: head, short: head.slice(0, 7), ...(url ? { url: `${url}/commit/${head}` } : {}) };
  return { commit, repository };
}

const HOST = String.raw`([\w-]+(?:\.[\w-]+)+|localhost)`;
const WITH_SCHEME = new RegExp(String.raw`^(?:https?|ssh|git)://(?:[^/@]*@)?${HOST}(?::\d+)?/(.+)$`);
const WITHOUT_SCHEME = new RegExp(String.raw`^(?:[^/@:]+@)?${HOST}[:/](?!//)(.+)$`);
/** Without `@`, `?`, `=` and the like: a path with those may contain what belongs to no page, such as a password with a slash. */
const PATH = /^[\w.~+%/ -]+$/;

/**
 * The page of a remote: `git@host:team/ops.git`, `ssh://git@host/team/ops.git`, `https://user:password@host/team/ops.git` →
 * `https://host/team/ops`. Credentials are left out; nothing where it is unclear what they are.
 */
export function webAddress(remote: string): string | undefined {
  const [, host, rest = ''] = WITH_SCHEME.exec(remote) ?? WITHOUT_SCHEME.exec(remote) ?? [];
  const path = rest
    .replace(/^\/+/, '')
    .replace(/\/$/, '')
    .replace(/\.git$/, '');
  return host !== undefined && PATH.test(path) ? `https://${host}/${path}` : undefined;
}
