/**
 * Where in a page a word stands: `about` are its summary and symptoms, `where` its services and folders. The index keeps the number in three bits.
 */
export const FIELDS = ['title', 'heading', 'about', 'where', 'body', 'code'] as const;

export type Field = (typeof FIELDS)[number];

/** How many words lie between two pieces of a page, so that nothing is close across them. */
export const GAP = 6;
