import { git, workTreeOf } from './git.ts';

/** A page that was carried out, as git is asked for it. */
export interface ValidatedPage {
  readonly file: string;
  /** `2026-10-01` */
  readonly validated: string;
  /** How many lines its frontmatter has now. */
  readonly frontmatter: number;
}

/** What git knows of such pages. */
export interface TextHistory {
  /** The day of the last change of their text after they were validated, by file. */
  readonly changed: ReadonlyMap<string, string>;
  /** Of some the clone does not reach far back enough. */
  readonly isCut: boolean;
}

const NOTHING: TextHistory = { changed: new Map(), isCut: false };
/** Beyond that many the call would be too long for the system. */
const MAX_NAMED_PAGES = 1000;
const TIMEOUT_MS = 20_000;

/** Patches look like this, and start no program, whatever the configuration and the attributes of the repository say. */
const PATCH = [
  '--no-show-signature --no-ext-diff --no-textconv --submodule=short --ignore-submodules=all --no-mailmap --no-follow',
  '--no-merges --no-renames --no-relative --no-color --src-prefix=a/ --dst-prefix=b/ -p -U0 -w --ignore-blank-lines',
].flatMap((options) => options.split(' '));

/**
 * What was changed in pages after they were carried out: one call of git for all of them. Where there is no git, no
 * repository or no answer, nothing.
 */
export async function textHistory(root: string, pages: readonly ValidatedPage[]): Promise<TextHistory> {
  const [since] = pages.map(({ validated }) => validated).toSorted();
  const workTree = since === undefined ? undefined : workTreeOf(root);
  if (workTree === undefined) return NOTHING;
  const { prefix } = workTree;
  const named = pages.length > MAX_NAMED_PAGES ? [prefix || '.'] : pages.map(({ file }) => prefix + file);
  const log = await git(
    workTree,
    ['log', `--since=${since}T00:00:00`, '--format=%x00%as %P', ...PATCH, '--', ...named],
    TIMEOUT_MS,
  );
  if (log === undefined) return NOTHING;
  const { changed, reachesRoot } = readLog(log, prefix, pages);
  const isShallow =
    reachesRoot && (await git(workTree, ['rev-parse', '--is-shallow-repository']))?.trim() === 'true';
  return { changed, isCut: isShallow };
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
  prefix: string,
  pages: readonly ValidatedPage[],
): { changed: Map<string, string>; reachesRoot: boolean } {
  const followed = new Map<string, Progress>(
    pages.map((page) => [prefix + page.file, { ...page, isOver: false }]),
  );
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
