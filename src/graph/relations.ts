import type { Entry, FieldReference } from '../entries/entry.ts';
import type { BrokenTarget, LinkTarget } from './link-target.ts';
import { isKind, type Kind } from '../kinds/registry.ts';
import { singularOf } from '../schemas/references.ts';
import type { FieldPath } from '../schemas/walk.ts';
import { nearest } from '../shared/nearest.ts';
import { cleanId } from '../shared/path.ts';

/** What a reference in the frontmatter names. */
type Target =
  | Extract<LinkTarget, { to: 'entry' | 'none' }>
  /** The id of an entry of another kind. */
  | (BrokenTarget<'wrong-kind'> & { readonly entry: Entry })
  /** `suggestion` is empty where nothing is close. */
  | (BrokenTarget<'unknown'> & { readonly suggestion: string });

/** A typed edge: what one entry's field says of another. */
export interface Relation {
  readonly reference: FieldReference;
  readonly target: Target;
}

/** The same edge, seen from where it leads; once, however often it is said. */
export interface IncomingRelation {
  readonly relation: string;
  readonly from: Entry;
}

/** Every entry by its kind and id. */
type Index = ReadonlyMap<string, ReadonlyMap<string, Entry>>;

export function relationsOf(entries: readonly Entry[]): Map<Entry, Relation[]> {
  const index = indexOf(entries);
  return new Map(
    entries.map((entry) => [
      entry,
      entry.references.map((reference) => ({ reference, target: find(reference, index) })),
    ]),
  );
}

export function incomingRelations(
  relations: ReadonlyMap<Entry, readonly Relation[]>,
): Map<Entry, IncomingRelation[]> {
  const incoming = new Map<Entry, IncomingRelation[]>();
  for (const [from, out] of relations) {
    const said = new Map<Entry, Set<string>>();
    for (const { reference, target } of out) {
      if (target.to !== 'entry') continue;
      const { relation } = reference;
      const already = said.get(target.entry) ?? new Set();
      if (already.has(relation)) continue;
      said.set(target.entry, already.add(relation));
      const known = incoming.get(target.entry) ?? [];
      known.push({ relation, from });
      incoming.set(target.entry, known);
    }
  }
  return incoming;
}

function indexOf(entries: readonly Entry[]): Index {
  // A kind's own page has no id that anybody could write.
  const named = entries.filter(({ id }) => id !== '');
  const byKind = Map.groupBy(named, ({ kind }) => kind);
  return new Map([...byKind].map(([kind, some]) => [kind, new Map(some.map((entry) => [entry.id, entry]))]));
}

function find(
  { value, qualified, impliedService, orText, ...reference }: FieldReference,
  index: Index,
): Target {
  const [kinds, id] = qualified ? split(value) : [reference.kinds, cleanId(value)];
  for (const kind of kinds) {
    const entry = index.get(kind)?.get(id);
    if (entry) return { to: 'entry', entry, anchor: { at: 'top' } };
  }
  if (impliedService) return { to: 'none', is: 'service' };
  if (orText) return { to: 'none', is: 'text' };
  const elsewhere = [...index.values()].flatMap((byId) => byId.get(id) ?? [])[0];
  if (elsewhere && !qualified) return { to: 'broken', why: 'wrong-kind', target: value, entry: elsewhere };
  if (elsewhere) return { to: 'broken', why: 'unknown', target: value, suggestion: qualifiedId(elsewhere) };
  const candidates = kinds.flatMap((kind) => [...(index.get(kind)?.keys() ?? [])]);
  const close = meant(id, candidates);
  return {
    to: 'broken',
    why: 'unknown',
    target: value,
    suggestion: close && qualified ? `${kinds[0]}/${close}` : close,
  };
}

function qualifiedId({ kind, id }: Entry): string {
  return `${kind}/${id}`;
}

/** What is spelled nearly so; else the only one of that name in another folder: `../gaps/probe.md` for `probe`. */
function meant(id: string, candidates: readonly string[]): string {
  const name = lastPart(id.replace(/-md$/, ''));
  const named = candidates.filter((candidate) => lastPart(candidate) === name);
  return nearest(id, candidates) ?? (named.length === 1 ? (named[0] ?? '') : '');
}

function lastPart(id: string): string {
  return id.slice(id.lastIndexOf('/') + 1);
}

function split(value: string): [kinds: Kind[], id: string] {
  const [kind = '', ...id] = value.split('/');
  return [isKind(kind) ? [kind] : [], cleanId(id.join('/'))];
}

/** `gap or requirement`: what a reference may name, in words. */
export function expectedTarget({ kinds, qualified }: FieldReference): string {
  return qualified ? 'entry' : kinds.map(singularOf).join(' or ');
}

/** References between entries, in both directions. */
interface References {
  readonly relations: ReadonlyMap<Entry, readonly Relation[]>;
  readonly incoming: ReadonlyMap<Entry, readonly IncomingRelation[]>;
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
