import path from 'node:path';
import type { Entry, Reference } from '../entries/entry.ts';
import type { Edit } from '../shared/edit.ts';
import { offsetCounter } from '../shared/position.ts';
import { addressOf, destinationIn, parted, writtenAt } from './destination.ts';
import { note, type Note } from './notes.ts';

/** Where a link in an entry leads: what the graph says of it, as far as importers need to know. */
export type Resolution =
  | { readonly to: 'external' | 'broken' | 'repository' }
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
  const edits = references.flatMap((reference): Edit[] => {
    const wanted = destination(reference);
    if (!wanted) return [];
    const { target, span } = reference;
    const slice = (from: string, offset: typeof inText) =>
      from.slice(offset(span.line, span.column), offset(span.endLine, span.endColumn));
    const read = slice(text, inText);
    const written = slice(source, inSource);
    // Names of a wiki hold wherever its pages are.
    if (/^\[\[[^#]/.test(written)) return [];
    const range = destinationIn(read, target);
    const place = range && writtenAt(range, read, written);
    if (!range || !place) {
      notes.push(note('link-kept', file, span, { target }));
      return [];
    }
    const { suffix } = parted(read.slice(range.start, range.end).trimEnd());
    const from = inSource(span.line, span.column);
    const address = addressOf(wanted.path) + (wanted.hash ?? suffix);
    return [{ start: from + place.start, end: from + place.end, text: address }];
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
