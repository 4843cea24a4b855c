import { diagnostic, type Diagnostic } from '../../shared/diagnostic.ts';
import type { Frontmatter } from '../frontmatter.ts';
import type { BodyData } from './body-data.ts';

/** A frontmatter with what the text says beside it. */
interface MergedFields extends Omit<Frontmatter, 'findings'> {
  /** The fields that only the text says, with the rule that read each. */
  readonly rules: Readonly<Record<string, string>>;
  readonly findings: readonly Diagnostic[];
}

/** Frontmatter wins; where the two contradict each other that is reported at the text's word. */
export function withBody(
  { data, at, keyAt }: Omit<Frontmatter, 'findings'>,
  body: BodyData | undefined,
  file: string,
): MergedFields {
  const isGiven = (field: string): boolean => data[field] !== undefined && data[field] !== null;
  const found = Object.entries(body?.data ?? {});
  const findings = found.flatMap(([field, value]) => {
    if (!body || !isGiven(field) || !contradicts(data[field], value)) return [];
    const facts = { field, given: JSON.stringify(data[field]), found: JSON.stringify(value) };
    return [diagnostic('schema/contradiction', file, body.at([field]), facts)];
  });
  const own = found.filter(([field]) => !isGiven(field));
  const read = new Set(own.map(([field]) => field));
  const isRead = ([first]: readonly (string | number)[]): boolean =>
    typeof first === 'string' && read.has(first);
  return {
    data: { ...data, ...Object.fromEntries(own) },
    at: (path) => (body && isRead(path) ? body.at(path) : at(path)),
    keyAt: (path) => (body && isRead(path) ? body.at(path) : keyAt(path)),
    rules: Object.fromEntries(own.map(([field]) => [field, body?.rules[field] ?? 'text'])),
    findings,
  };
}

/** Single values only: two lists may each say a part. */
function contradicts(given: unknown, found: unknown): boolean {
  if (typeof found !== 'string' && typeof found !== 'number') return false;
  if (typeof given !== 'string' && typeof given !== 'number') return false;
  return normalized(given) !== normalized(found);
}

function normalized(value: string | number): string {
  return String(value)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}/]+/gu, '');
}
