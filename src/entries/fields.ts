import { z } from 'zod';
import { fieldAlias } from './dialects/fields.ts';
import type { FieldReference } from './entry.ts';
import type { Frontmatter } from './frontmatter.ts';
import { blockLines, fieldSpans } from './origin.ts';
import { spanOf, type FieldSpans } from './spans.ts';
import type { Kind } from '../kinds/registry.ts';
import { SCHEMAS, type LenientDataOf, lenientOf } from '../kinds/schemas.ts';
import { type FieldIssue, issuesOf } from '../schemas/issues.ts';
import { compact, without } from '../schemas/prune.ts';
import { singularOf } from '../schemas/references.ts';
import { referencesIn, type FieldPath } from '../schemas/walk.ts';
import { childOf } from '../shared/child.ts';
import { nearest } from '../shared/nearest.ts';
import { diagnostic, type Diagnostic } from '../shared/diagnostic.ts';

export type ReadFieldsResult = LenientDataOf<Kind>;

interface FieldsRead {
  readonly data: ReadFieldsResult;
  /** Where each value of `data` is in the file. */
  readonly spans: FieldSpans;
  readonly references: readonly FieldReference[];
  readonly findings: readonly Diagnostic[];
}

/** Reads a frontmatter as its kind's schema has it; what cannot be used is left out and reported at its place. */
export function readFields(kind: Kind, frontmatter: Frontmatter, file: string, strict: boolean): FieldsRead {
  const { data, issues } = readData(kind, frontmatter.data, strict);
  const misspelt = misspeltIn(issues);
  const valueAt = valuesIn(frontmatter.data);
  const findings = issues
    // A kind that there is not was reported when the entry's kind was decided.
    .filter(({ code, path }) => path[0] !== 'kind' && !(code === 'missing' && misspelt.has(fieldName(path))))
    .map((issue) => findingOf(issue, frontmatter, { file, kind }, valueAt));
  const gone = new Set(
    issues.map(({ code, path }) => fieldName(code === 'missing' ? path.slice(0, -1) : path)),
  );
  const spans = fieldSpans(data, frontmatter, (path) => gone.has(fieldName(path)));
  const references = referencesIn(SCHEMAS[kind], data).map((found) => ({
    ...found,
    span: spanOf(spans, found.path),
  }));
  return { data, spans, references, findings };
}

/** `['checkpoints', 0, 'id']` → `checkpoints[0].id` */
export function fieldName(path: FieldPath): string {
  return path
    .map((step, index) => (typeof step === 'number' ? `[${step}]` : `${index > 0 ? '.' : ''}${step}`))
    .join('');
}

/** Fields that stand there under a name that is nearly theirs: one mistake is one problem. */
function misspeltIn(issues: readonly FieldIssue[]): Set<string> {
  return new Set(
    issues.flatMap((issue) => {
      const meant = issue.code === 'unknown' ? meantBy(issue) : undefined;
      return meant === undefined ? [] : [fieldName([...issue.path.slice(0, -1), meant])];
    }),
  );
}

function meantBy({ path, known }: FieldIssue & { code: 'unknown' }): string | undefined {
  const name = String(path.at(-1));
  const here = path.length === 1 ? fieldAlias(name) : undefined;
  return here !== undefined && known.includes(here) ? here : nearest(name, known);
}

function findingOf(
  issue: FieldIssue,
  { at, keyAt }: Frontmatter,
  { file, kind }: { readonly file: string; readonly kind: Kind },
  valueAt: (path: FieldPath) => unknown,
): Diagnostic {
  const { path } = issue;
  const field = fieldName(path);
  if (issue.code === 'missing')
    return diagnostic('schema/missing-field', file, at(path.slice(0, -1)), {
      field,
      expected: issue.expected,
    });
  if (issue.code === 'unknown') {
    const suggestion = meantBy(issue) ?? '';
    const known = issue.known.join(', ');
    const derived = DERIVED.has(kind) && /^(?:status|state)$/i.test(field) ? singularOf(kind) : '';
    return diagnostic('schema/unknown-field', file, keyAt(path), { field, suggestion, known, derived });
  }
  const { expected } = issue;
  const value = valueAt(path);
  const facts = { field, expected, found: described(value) };
  const choices = choicesOf(issue);
  if (choices.length === 0) return diagnostic(idOfWrong(expected), file, at(path), facts);
  const suggestion = (typeof value === 'string' ? nearest(value, choices) : undefined) ?? '';
  return diagnostic('schema/bad-enum', file, at(path), { ...facts, suggestion });
}

/** Their state is derived from other fields, never written. */
const DERIVED: ReadonlySet<Kind> = new Set<Kind>(['gaps', 'remediations', 'requirements']);

/** A union hides its words from the issue; they stand in its text. */
function choicesOf({ expected, choices }: FieldIssue & { code: 'wrong' }): readonly string[] {
  const [, listed] = /^one of (.+?)(?:, or a list of them)?$/.exec(expected) ?? [];
  if (listed !== undefined) return listed.split(', ');
  return choices.length > 1 ? choices : [];
}

/** The words of a type say what it is. */
function idOfWrong(expected: string): 'schema/bad-date' | 'schema/bad-duration' | 'schema/wrong-type' {
  if (/^(true or )?a date/.test(expected)) return 'schema/bad-date';
  return expected.startsWith('a duration') ? 'schema/bad-duration' : 'schema/wrong-type';
}

/** What stands there, in words that complete "is …". */
function described(value: unknown): string {
  if (value === null || value === undefined || value === '') return 'empty';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a set of fields';
  return typeof value === 'string' ? `"${value}"` : `${value as number | boolean}`;
}

/** A block of text is the list of its lines. */
function valuesIn(data: unknown): (path: FieldPath) => unknown {
  const linesIn = blockLines();
  return (path) =>
    path.reduce<unknown>((value, step) => {
      if (typeof value !== 'string' || typeof step !== 'number') return childOf(value, step);
      const lines = linesIn(value);
      const line = Array.isArray(lines) ? (lines[step] as unknown) : value;
      return typeof line === 'string' ? line.trim() : undefined;
    }, data);
}

/** What a frontmatter says, as far as it can be used, and what is wrong with the rest. */
export interface UsableData<K extends Kind> {
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
): UsableData<K> {
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
