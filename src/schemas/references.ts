import { z } from 'zod';
import { withArticle } from '../shared/text.ts';
import { isKind, KIND_NAMES, KINDS, type Kind } from './kinds.ts';
import { oneOrMany, takes, textAs } from './types.ts';

/** What a field that names another entry says about it. */
export interface Reference {
  /** The kinds in which the id is looked up. */
  readonly kinds: readonly Kind[];
  /** The edge's name: `part_of`, `resolves`. */
  readonly relation: string;
  /** The value is `kind/id`, not an id alone. */
  readonly qualified?: boolean;
  /** A service that nobody wrote a page for is made, not missed. */
  readonly impliedService?: boolean;
  /** What is no entry's id is plain text, not a problem. */
  readonly orText?: boolean;
}

/** Every schema that takes a reference. `referencesIn` finds them in an entry's data. */
export const references = z.registry<Reference>();

/** The id of an entry of one of these kinds. */
export function ref(kinds: readonly Kind[], relation: string, more: Partial<Reference> = {}) {
  const words = `the id of ${listed(kinds)}${more.orText ? ', or text' : ''}`;
  return textAs(words)
    .register(takes, { words })
    .register(references, { kinds, relation, ...more });
}

/** One id or several. */
export function refs(kinds: readonly Kind[], relation: string, more: Partial<Reference> = {}) {
  return oneOrMany(ref(kinds, relation, more));
}

/** Ids of services, which need no page of their own to be named. */
export function serviceRefs(relation: string) {
  return refs(['services'], relation, { impliedService: true });
}

/** `runbooks/redis-cache-down`: an entry of any kind. */
export function qualifiedRef(relation: string) {
  const words = 'a kind and an id, such as runbooks/redis-cache-down';
  return z
    .string(words)
    .trim()
    .refine(isQualified, words)
    .register(takes, { words })
    .register(references, { kinds: KIND_NAMES, relation, qualified: true });
}

function isQualified(value: string): boolean {
  const slash = value.indexOf('/');
  return isKind(value.slice(0, slash)) && value.length > slash + 1;
}

function listed(kinds: readonly Kind[]): string {
  return kinds.map((kind) => withArticle(KINDS[kind].singular.toLowerCase())).join(' or ');
}
