import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Settings } from '../schemas/settings.ts';
import type { BuildInfo } from '../site/page.ts';
import type { Repository } from '../site/source.ts';

const run = promisify(execFile);

export interface GitFacts {
  readonly commit: BuildInfo['commit'];
  readonly repository: Repository | undefined;
}

/** What git knows of the content folder. No git, no repository, no commit yet: then only what the settings say. */
export async function gitFacts(root: string, settings: Settings): Promise<GitFacts> {
  const [head, prefix, branch, remote] = await Promise.all([
    git(root, 'rev-parse', 'HEAD'),
    git(root, 'rev-parse', '--show-prefix'),
    git(root, 'symbolic-ref', '--short', 'HEAD'),
    git(root, 'config', '--get', 'remote.origin.url'),
  ]);
  const url = settings.repository?.replace(/\/$/, '') ?? webAddress(remote ?? '');
  const repository = url
    ? {
        url,
        branch: settings.repository ? settings.branch : branch || settings.branch,
        ...(prefix !== undefined && { prefix }),
      }
    : undefined;
  if (!head) return { commit: undefined, repository };
  const commit = { id: head, short: head.slice(0, 7), ...(url ? { url: `${url}/commit/${head}` } : {}) };
  return { commit, repository };
}

async function git(cwd: string, ...args: string[]): Promise<string | undefined> {
  try {
    const { stdout } = await run('git', args, {
      cwd,
      timeout: 5_000,
      env: { ...process.env, GIT_OPTIONAL_LOCKS: '0' },
    });
    return stdout.trim();
  } catch {
    return undefined;
  }
}

/** `git@host:team/ops.git`, `ssh://git@host/team/ops.git`, `https://user@host/team/ops.git` → `https://host/team/ops`. */
export function webAddress(remote: string): string | undefined {
  const [, host, path] =
    /^(?:(?:https?|ssh|git):\/\/)?(?:[^@/]+@)?([\w.-]+\.[\w.-]+|localhost)(?::\d+)?[:/](.+?)(?:\.git)?\/?$/.exec(
      remote,
    ) ?? [];
  return host && path ? `https://${host}/${path.replace(/^\//, '')}` : undefined;
}
