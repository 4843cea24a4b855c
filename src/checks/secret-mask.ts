import type { Span } from '../shared/position.ts';
import type { Problem } from '../shared/diagnostic.ts';
import type { LineAt } from './baseline.ts';
import type { Secret } from './secrets.ts';

const MASK = '********';
/** Of a secret that a message was shortened in, this many characters tell nothing. */
const MIN_PART_LENGTH = 4;
/** Shorter lines of a private key are `==`, and words. */
const MIN_LINE_LENGTH = 8;

/** Removes secrets from what is printed, also as JSON writes them. */
export function secretMask(secrets: readonly Secret[]): (text: string) => string {
  const parts = [...new Set(partsOf(secrets).flatMap((part) => [part, JSON.stringify(part).slice(1, -1)]))];
  return (text) => {
    const masked = parts.reduce((left, part) => left.replaceAll(part, MASK), text);
    return masked.includes('…') ? withoutBeginnings(masked, parts) : masked;
  };
}

/** A message is shortened to a length, which may be in the middle of a secret. */
function withoutBeginnings(text: string, values: readonly string[]): string {
  return text
    .split('…')
    .map((before, index, all) => {
      if (index === all.length - 1) return before;
      const lengths = values.flatMap((value) => {
        for (let length = Math.min(value.length, before.length); length >= MIN_PART_LENGTH; length--)
          if (before.endsWith(value.slice(0, length))) return [length];
        return [];
      });
      const cut = Math.max(0, ...lengths);
      return cut > 0 ? `${before.slice(0, -cut)}${MASK}` : before;
    })
    .join('…');
}

export function maskProblems(problems: readonly Problem[], secrets: readonly Secret[]): readonly Problem[] {
  if (secrets.length === 0) return problems;
  const mask = secretMask(secrets);
  return problems.map((problem) => ({
    ...problem,
    message: mask(problem.message),
    hint: mask(problem.hint),
    related: problem.related.map((other) => ({ ...other, message: mask(other.message) })),
  }));
}

/** Lines as they are printed: each character of a secret becomes an asterisk, wherever the secret is, so that columns stay. */
export function maskLines(lineAt: LineAt, secrets: readonly Secret[]): LineAt {
  const parts = partsOf(secrets);
  const byFile = Map.groupBy(secrets, ({ finding }) => finding.file);
  return (problem) => {
    const text = (byFile.get(problem.file) ?? []).reduce(
      (line, { finding }) => withoutSpan(line, problem.line, finding),
      lineAt(problem),
    );
    return parts.reduce((line, part) => line.replaceAll(part, '*'.repeat(part.length)), text);
  };
}

function withoutSpan(text: string, at: number, { line, column, endLine, endColumn }: Span): string {
  if (at < line || at > endLine) return text;
  const from = at === line ? column - 1 : 0;
  const to = at === endLine ? endColumn - 1 : text.length;
  return `${text.slice(0, from)}${'*'.repeat(Math.max(0, to - from))}${text.slice(to)}`;
}

/** Each line of each secret; the longest first, since one may be a part of another. */
function partsOf(secrets: readonly Secret[]): string[] {
  const parts = secrets.flatMap(({ value }) => {
    const lines = value.split('\n');
    return lines.length === 1 ? lines : lines.filter((line) => line.length >= MIN_LINE_LENGTH);
  });
  return [...new Set(parts)].toSorted((a, b) => b.length - a.length);
}
