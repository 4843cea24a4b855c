import type { Heading } from '../entries/entry.ts';

/** What stands first below a heading, as a sentence of its own: without the colon that leads on. */
export function leadText({ lead }: Heading): string {
  return lead.replace(/:$/, '');
}
