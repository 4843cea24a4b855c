import { z } from 'zod';
import { withArticle } from '../shared/text.ts';
import { oneOrMany, takes, textAs } from './types.ts';

/** What a field that names another entry says about it. */
export interface Reference {
  /** The kinds in which the id is looked up; none for a value that says it itself. */
  readonly kinds: readonly string[];
  /** The edge's name: `part_of`, `resolves`. */
  readonly relation: string;
  /** The value is `kind/id`, not an id alone. */
  readonly qualified?: boolean;
  /** A service without a page gets one, and is not missing. */
  readonly impliedService?: boolean;
  /** What is no entry's id is plain text, not a problem. */
  readonly orText?: boolean;
}

/** Every schema that takes a reference. `referencesIn` finds them in an entry's data. */
export const references = z.registry<Reference>();

/** The id of an entry of one of these kinds. */
export function ref(kinds: readonly string[], relation: string, more: Partial<Reference> = {}) {
  const words = `the id of ${listed(kinds)}${more.orText ? ', or text' : ''}`;
  return textAs(words)
    .register(takes, { words })
    .register(references, { kinds, relation, ...more });
}

/** One id or several. */
export function refs(kinds: readonly string[], relation: string, more: Partial<Reference> = {}) {
  return oneOrMany(ref(kinds, relation, more));
}

/** Ids of services, which need no page of their own to be named. */
export function serviceRefs(relation: string) {
  return refs(['services'], relation, { impliedService: true });
}

/** `runbooks/redis-cache-down`: an entry of any kind. */
export function qualifiedRef(relation: string, isQualified: (value: string) => boolean) {
  const words = 'a kind and an id, such as runbooks/redis-cache-down';
  return z
    .string(words)
    .trim()
    .refine(isQualified, words)
    .register(takes, { words })
    .register(references, { kinds: [], relation, qualified: true });
}

/** The kinds that name a schema are above it, so their singular is made of the plural. */
export function singularOf(kind: string): string {
  return kind.replace(/s$/, '');
}

function listed(kinds: readonly string[]): string {
  return kinds.map((kind) => withArticle(singularOf(kind))).join(' or ');
}
