import type { Content, Entry } from '../entries/entry.ts';
import { entryId, entryUrl } from '../entries/infer.ts';
import type { Kind } from '../kinds/registry.ts';
import { isFolderPage } from '../shared/path.ts';
import { FILE_START } from '../shared/position.ts';
import { carriedOutputs, carry, destinationOf, isStill, type Moves, type Page } from './moves.ts';
import { inferredFields, isSaid } from './fields.ts';
import { editedFile } from './file.ts';
import { withFields } from './frontmatter.ts';
import { note, type Note } from './notes.ts';
import type { Places } from './place.ts';
import type { Output, Plan, PlanOptions } from './plan.ts';
import { referencesOf, relink, type Resolution, type Resolve } from './relink.ts';

/** A folder of Markdown, read, with what else is needed of it. */
export interface Source {
  readonly content: Content;
  /** Gives the way in which links are followed in a folder. */
  readonly resolver: (content: Content) => Resolve;
  /** The bytes of a file of the source. */
  readonly read: (file: string) => Buffer;
}

/** A folder of Markdown → one file per entry, with links as they are from there, and the files that pages link to. */
export function planTree(source: Source, places: Places, options: PlanOptions): Plan {
  const { content, resolver, read } = source;
  const resolve = resolver(content);
  const { notes, unread } = errorsIn(content);
  const readable = content.entries.filter(({ file }) => !unread.has(file));
  const moves = movesOf(readable, resolve, places, options.as);
  const strays = straysIn(source, moves, options.into);
  const pages = [...moves.pages.values()].map((page): Output => {
    const { edits, notes: found } = rewrite(page, moves, resolve, options);
    notes.push(...found, ...strays(page));
    return { file: page.file, kind: page.kind, content: editedFile(read(page.entry.file), edits) };
  });
  const files = carriedOutputs(moves.carried, read);
  return { outputs: [...pages, ...files.outputs], notes: [...notes, ...files.notes] };
}

/** What cannot be read as text would not be written as it was: these files are left out. */
export function errorsIn({ findings }: Content): { notes: Note[]; unread: ReadonlySet<string> } {
  const errors = findings.filter(({ levels }) => levels.lenient === 'error');
  return {
    notes: errors.map((found) => ({ ...found, level: 'error', in: 'source' })),
    unread: new Set(errors.filter(({ id }) => id === 'file/not-utf8').map(({ file }) => file)),
  };
}

function movesOf(entries: readonly Entry[], resolve: Resolve, places: Places, as: Kind | undefined): Moves {
  const pages = new Map(
    entries.map((entry) => {
      const kind = entry.inferred['kind'] === undefined ? entry.kind : (as ?? entry.kind);
      const isFolder = entry.isFolder && entry.file.includes('/');
      const file = isFolder ? places.folderPage(kind, entry) : places.page(kind, entry.id, entry.file);
      return [entry, { entry, kind, file }] as const;
    }),
  );
  return { pages, carried: carry([...pages.values()], resolve, places) };
}

function rewrite(page: Page, moves: Moves, resolve: Resolve, options: PlanOptions) {
  const { entry, kind, file } = page;
  const { edits, notes } = relink(entry, isStill(moves) ? [] : referencesOf(entry), ({ target }) =>
    destinationOf(target, page, resolve(target, entry), moves),
  );
  const fields = inferredFields(entry, kind, file, options);
  const head = withFields(entry.source, kind, fields, (field) => isSaid(field, entry));
  if (head !== 'kept') return { edits: head ? [head, ...edits] : edits, notes };
  const kept = note('frontmatter-kept', entry.file, FILE_START, { fields: Object.keys(fields).join(', ') });
  return { edits, notes: [...notes, kept] };
}

/** Links that led nowhere may lead somewhere by chance where they are now. */
function straysIn({ content, resolver }: Source, { pages, carried }: Moves, into: string) {
  const before = resolver(content);
  const moved = new Map([...pages.values()].map((page) => [page.entry, movedEntry(page)]));
  const entries = [...moved.values()];
  const files = new Set([...entries.map(({ file }) => file), ...carried.values()]);
  const after = resolver({ ...content, root: into, entries, files });
  return ({ entry }: Page): Note[] =>
    referencesOf(entry).flatMap(({ target, span }) => {
      if (before(target, entry).to !== 'broken') return [];
      const place = placeOf(after(target, moved.get(entry) ?? entry));
      return place === '' ? [] : [note('leads-elsewhere', entry.file, span, { target, place })];
    });
}

function placeOf(found: Resolution): string {
  if (found.to === 'entry') return found.entry.file;
  if (found.to === 'folder') return found.url;
  return found.to === 'file' ? found.file : '';
}

function movedEntry({ entry, kind, file }: Page): Entry {
  const { id } = entryId(file);
  // TypeScript cannot see that only the schema of the data depends on the kind.
  return { ...entry, kind, id, url: entryUrl(kind, id), file, isFolder: isFolderPage(file) } as Entry;
}
