import { z } from 'zod';
import { childOf } from '../shared/child.ts';
import { issuesOf, type FieldIssue } from '../schemas/issues.ts';
import type { Kind } from './registry.ts';
import { lenientOf, SCHEMAS, type LenientDataOf } from './schemas.ts';
import type { FieldPath } from '../schemas/walk.ts';
import { compact, without } from '../schemas/prune.ts';

/** What a frontmatter says, as far as it can be used, and what is wrong with the rest. */
export interface Usable<K extends Kind> {
  readonly data: LenientDataOf<K>;
  readonly issues: readonly FieldIssue[];
}

/** Each round removes what the round before complained of; what is left after these is not worth saving. */
const ROUNDS = 5;

/**
 * Reads a frontmatter against its kind's schema. A field that cannot be used is left out as locally as possible: one
 * wrong symptom does not cost the others. A field without a value is as good as none.
 */
export function readData<K extends Kind>(
  kind: K,
  raw: Readonly<Record<string, unknown>>,
  strict: boolean,
): Usable<K> {
  const given = compact(raw) as Record<string, unknown>;
  const schema = strict ? SCHEMAS[kind] : lenientOf(kind);
  const { error, data } = z.safeParse(schema, given);
  const empty = strict ? emptyUnknowns(schema, raw) : [];
  if (!error) return { data: data as LenientDataOf<K>, issues: empty };
  return { data: rescued(lenientOf(kind), given), issues: [...issuesOf(schema, given, error), ...empty] };
}

/**
 * Fields without a value whose name the schema does not know. In `{ deliverable: Tests for size, security }` the comma made a
 * field of `security`, and half of the text would be lost in silence.
 */
function emptyUnknowns(schema: z.core.$ZodType, raw: Readonly<Record<string, unknown>>): FieldIssue[] {
  const { error } = z.safeParse(schema, raw);
  if (!error) return [];
  return issuesOf(schema, raw, error).filter(
    ({ code, path }) => code === 'unknown' && valueOf(raw, path) === null,
  );
}

function valueOf(raw: unknown, path: FieldPath): unknown {
  return path.reduce<unknown>(childOf, raw);
}

function rescued<Data>(schema: z.core.$ZodType<Data>, given: Record<string, unknown>): Data {
  let rest = given;
  for (let round = 1; round <= ROUNDS; round++) {
    const { error, data } = z.safeParse(schema, rest);
    if (!error) return data;
    const places = issuesOf(schema, rest, error).map(placeToRemove);
    rest = without(rest, round < ROUNDS ? places : places.map((place) => place.slice(0, 1)));
  }
  return z.safeParse(schema, rest).data ?? z.parse(schema, {});
}

/** A set of fields that lacks what it needs goes as a whole. */
function placeToRemove({ code, path }: FieldIssue): FieldPath {
  return code === 'missing' ? path.slice(0, -1) : path;
}
