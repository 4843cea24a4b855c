import fs from 'node:fs';
import path from 'node:path';

/**
 * Watches rule files, which may lie anywhere: not each of them but its folder, and nothing below it, since editors and git
 * replace files, and a new one may belong to them. What was once watched stays so, for the same reason.
 * @returns takes the absolute paths of the files; may be called again when there are others
 */
export function ruleWatch(onChange: () => void): (files: readonly string[]) => void {
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
