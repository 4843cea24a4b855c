import type { Entry } from '../entries/entry.ts';
import { errorReason } from '../entries/reason.ts';
import type { Kind } from '../kinds/registry.ts';
import { isMarkdown } from '../shared/path.ts';
import { FILE_START } from '../shared/position.ts';
import { note, type Note } from './notes.ts';
import type { Places } from './place.ts';
import type { Output } from './plan.ts';
import {
  isExact,
  isOnPage,
  referencesOf,
  relativeTo,
  relativeToFolder,
  type Destination,
  type Resolution,
  type Resolve,
} from './relink.ts';

/** A page on its way to `file` in the target folder. */
export interface Page {
  readonly entry: Entry;
  readonly kind: Kind;
  readonly file: string;
}

/** Where things go: pages by their entry, other files by their path in the source. */
export interface Moves {
  readonly pages: ReadonlyMap<Entry, Page>;
  readonly carried: ReadonlyMap<string, string>;
}

/** The files that pages show or link to, each with its new place. A page that could not be read is none of them. */
export function carry(pages: readonly Page[], resolve: Resolve, places: Places): Map<string, string> {
  const carried = new Map<string, string>();
  for (const { entry, kind } of pages)
    for (const { target } of referencesOf(entry)) {
      const found = resolve(target, entry);
      if (found.to === 'file' && !isMarkdown(found.file) && !carried.has(found.file))
        carried.set(found.file, places.carried(found.file, kind));
    }
  return carried;
}

export function carriedOutputs(
  carried: Moves['carried'],
  read: (file: string) => Buffer,
): { outputs: Output[]; notes: Note[] } {
  const notes: Note[] = [];
  const outputs = [...carried].flatMap(([from, file]): Output[] => {
    try {
      return [{ file, kind: 'file', content: read(from) }];
    } catch (error) {
      notes.push(note('not-read', from, FILE_START, { reason: errorReason(error) }));
      return [];
    }
  });
  return { outputs, notes };
}

/** Nothing moves, so that every link may stay as it is written: the tree was imported before. */
export function isStill({ pages, carried }: Moves): boolean {
  return (
    [...pages.values()].every(({ entry, file }) => entry.file === file) &&
    [...carried].every(([from, file]) => from === file)
  );
}

/** Nothing where the link leads there as it is, leads out of the tree, or is broken. */
export function destinationOf(
  target: string,
  { file }: Page,
  found: Resolution,
  { pages, carried }: Moves,
): Destination | undefined {
  if (isOnPage(target)) return undefined;
  switch (found.to) {
    case 'folder': {
      const folder = found.url.replace(/^\/|\/$/g, '') || '.';
      return isExact(target, file, folder) ? undefined : { path: relativeToFolder(file, folder) };
    }
    case 'entry':
      return toFile(pages.get(found.entry)?.file);
    case 'file':
      return toFile(carried.get(found.file));
    default:
      return undefined;
  }

  function toFile(to: string | undefined): Destination | undefined {
    return to === undefined || isExact(target, file, to) ? undefined : { path: relativeTo(file, to) };
  }
}
