import path from 'node:path';
import { openCache, type Cache } from '../integration/cache.ts';
import { displayPath, isWithin } from '../shared/path.ts';
import { invalidOption, textOption, type Option, type Values } from './command.ts';
import { complain } from './terminal.ts';

/** `--cache` of the commands that render pages. */
export const CACHE: Option = {
  type: 'string',
  value: 'DIR',
  help: 'Where to keep data between builds, e.g. for CI',
  default: "the user's cache folder",
};

/**
 * Absolute; nothing where none is named.
 * @throws UsageError for a folder whose files would be read as content
 */
export function cacheOption(values: Values, content: string): string | undefined {
  const named = textOption(values, 'cache');
  if (named === undefined) return undefined;
  const folder = path.resolve(named);
  const isHidden = path
    .relative(content, folder)
    .split(path.sep)
    .some((part) => /^\.[^.]/.test(part));
  if (isWithin(content, folder) && folder !== content && !isHidden)
    throw invalidOption('cache', named, 'a folder outside the content folder, or a hidden one, e.g. .cache');
  return folder;
}

/** Opens the cache of a content folder, and says why a folder that was named is not used. */
export async function cacheFor(folder: string | undefined, content: string): Promise<Cache> {
  const cache = await openCache(content, folder);
  if (folder !== undefined && cache.refusal !== undefined)
    complain(`Cache not used: ${displayPath(folder)} ${cache.refusal}.`);
  return cache;
}
