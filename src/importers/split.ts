import type { Root } from 'mdast';
import type { Entry, Reference } from '../entries/entry.ts';
import { parseWritten } from '../entries/parsed-markdown.ts';
import { walkTree } from '../entries/walk.ts';
import { assembled, isIn } from './excerpt.ts';
import { inferredFields } from './fields.ts';
import { withLineEnds } from './file.ts';
import { frontmatterOf, withFields, type Fields } from './frontmatter.ts';
import { carriedOutputs, carry, destinationOf, type Moves } from './moves.ts';
import { note, type Note } from './notes.ts';
import { anchorsOf, piecesOf, type Anchor, type Piece } from './pieces.ts';
import type { Places } from './place.ts';
import { NOTHING, type Output, type Plan, type PlanOptions } from './plan.ts';
import { isOnPage, referencesOf, relativeTo, relink, type Destination, type Resolution } from './relink.ts';
import { sectionsOf } from './sections.ts';
import { errorsIn, type Source } from './tree.ts';
import type { Kind } from '../kinds/registry.ts';
import type { Edit } from '../shared/edit.ts';
import { FILE_START, offsetCounter } from '../shared/position.ts';

/** The text as a whole, and the ways through it. */
interface Whole {
  readonly entry: Entry;
  readonly kind: Kind;
  readonly overview: Piece;
  readonly anchors: ReadonlyMap<string, Anchor>;
  readonly moves: Moves;
}

/**
 * One long text → a page for every heading of a level, with what hangs below it, and one for the rest, which links to them
 * from where they stood.
 */
export function planSplit(source: Source, depth: number, places: Places, options: PlanOptions): Plan {
  const { content, resolver, read } = source;
  const [entry] = content.entries;
  const { notes, unread } = errorsIn(content);
  if (!entry || unread.has(entry.file)) return { ...NOTHING, notes };
  const root = relocated(parseWritten(entry).root, entry.source);
  const sections = sectionsOf(root, entry.source, depth);
  if (sections.length === 0) {
    const found = entry.outline.headings.length;
    return { ...NOTHING, notes: [...notes, note('no-sections', entry.file, FILE_START, { depth, found })] };
  }
  const { kind, overview, pieces } = piecesOf(entry, root, sections, places, {
    as: options.as,
    folder: content.root,
  });
  const resolve = resolver(content);
  const carried = carry([{ entry, kind, file: overview.file }], resolve, places);
  const all = [overview, ...pieces];
  const whole: Whole = {
    entry,
    kind,
    overview,
    anchors: anchorsOf(entry, all),
    moves: { pages: new Map(), carried },
  };
  const promotions = sections.flatMap(({ edits }) => edits);
  const raw = read(entry.file).toString('utf8');

  const outputs = all.map((piece): Output => {
    const links = relink(entry, referencesIn(piece, entry), ({ target }) =>
      leadFrom(piece, target, resolve(target, entry), whole),
    );
    const head = headOf(piece, whole, options);
    notes.push(...links.notes, ...head.notes);
    const text =
      head.text + assembled(entry.source, piece.parts, [...promotions, ...links.edits, ...head.edits]);
    return { file: piece.file, kind, content: withLineEnds(text, raw) };
  });
  const files = carriedOutputs(carried, read);
  return { outputs: [...outputs, ...files.outputs], notes: [...notes, ...files.notes] };
}

function referencesIn({ parts }: Piece, entry: Entry): Reference[] {
  const offset = offsetCounter(entry.source);
  return referencesOf(entry).filter(({ span }) => isIn(parts, offset(span.line, span.column)));
}

/** Where a link of the text leads from the piece that it is in now. */
function leadFrom(
  piece: Piece,
  target: string,
  found: Resolution,
  { entry, kind, overview, anchors, moves }: Whole,
): Destination | undefined {
  if (found.to !== 'entry' || found.entry !== entry)
    return destinationOf(target, { entry, kind, file: piece.file }, found, moves);
  const { anchor } = found;
  const goal = anchor.at === 'heading' ? anchors.get(anchor.id ?? '') : undefined;
  if (goal?.piece === piece) return target === `#${goal.id}` ? undefined : { path: '', hash: `#${goal.id}` };
  if (goal) return { path: relativeTo(piece.file, goal.piece.file), hash: goal.isTitle ? '' : `#${goal.id}` };
  if (isOnPage(target) && (piece === overview || anchor.at !== 'top' || /^#?(top)?$/.test(target.trim())))
    return undefined;
  const back = { path: relativeTo(piece.file, overview.file) };
  return anchor.at === 'top' ? { ...back, hash: '' } : back;
}

/** What a page says of itself: the rest keeps the frontmatter, the sections share what holds for all of them. */
function headOf(piece: Piece, { entry, kind, overview }: Whole, options: PlanOptions) {
  const none = { text: '', edits: [] as Edit[], notes: [] as Note[] };
  if (piece === overview) {
    const fields = inferredFields(piece.entry, kind, piece.file, options);
    const edit = withFields(entry.source, kind, fields);
    // A new frontmatter comes before the list, too, where the text begins with a section.
    if (typeof edit === 'object')
      return edit.end === 0 ? { ...none, text: edit.text } : { ...none, edits: [edit] };
    if (edit === undefined) return none;
    const names = Object.keys(fields).join(', ');
    return { ...none, notes: [note('frontmatter-kept', entry.file, FILE_START, { fields: names })] };
  }
  const { owner, tags } = entry.data;
  const fields: Fields = {
    title: piece.entry.title,
    ...(entry.services.length > 0 && { services: entry.services }),
    ...(owner !== undefined && { owner }),
    ...(tags !== undefined && { tags }),
    ...(kind === 'runbooks' && piece.entry.alerts.length > 0 && { alerts: piece.entry.alerts }),
  };
  return { ...none, text: `${frontmatterOf(kind, fields)}\n` };
}

/** A tree whose offsets are those of the source, by its lines and columns: empty lines may be longer in the text. */
function relocated(root: Root, source: string): Root {
  const offset = offsetCounter(source);
  for (const node of walkTree(root)) {
    if (!node.position) continue;
    const { start, end } = node.position;
    node.position = {
      start: { ...start, offset: offset(start.line, start.column) },
      end: { ...end, offset: offset(end.line, end.column) },
    };
  }
  return root;
}
