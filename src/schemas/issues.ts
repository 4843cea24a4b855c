import type { z } from 'zod';
import { fieldNamesAt, type FieldPath } from './walk.ts';
import { childOf } from '../shared/child.ts';

/** What is wrong with one field. `expected` completes "must be …". */
export type FieldIssue =
  | { readonly code: 'missing'; readonly path: FieldPath; readonly expected: string }
  /** `known` are the names that may stand here, for "did you mean". */
  | { readonly code: 'unknown'; readonly path: FieldPath; readonly known: readonly string[] }
  /** `choices` are the words that may stand here where they are few. */
  | {
      readonly code: 'wrong';
      readonly path: FieldPath;
      readonly expected: string;
      readonly choices: readonly string[];
    };

/** The issues of a failed parse of `data`, one per field, at the deepest place that can be named. */
export function issuesOf(schema: z.core.$ZodType, data: unknown, error: z.core.$ZodError): FieldIssue[] {
  return error.issues.flatMap((issue) => fromIssue(schema, data, issue, []));
}

function fromIssue(
  schema: z.core.$ZodType,
  data: unknown,
  issue: z.core.$ZodIssue,
  prefix: FieldPath,
): FieldIssue[] {
  const path = [...prefix, ...issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key))];
  if (issue.code === 'unrecognized_keys') {
    const known = fieldNamesAt(schema, data, path);
    return issue.keys.map((key) => ({ code: 'unknown', path: [...path, key], known }));
  }
  const deeper = issue.code === 'invalid_union' ? meantBranch(issue) : undefined;
  if (deeper) return deeper.flatMap((inner) => fromIssue(schema, data, inner, path));
  if (valueAt(data, path) === undefined) return [{ code: 'missing', path, expected: issue.message }];
  const choices = issue.code === 'invalid_value' ? issue.values.map(String) : [];
  return [{ code: 'wrong', path, expected: issue.message, choices }];
}

/** The one part of a union that the value has the shape of, if its complaint says more than the union's own words. */
function meantBranch(issue: z.core.$ZodIssueInvalidUnion): readonly z.core.$ZodIssue[] | undefined {
  const shaped = issue.errors.filter((branch) => !branch.some(isAboutShape));
  return shaped.length === 1 ? shaped[0] : undefined;
}

function isAboutShape({ code, path }: z.core.$ZodIssue): boolean {
  return path.length === 0 && ['invalid_type', 'invalid_union', 'invalid_value'].includes(code);
}

/** A line of a block of text counts as its item. */
function valueAt(data: unknown, path: FieldPath): unknown {
  return path.reduce<unknown>((value, key) => {
    if (typeof value === 'string' && typeof key === 'number') return value;
    return childOf(value, key);
  }, data);
}
