import { nestedWorkTrees, git, workTreeOf, type WorkTree } from './git.ts';

/** The commit that changed a file last. */
export interface LastChange {
  readonly commit: string;
  /** When it was written, milliseconds since 1970, UTC. */
  readonly at: number;
  /** Absent where authors are not asked for. */
  readonly author?: string;
}

export type LastChanges = ReadonlyMap<string, LastChange>;

export interface LastChangesOptions {
  /** Names of authors are part of the answer. */
  readonly authors: boolean;
}

const TIMEOUT_MS = 30_000;

/** Starts no program, whatever the configuration and the attributes of the repository say, and needs no text of a file. */
const NAMES = [
  '--no-show-signature --no-ext-diff --no-textconv --ignore-submodules=all --no-mailmap --no-follow --no-relative --no-color',
  '--date-order -c --name-status -M100%',
].flatMap((options) => options.split(' '));

/**
 * When files of a folder were changed last: one call of git for a work tree. A file that was only moved was not changed. Nothing is
 * known of files that git does not know, outside a repository, and where a clone does not reach back to the change.
 * @param files relative to `root`, with forward slashes
 */
export async function lastChanges(
  root: string,
  files: readonly string[],
  options: LastChangesOptions,
): Promise<LastChanges> {
  const workTree = workTreeOf(root);
  if (workTree === undefined) return new Map();
  const nested = nestedWorkTrees(root, workTree, files);
  const places = [...nested, { folder: '', workTree }];
  const folderOf = (file: string): string =>
    nested.find(({ folder }) => file.startsWith(folder))?.folder ?? '';
  const byFolder = Map.groupBy(files, folderOf);
  const found = await Promise.all(
    places.map(async ({ folder, workTree: tree }) => {
      const asked = (byFolder.get(folder) ?? []).map((file) => file.slice(folder.length));
      const changes = asked.length > 0 ? await changesIn(tree, asked, options) : [];
      return [...changes].map(([file, change]) => [folder + file, change] as const);
    }),
  );
  return new Map(found.flat());
}

async function changesIn(
  workTree: WorkTree,
  files: readonly string[],
  { authors }: LastChangesOptions,
): Promise<LastChanges> {
  const { prefix } = workTree;
  const [log, shallow] = await Promise.all([
    git(
      workTree,
      ['log', `--format=%x00%H %at${authors ? ' %an' : ''}%n%P`, ...NAMES, '--', prefix || '.'],
      TIMEOUT_MS,
    ),
    git(workTree, ['rev-parse', '--is-shallow-repository']),
  ]);
  if (log === undefined) return new Map();
  return readLog(log, new Map(files.map((file) => [prefix + file, file])), shallow?.trim() === 'true');
}

/**
 * Reads the log, the newest commit first, each as a NUL, its id, date and author, a line with its parents, and what it did to files.
 * @param followed files by their names in the repository; a file leaves when its change is found
 * @param isShallow a commit without parents is where the clone was cut off
 */
function readLog(log: string, followed: Map<string, string>, isShallow: boolean): LastChanges {
  const changes = new Map<string, LastChange>();
  for (const text of log.split('\0').slice(1)) {
    if (followed.size === 0) break;
    const [head = '', parents = '', ...names] = text.split('\n');
    const [, commit = '', seconds = '', author] = /^(\S+) (\d+)(?: (.*))?$/.exec(head) ?? [];
    const change = { commit, at: Number(seconds) * 1000, ...(author !== undefined && { author }) };
    const isKnown = !(isShallow && parents === '');
    // What was renamed here is followed by its older name only when the whole commit is read.
    const renamed: [name: string, file: string][] = [];
    for (const line of names) {
      const [status = '', older = '', newer = older] = line.split('\t');
      const file = status.startsWith('D') ? undefined : followed.get(newer);
      if (file === undefined) continue;
      followed.delete(newer);
      if (status === 'R100') renamed.push([older, file]);
      else if (isKnown) changes.set(file, change);
    }
    for (const [name, file] of renamed)
      if (!followed.has(name)) followed.set(name, file);
      else changes.set(file, change);
  }
  return changes;
}
