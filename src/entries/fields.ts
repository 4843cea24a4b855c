import type { Kind } from '../schemas/kinds.ts';
import type { FieldIssue } from '../schemas/issues.ts';
import { SCHEMAS, type LenientDataOf } from '../schemas/registry.ts';
import { readData } from '../schemas/usable.ts';
import { childOf, referencesIn, type FieldPath, type FoundReference } from '../schemas/walk.ts';
import { nearest } from '../shared/nearest.ts';
import { finding, type Finding } from '../shared/problem.ts';
import type { FieldReference } from './entry.ts';
import type { Frontmatter } from './frontmatter.ts';

export type Fields = LenientDataOf<Kind>;

interface FieldsRead {
  readonly data: Fields;
  readonly references: readonly FieldReference[];
  readonly findings: readonly Finding[];
}

/** Reads a frontmatter as its kind's schema has it; what cannot be used is left out and reported at its place. */
export function readFields(kind: Kind, frontmatter: Frontmatter, file: string, strict: boolean): FieldsRead {
  const { data, issues } = readData(kind, frontmatter.data, strict);
  const findings = issues
    // A kind that there is not was reported when the entry's kind was decided.
    .filter(({ path }) => path[0] !== 'kind')
    .map((issue) => findingOf(issue, frontmatter, file));
  const references = referencesIn(SCHEMAS[kind], data).map((found) => ({
    ...found,
    span: placeOf(found, frontmatter),
  }));
  return { data, references, findings };
}

function findingOf(issue: FieldIssue, { data, at, keyAt }: Frontmatter, file: string): Finding {
  const { path } = issue;
  const field = nameOf(path);
  if (issue.code === 'missing') {
    return finding('schema/missing-field', file, at(path.slice(0, -1)), { field, expected: issue.expected });
  }
  if (issue.code === 'unknown') {
    const suggestion = nearest(String(path.at(-1)), issue.known) ?? '';
    return finding('schema/unknown-field', file, keyAt(path), {
      field,
      suggestion,
      known: issue.known.join(', '),
    });
  }
  const { expected, choices } = issue;
  if (choices.length === 0) return finding(idOfWrong(expected), file, at(path), { field, expected });
  const suggestion = nearest(String(valueAt(data, path)), choices) ?? '';
  return finding('schema/bad-enum', file, at(path), { field, expected, suggestion });
}

/** The words of a type say what it is. */
function idOfWrong(expected: string): 'schema/bad-date' | 'schema/bad-duration' | 'schema/wrong-type' {
  if (expected.startsWith('a date')) return 'schema/bad-date';
  return expected.startsWith('a duration') ? 'schema/bad-duration' : 'schema/wrong-type';
}

/** Items that were left out shift those after them: then the reference stands where its text does. */
function placeOf({ path, value }: FoundReference, { data, at }: Frontmatter): FieldReference['span'] {
  const around = path.slice(0, -1);
  const items = valueAt(data, around);
  if (!Array.isArray(items) || String(items[Number(path.at(-1))]) === value) return at(path);
  const index = items.findIndex((item) => String(item) === value);
  return at(index === -1 ? around : [...around, index]);
}

function valueAt(data: unknown, path: FieldPath): unknown {
  return path.reduce<unknown>((value, step) => childOf(value, step), data);
}

/** `['checkpoints', 0, 'id']` → `checkpoints[0].id` */
function nameOf(path: FieldPath): string {
  return path
    .map((step, index) => (typeof step === 'number' ? `[${step}]` : `${index > 0 ? '.' : ''}${step}`))
    .join('');
}
