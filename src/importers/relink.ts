import path from 'node:path';
import type { Entry, Reference } from '../entries/entry.ts';
import type { Edit } from '../shared/edit.ts';
import { lineCounter, offsetCounter } from '../shared/position.ts';
import { addressOf, destinationIn, parted } from './destination.ts';
import { note, type Note } from './notes.ts';

/** Where a link in an entry leads: what the graph says of it, as far as importers need to know. */
export type Resolution =
  | { readonly to: 'external' | 'nowhere' | 'repository' }
  | {
      readonly to: 'entry';
      readonly entry: Entry;
      readonly anchor: { readonly at: string; readonly id?: string };
    }
  | { readonly to: 'folder'; readonly url: string }
  | { readonly to: 'file'; readonly file: string };

export type Resolve = (target: string, from: Entry) => Resolution;

/** What a link is to say from now on. */
export interface Destination {
  /** Relative to the page; empty for the page itself. */
  readonly path: string;
  /** With its `#`. Where it is absent, query and anchor stay as they are written. */
  readonly hash?: string;
}

/**
 * The edits that give links new addresses, in `entry.source`. Nothing else is touched, and no link whose address stays.
 * @param destination what a target, as written, becomes; nothing where it stays
 */
export function relink(
  { source, text, file }: Entry,
  references: readonly Reference[],
  destination: (reference: Reference) => Destination | undefined,
): { edits: Edit[]; notes: Note[] } {
  const notes: Note[] = [];
  const inText = offsetCounter(text);
  const inSource = offsetCounter(source);
  const placeOf = lineCounter(text);
  const edits = references.flatMap((reference): Edit[] => {
    const wanted = destination(reference);
    if (!wanted) return [];
    const { target, span } = reference;
    const from = inText(span.line, span.column);
    const written = text.slice(from, inText(span.endLine, span.endColumn));
    const range = destinationIn(written, target);
    const address = range ? written.slice(range.start, range.end) : '';
    const place = placeOf(from + (range?.start ?? 0));
    const start = inSource(place.line, place.column);
    // In a tag of a template the address may stand in other words.
    if (!range || !source.startsWith(address, start)) {
      notes.push(note('link-kept', file, span, { target }));
      return [];
    }
    const { suffix } = parted(address);
    return [{ start, end: start + address.length, text: addressOf(wanted.path) + (wanted.hash ?? suffix) }];
  });
  return { edits, notes };
}

/** Links and images of the text. */
export function referencesOf({ outline }: Entry): Reference[] {
  return [...outline.links, ...outline.images];
}

/** `#restart`: a link that leads to its own page. */
export function isOnPage(target: string): boolean {
  return /^\s*(?:$|[?#])/.test(target);
}

/** From one file to another, both relative to one folder. */
export function relativeTo(from: string, to: string): string {
  return path.posix.relative(path.posix.dirname(from), to);
}

/** From a file to a folder, both relative to one folder; ends with a slash. */
export function relativeToFolder(from: string, folder: string): string {
  return `${relativeTo(from, folder) || '.'}/`;
}

/** Whether an address, as written in `from`, is the very path of `to`; both relative to one folder. */
export function isExact(target: string, from: string, to: string): boolean {
  const { path: written } = parted(target.trim());
  if (written === '' || written.startsWith('/')) return false;
  try {
    const joined = path.posix.join(path.posix.dirname(from), decodeURIComponent(written));
    return joined.replace(/(?<=.)\/$/, '') === to;
  } catch {
    return false;
  }
}
