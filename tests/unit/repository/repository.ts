import { execFileSync } from 'node:child_process';
import { writeFiles, type Files } from '../tree.ts';

const ADA = Object.entries({ NAME: 'Ada', EMAIL: 'ada@example.com' }).flatMap(([key, value]) => [
  [`GIT_AUTHOR_${key}`, value],
  [`GIT_COMMITTER_${key}`, value],
]);

/** Runs git in a folder of a test, on a day, without the settings of its user. */
export function git(cwd: string, args: readonly string[], day = '2026-01-01'): string {
  return execFileSync('git', args, {
    cwd,
    encoding: 'utf8',
    stdio: 'pipe',
    env: {
      ...process.env,
      ...(Object.fromEntries(ADA) as Record<string, string>),
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_CONFIG_SYSTEM: '/dev/null',
      GIT_AUTHOR_DATE: `${day}T12:00:00Z`,
      GIT_COMMITTER_DATE: `${day}T12:00:00Z`,
    },
  }).trim();
}

/** Makes a repository of a folder; its branch is `trunk`. */
export function initialize(root: string, remote?: string): void {
  git(root, ['init', '--quiet', '--initial-branch=trunk']);
  if (remote !== undefined) git(root, ['remote', 'add', 'origin', remote]);
}

/** Writes files and commits everything. Returns the commit. */
export function commit(root: string, day: string, files: Files = {}): string {
  writeFiles(root, files);
  git(root, ['add', '--all']);
  git(root, ['commit', '--quiet', '--allow-empty', '--message', day], day);
  return git(root, ['rev-parse', 'HEAD']);
}
