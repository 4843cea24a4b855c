import path from 'node:path';
import { isFolderPage, slugSegment, stem } from '../shared/path.ts';

/** The address, from a file, of the page that a wiki would know by this name; nothing where none or several have it. */
export type ResolveWikiLink = (name: string, from: string) => string | undefined;

/**
 * Finds pages by their names, as links of a wiki have them: that of the file, in any case, with spaces or dashes, and as much of
 * its path as tells it from others. A page in the same folder goes before.
 * @param files relative to the content folder
 */
export function wikiPages(files: readonly string[]): ResolveWikiLink {
  let byName: ReadonlyMap<string, readonly string[]> | undefined;
  const find = (name: string, from: string): string | undefined => {
    byName ??= Map.groupBy(files, (file) => namesOf(file).at(-1) ?? '');
    const wanted = name.split('/').map(slugSegment);
    const found = (byName.get(wanted.at(-1) ?? '') ?? []).filter(
      (file) => namesOf(file).slice(-wanted.length).join('/') === wanted.join('/'),
    );
    const here = found.filter((file) => path.posix.dirname(file) === path.posix.dirname(from));
    const [only, ...more] = here.length > 0 ? here : found;
    return more.length === 0 ? only : undefined;
  };
  return (name, from) => {
    const file = find(name, from);
    return file === undefined ? undefined : addressOf(path.posix.relative(path.posix.dirname(from), file));
  };
}

function namesOf(file: string): string[] {
  const folders = path.posix.dirname(file).split('/');
  return [...folders, ...(isFolderPage(file) ? [] : [stem(file)])].map(slugSegment);
}

function addressOf(file: string): string {
  return file.split('/').map(encodeURIComponent).join('/');
}
