import { watch as watchTree } from 'chokidar';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { discoverFiles } from '../entries/discover.ts';
import { isWithin } from '../shared/path.ts';
import type { Site } from '../site/site.ts';

/** Several saves in a row are one change. */
const SETTLE_MS = 40;
/** How often to look whether a content folder that went away is back. */
const RETURN_MS = 500;
/** Whether the watcher missed a change is asked at most so often, and at most for a twentieth of the time. */
const MIN_CHECK_MS = 1000;
const CHECK_SHARE = 1 / 20;

export interface FollowOptions {
  /** Absolute content folder; watched, as are the rule files that belong to it. */
  readonly root: string;
  /** `contentStamp` of the folder from before `first` was read: what changed since then is read as soon as the folder is watched. */
  readonly stamp: string;
  readonly first: Site | Promise<Site>;
  /** Makes and shows the new state. */
  readonly reload: () => Promise<Site>;
  /** Called at once for each changed file, before changes settle. */
  readonly onChange?: () => void;
  readonly onFailure: (error: unknown) => void;
}

/**
 * A digest of the names, sizes and times of change of all files of a content folder: two calls tell whether a file changed between
 * them. A watcher does not report changes from before it has read each folder once.
 */
export function contentStamp(root: string): string {
  const hash = createHash('sha256');
  try {
    for (const file of discoverFiles(root, { ignore: [], exclude: [] }).files) {
      const { mtimeMs, size } = fs.statSync(path.join(root, file));
      hash.update(`${file}\0${mtimeMs} ${size}\0`);
    }
  } catch {
    // A file that goes away meanwhile is a change.
    hash.update('unreadable');
  }
  return hash.digest('hex');
}

/** Follows the content: one `reload` after another, so that the latest text is the last to come. */
export function followContent({ root, stamp, first, reload, onChange, onFailure }: FollowOptions): {
  /**
   * When the last state is shown. Never rejects. Looks for changes that the watcher did not report, too: file systems of containers
   * and networks report none, and a busy machine loses some.
   */
  readonly settled: () => Promise<void>;
  readonly close: () => Promise<void>;
} {
  let timer: NodeJS.Timeout | undefined;
  /** The stamp of what was read last. */
  let seen = stamp;
  let nextCheck = 0;
  const watcher = watchTree(root, { ignoreInitial: true, ignored: (file) => isHidden(root, file) });
  const reloadInTurn = (): void => {
    loading = loading
      .then(() => {
        seen = contentStamp(root);
        return reload();
      })
      .then(watchRulesOf)
      .catch((error: unknown) => {
        onFailure(error);
        if (!fs.existsSync(root)) watchAgain();
      });
  };
  const reloadSoon = (): void => {
    onChange?.();
    clearTimeout(timer);
    timer = setTimeout(reloadInTurn, SETTLE_MS);
  };
  const lookForMissed = (): void => {
    const begun = performance.now();
    if (begun < nextCheck) return;
    if (contentStamp(root) !== seen) {
      onChange?.();
      clearTimeout(timer);
      reloadInTurn();
    }
    const now = performance.now();
    nextCheck = now + Math.max(MIN_CHECK_MS, (now - begun) / CHECK_SHARE);
  };
  // git moves whole folders; what is gone is watched no more, even when it comes back.
  const watchAgain = (): void => {
    watcher.unwatch(root);
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (!fs.existsSync(root)) return watchAgain();
      watcher.add(root);
      onChange?.();
      reloadInTurn();
    }, RETURN_MS);
  };
  const watchRules = ruleWatch(reloadSoon);
  const watchRulesOf = ({ graph }: Site): void => {
    const { ruleFiles, repositoryFiles } = graph.content;
    const others = [...repositoryFiles.values()].flat().map(({ file }) => file);
    watchRules([...ruleFiles, ...others].map((file) => path.resolve(root, file)));
  };
  // A failure of the first state is reported by its caller.
  let loading = Promise.resolve(first).then(watchRulesOf, () => undefined);
  watcher.on('all', reloadSoon);
  watcher.once('ready', () => {
    if (contentStamp(root) !== seen) reloadSoon();
  });
  watcher.on('error', onFailure);
  return {
    settled() {
      lookForMissed();
      return loading;
    },
    close() {
      clearTimeout(timer);
      return watcher.close();
    },
  };
}

function isHidden(root: string, file: string): boolean {
  return (
    isWithin(root, path.resolve(file)) &&
    path
      .relative(root, file)
      .split(path.sep)
      .some((part) => part.startsWith('.'))
  );
}

/**
 * Watches rule files, which may lie anywhere: not each of them but its folder, and nothing below it, since editors and git
 * replace files, and a new one may belong to them. What was once watched stays so, for the same reason.
 * @returns takes the absolute paths of the files; may be called again when there are others
 */
function ruleWatch(onChange: () => void): (files: readonly string[]) => void {
  const endings = new Set<string>();
  const folders = new Map<string, fs.FSWatcher>();
  const watch = (folder: string): void => {
    const watcher = fs.watch(folder, { persistent: false }, (_event, file) => {
      if (file !== null && endings.has(path.extname(file))) onChange();
    });
    folders.set(folder, watcher);
    watcher.on('error', () => {
      watcher.close();
      folders.delete(folder);
    });
  };
  return (files) => {
    for (const file of files) endings.add(path.extname(file));
    for (const folder of new Set(files.map((file) => path.dirname(file))))
      if (!folders.has(folder)) attempt(() => watch(folder));
  };
}

/** The folder may be gone, or be one too many for the system: then its files are read at the next change of another. */
function attempt(watch: () => void): void {
  try {
    watch();
  } catch {
    // Nothing is lost but the speed.
  }
}
