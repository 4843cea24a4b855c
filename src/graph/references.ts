import type { Entry } from '../entries/entry.ts';
import type { FieldPath } from '../schemas/walk.ts';
import type { Incoming, Relation } from './relations.ts';

/** References between entries, in both directions. */
interface References {
  readonly relations: ReadonlyMap<Entry, readonly Relation[]>;
  readonly incoming: ReadonlyMap<Entry, readonly Incoming[]>;
}

/**
 * The entries that a field names, in the order in which it does.
 * @param path only what stands at or below this place of the frontmatter
 */
export function referencesOf(
  { relations }: Pick<References, 'relations'>,
  entry: Entry,
  relation: string,
  path: FieldPath = [],
): Entry[] {
  return (relations.get(entry) ?? []).flatMap(({ reference, target }) => {
    const isThere = path.every((key, index) => reference.path[index] === key);
    return reference.relation === relation && isThere && target.to === 'entry' ? [target.entry] : [];
  });
}

/** The entries of which a field names this one. */
export function referencedBy({ incoming }: References, entry: Entry, relation: string): Entry[] {
  return (incoming.get(entry) ?? []).flatMap((edge) => (edge.relation === relation ? [edge.from] : []));
}
