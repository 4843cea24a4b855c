import type { Root } from 'mdast';
import path from 'node:path';
import type { Entry, Heading } from '../entries/entry.ts';
import { parseEntry } from '../entries/parse.ts';
import { assembled, isIn, without, type Part } from './excerpt.ts';
import type { Places } from './place.ts';
import { relativeTo } from './relink.ts';
import { definitionsFor, type Section } from './sections.ts';
import { kindOfFolder, type Kind } from '../kinds/registry.ts';
import { alertIn } from '../shared/alert-words.ts';
import { slugSegment, stem } from '../shared/path.ts';
import { offsetCounter } from '../shared/position.ts';

/** One of the pages that a text is split into. */
export interface Piece {
  readonly file: string;
  /** What it holds of the text. */
  readonly parts: readonly Part[];
  /** What it is, its links not rewritten yet. */
  readonly entry: Entry;
}

/** A place in the pieces: a heading, or an id of raw HTML. */
export interface Anchor {
  readonly piece: Piece;
  readonly id: string;
  /** The title of its page. */
  readonly isTitle: boolean;
}

/** What a text is split into. */
interface Pieces {
  readonly kind: Kind;
  /** What is left of the text. */
  readonly overview: Piece;
  /** In the order of the sections. */
  readonly pieces: readonly Piece[];
}

/**
 * @param root the tree of the text
 * @param as the kind of all pieces; nothing where it is to be found
 * @param folder the text's own, which may bear a kind's name
 */
export function piecesOf(
  whole: Entry,
  root: Root,
  sections: readonly Section[],
  places: Places,
  { as, folder }: { as: Kind | undefined; folder: string },
): Pieces {
  const completed = (parts: readonly Part[]): Part[] => {
    const { missing, foreign } = definitionsFor(root, parts);
    const definitions = missing.flatMap((definition) => ['\n', definition, '\n']);
    return [...without(whole.source, parts, foreign), '\n', ...definitions];
  };
  const drafts = sections.map((section) => draftOf(section, whole, completed));
  const kind = as ?? kindOf(whole, folder, drafts);
  const file = places.page(kind, whole.id, whole.file);
  const pieces = drafts.map((draft) => ({
    ...draft,
    file: places.page(kind, slugSegment(draft.entry.title) || 'part', whole.file),
  }));
  return { kind, overview: overviewOf(file, sections, pieces, whole, completed), pieces };
}

/** Parts with the definitions that they use. */
type Completed = (parts: readonly Part[]) => Part[];

function draftOf(section: Section, whole: Entry, completed: Completed): Omit<Piece, 'file'> {
  const parts = completed([section]);
  const entry = parsed(assembled(whole.source, parts, section.edits), 'section.md');
  const alert = alertNameIn(entry.title);
  return { parts, entry: alert === undefined ? entry : { ...entry, alerts: [alert] } };
}

function parsed(text: string, file: string): Entry {
  return parseEntry(text, file, { rootName: '', strict: false }).entry;
}

/** `ShopDown`, but neither `Overview` nor `PostgreSQL`. */
const WORDS = /^[A-Za-z]\w*[a-z][A-Z]+[a-z]{2}/;

/** The name of an alert is several words without spaces. */
function alertNameIn(title: string): string | undefined {
  const name = alertIn(title);
  return name !== undefined && WORDS.test(name) ? name : undefined;
}

/** As the text says, or its folder's name; else what most of its sections look like. */
function kindOf(entry: Entry, folder: string, drafts: readonly Pick<Piece, 'entry'>[]): Kind {
  if (entry.inferred['kind'] === undefined) return entry.kind;
  const named = kindOfFolder(stem(entry.file)) ?? kindOfFolder(path.basename(folder));
  if (named) return named;
  if (drafts.some((draft) => draft.entry.alerts.length > 0)) return 'runbooks';
  const shapes = Map.groupBy(
    drafts.filter((draft) => draft.entry.kind !== 'guides'),
    (draft) => draft.entry.kind,
  );
  const [most] = [...shapes].toSorted(([, a], [, b]) => b.length - a.length);
  return most?.[0] ?? entry.kind;
}

/** The rest of the text, with a list of links where sections stood. */
function overviewOf(
  file: string,
  sections: readonly Section[],
  pieces: readonly Piece[],
  whole: Entry,
  completed: Completed,
): Piece {
  const { source } = whole;
  const parts: Part[] = [];
  let at = 0;
  for (const [index, { from, to }] of sections.entries()) {
    if (from > at) parts.push({ from: at, to: from }, source.endsWith('\n\n', from) ? '' : '\n');
    const piece = pieces[index];
    if (piece) parts.push(`- [${escaped(piece.entry.title)}](${relativeTo(file, piece.file)})\n`);
    at = to;
    const next = sections[index + 1]?.from ?? source.length;
    if (at < next) parts.push('\n');
  }
  if (at < source.length) parts.push({ from: at, to: source.length });
  const all = completed(parts);
  return { file, parts: all, entry: parsed(assembled(source, all, []), whole.file) };
}

/** Headings are numbered anew on every page: `symptoms-3` of the whole is the `symptoms` of its piece. */
export function anchorsOf(entry: Entry, pieces: readonly Piece[]): Map<string, Anchor> {
  const offset = offsetCounter(entry.source);
  const anchors = new Map<string, Anchor>();
  for (const piece of pieces) {
    const { headings, htmlIds, startsWithTitle } = piece.entry.outline;
    const before = entry.outline.headings.filter(({ span }: Heading) =>
      isIn(piece.parts, offset(span.line, span.column)),
    );
    for (const [index, { id }] of before.entries()) {
      const now = headings[index];
      if (now) anchors.set(id, { piece, id: now.id, isTitle: startsWithTitle && index === 0 });
    }
    for (const id of htmlIds) if (!anchors.has(id)) anchors.set(id, { piece, id, isTitle: false });
  }
  return anchors;
}

/** Text on one line as Markdown that shows exactly it. Underscores within words mean nothing there, and may be an address. */
export function escaped(text: string): string {
  return text
    .replace(/[\\`*[\]<]/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/^(?=[#>+~-])/, '\\')
    .replace(/^(\d+)(?=[.)])/, '$1\\');
}
