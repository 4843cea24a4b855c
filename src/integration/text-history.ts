import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { TextHistory, ValidatedPage } from '../checks/freshness.ts';

const run = promisify(execFile);

const NOTHING: TextHistory = { changed: new Map(), isCut: false };
/** Beyond that many the call would be too long for the system. */
const MOST_NAMED = 1000;
const LARGEST_ANSWER = 256 * 1024 * 1024;

/** Whatever somebody's configuration says, patches look like this. */
const PLAIN = [
  'core.quotePath=false',
  'log.showSignature=false',
  'diff.noprefix=false',
  'diff.mnemonicPrefix=false',
];
const PATCH =
  `--no-merges --no-renames --relative --no-color --no-ext-diff --no-textconv --src-prefix=a/ --dst-prefix=b/
  -p -U0 -w --ignore-blank-lines`.split(/\s+/);

/**
 * What was changed in pages after they were carried out: one call of git for all of them. Where there is no git, no
 * repository or no answer, nothing.
 */
export async function textHistory(root: string, pages: readonly ValidatedPage[]): Promise<TextHistory> {
  const [since] = pages.map(({ validated }) => validated).toSorted();
  if (since === undefined) return NOTHING;
  const named = pages.length > MOST_NAMED ? ['.'] : pages.map(({ file }) => file);
  const log = await git(root, [
    ...PLAIN.flatMap((setting) => ['-c', setting]),
    '--literal-pathspecs',
    'log',
    `--since=${since}T00:00:00`,
    '--format=%x00%as %P',
    ...PATCH,
    '--',
    ...named,
  ]);
  if (log === undefined) return NOTHING;
  const { changed, reachesRoot } = readLog(log, pages);
  const isShallow =
    reachesRoot && (await git(root, ['rev-parse', '--is-shallow-repository']))?.trim() === 'true';
  return { changed, isCut: isShallow };
}

async function git(cwd: string, args: readonly string[]): Promise<string | undefined> {
  try {
    const env = { ...process.env, GIT_OPTIONAL_LOCKS: '0' };
    const { stdout } = await run('git', args, { cwd, timeout: 20_000, maxBuffer: LARGEST_ANSWER, env });
    return stdout;
  } catch {
    return undefined;
  }
}

interface Progress extends Omit<ValidatedPage, 'frontmatter'> {
  frontmatter: number;
  /** The commit that set `validated` is reached: what is older was there when the page was carried out. */
  isOver: boolean;
  changed?: string;
}

/**
 * Reads `git log -p -U0`, the newest commit first, each as a NUL, its author's day, its parents, its patch.
 * @returns whether a page's history was followed to a commit without parents, which in a shallow clone is not its beginning
 */
function readLog(
  log: string,
  pages: readonly ValidatedPage[],
): { changed: Map<string, string>; reachesRoot: boolean } {
  const followed = new Map<string, Progress>(pages.map((page) => [page.file, { ...page, isOver: false }]));
  let reachesRoot = false;
  for (const commit of log.split('\0').slice(1)) {
    const [, day = '', parents = ''] = /^(\S+) ?(.*)/.exec(commit) ?? [];
    for (const patch of commit.split(/^diff --git /m).slice(1)) {
      const page = followed.get(/^\+\+\+ b\/(.*?)\t?$/m.exec(patch)?.[1] ?? '');
      if (!page || page.isOver) continue;
      follow(page, patch, day);
      if (parents === '') reachesRoot = true;
    }
  }
  const changed = [...followed.values()].flatMap(({ file, changed: day }) =>
    day === undefined ? [] : [[file, day] as const],
  );
  return { changed: new Map(changed), reachesRoot };
}

const HUNK = /^@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/gm;

function follow(page: Progress, patch: string, day: string): void {
  if (new RegExp(`^\\+validated:\\s*['"]?${page.validated}`, 'm').test(patch)) {
    page.isOver = true;
    return;
  }
  let grown = 0;
  for (const [, removed = '1', line = '', added = '1'] of patch.matchAll(HUNK)) {
    const isText =
      added === '0' ? Number(line) >= page.frontmatter : Number(line) + Number(added) - 1 > page.frontmatter;
    if (isText && day > page.validated) page.changed ??= day;
    if (!isText) grown += Number(added) - Number(removed);
  }
  // What follows is older, and its frontmatter had so many lines less.
  page.frontmatter -= grown;
}
