import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { emptyPlace, write } from '../e2e/command.ts';

/** A place for one attack: a repository whose page was changed after its validation, and a program that leaves a trace. */
export interface Scene {
  readonly place: string;
  /** Top of the work tree; the page is `runbooks/a.md` in it. */
  readonly root: string;
  /** Absolute; a shell script that makes `hasRun` true. */
  readonly canary: string;
  readonly hasRun: () => boolean;
}

export const CHANGED_ON = '2026-10-09';

const AUTHOR = { NAME: 'Ada', EMAIL: 'ada@example.com' };

export function gitIn(cwd: string, ...args: readonly string[]): string {
  return execFileSync('git', args, { cwd, encoding: 'utf8', stdio: 'pipe', env: ownEnvironment() });
}

/** Git as a careless program calls it; how it ends does not matter. */
export function carelessGit(cwd: string, args: readonly string[]): void {
  spawnSync('git', args, { cwd, stdio: 'ignore', env: ownEnvironment(), timeout: 20_000 });
}

function ownEnvironment(day = CHANGED_ON): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_'));
  const people = Object.entries(AUTHOR).flatMap(([key, value]) => [
    [`GIT_AUTHOR_${key}`, value],
    [`GIT_COMMITTER_${key}`, value],
  ]);
  return {
    ...Object.fromEntries([...kept, ...people]),
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_SYSTEM: '/dev/null',
    GIT_AUTHOR_DATE: `${day}T12:00:00Z`,
    GIT_COMMITTER_DATE: `${day}T12:00:00Z`,
  };
}

export function page(text: string): string {
  return `---\ntitle: A\nvalidated: 2026-10-01\n---\n\n${text}\n`;
}

export function commit(root: string, day = CHANGED_ON): void {
  const options = { cwd: root, stdio: 'pipe', env: ownEnvironment(day) } as const;
  execFileSync('git', ['add', '--all'], options);
  execFileSync('git', ['commit', '--quiet', '--allow-empty', '--message', 'a change'], options);
}

export function scene(): Scene {
  const place = emptyPlace();
  const root = path.join(place, 'work');
  const trace = path.join(place, 'trace');
  const canary = path.join(place, 'canary.sh');
  fs.writeFileSync(canary, `#!/bin/sh\n: > '${trace}'\nexit 1\n`, { mode: 0o755 });
  fs.mkdirSync(root);
  gitIn(root, 'init', '--quiet', '--initial-branch=main');
  write(root, { 'runbooks/a.md': page('first') });
  commit(root, '2026-09-01');
  write(root, { 'runbooks/a.md': page('second') });
  commit(root);
  return {
    place,
    root,
    canary,
    hasRun: () => fs.existsSync(trace),
  };
}

/** Adds to the configuration of the repository. */
export function configure(gitDir: string, lines: string): void {
  fs.appendFileSync(path.join(gitDir, 'config'), `\n${lines}\n`);
}

/** Removes the page's texts from a repository, so that git has to fetch them from a remote that the lines describe. */
export function makePartial(gitDir: string, remote: string): void {
  const blobs = gitIn(
    gitDir,
    'rev-list',
    '--all',
    '--objects',
    '--filter=object:type=blob',
    '--filter-provided-objects',
  )
    .split('\n')
    .map((line) => line.slice(0, 40))
    .filter(Boolean);
  for (const id of blobs)
    fs.rmSync(path.join(gitDir, 'objects', id.slice(0, 2), id.slice(2)), { force: true });
  configure(
    gitDir,
    `[core]\n\trepositoryformatversion = 1\n[extensions]\n\tpartialClone = origin\n[remote "origin"]\n\tpromisor = true\n\tpartialclonefilter = blob:none\n${remote}`,
  );
}

/** Replaces the last commit by one with a signature, which only a program can verify. */
export function sign(root: string): void {
  const text = gitIn(root, 'cat-file', 'commit', 'HEAD');
  const signature = 'gpgsig -----BEGIN PGP SIGNATURE-----\n \n iQ==\n -----END PGP SIGNATURE-----\n';
  const file = path.join(root, '.git/signed');
  fs.writeFileSync(file, text.replace('\n\n', `\n${signature}\n`));
  const id = gitIn(root, 'hash-object', '-t', 'commit', '-w', file).trim();
  gitIn(root, 'update-ref', 'refs/heads/main', id);
}
