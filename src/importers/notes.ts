import type { Level } from '../shared/rules/rule-meta.ts';
import type { Span } from '../shared/position.ts';
import { count } from '../shared/text.ts';

/** What the user of an import must know, at its place. */
export interface Note extends Span {
  readonly level: Level;
  readonly message: string;
  /** As the reader finds it: of the source, or of the target where it says so. */
  readonly file: string;
  readonly in: 'source' | 'target';
}

interface NoteKind<Facts> {
  readonly level: Level;
  readonly in: Note['in'];
  readonly message: (facts: Facts) => string;
}

function kind<Facts = Record<never, never>>(entry: NoteKind<Facts>): NoteKind<Facts> {
  return entry;
}

/** Every note that an import can leave. They are about moving text, and never about a content folder: `check` knows those. */
const NOTES = {
  changed: kind({
    level: 'warning',
    in: 'target',
    message: () =>
      'Existing file kept: not written by an import, or changed since. Use --force to overwrite it.',
  }),
  'not-written': kind<{ reason: string }>({
    level: 'error',
    in: 'target',
    message: ({ reason }) => `Cannot write this file: ${reason}.`,
  }),
  'not-read': kind<{ reason: string }>({
    level: 'error',
    in: 'source',
    message: ({ reason }) => `Unreadable file, not imported: ${reason}.`,
  }),
  'frontmatter-kept': kind<{ fields: string }>({
    level: 'warning',
    in: 'source',
    message: ({ fields }) => `Unsupported frontmatter, kept as it is: ${fields} not added.`,
  }),
  'link-kept': kind<{ target: string }>({
    level: 'warning',
    in: 'source',
    message: ({ target }) => `Link to ${target} not rewritten: its address was not found in the text.`,
  }),
  'leads-elsewhere': kind<{ target: string; place: string }>({
    level: 'warning',
    in: 'source',
    message: ({ target, place }) => `Broken link to ${target}: from its new file it leads to ${place}.`,
  }),
  'no-sections': kind<{ depth: number; found: number }>({
    level: 'error',
    in: 'source',
    message: ({ depth, found }) =>
      `Missing heading of level ${depth} to split at${found > 0 ? `; ${count(found, 'other heading')} found` : ''}.`,
  }),
} as const;

type NoteId = keyof typeof NOTES;

export function note<Id extends NoteId>(
  id: Id,
  file: string,
  { line, column, endLine, endColumn }: Span,
  facts: Parameters<(typeof NOTES)[Id]['message']>[0],
): Note {
  // TypeScript cannot see that the message and the facts belong to one id.
  const { level, message, in: where } = NOTES[id] as unknown as NoteKind<typeof facts>;
  return { level, message: message(facts), file, in: where, line, column, endLine, endColumn };
}
