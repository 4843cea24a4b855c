import { parseLocation } from '../shared/location.ts';
import { said, textAs } from './types.ts';

/** `path`, `path:line`, `path:from-to`. `parseLocation` reads it. */
export const location = said('a path with or without lines, such as src/main.rs:10-20', (words) =>
  textAs(words).refine((value) => parseLocation(value) !== undefined, words),
);
