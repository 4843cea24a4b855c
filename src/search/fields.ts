/**
 * Where in a page a word stands: `about` are its summary and symptoms, `where` its services and folders. The index keeps the number in three bits.
 */
export const INDEXED_FIELDS = ['title', 'heading', 'about', 'where', 'body', 'code'] as const;

export type IndexedField = (typeof INDEXED_FIELDS)[number];

/** How many words lie between two pieces of a page, so that nothing is close across them. */
export const FIELD_GAP_WORDS = 6;
