import { isMap, isScalar, isSeq, LineCounter, parseDocument, visit, type Document } from 'yaml';
import { FILE_START, type Span } from '../shared/position.ts';
import { finding, type Finding } from '../shared/problem.ts';

export interface Frontmatter {
  /** Plain values; numbers whose spelling matters (`7.10`) stay as they were written. */
  readonly data: Readonly<Record<string, unknown>>;
  /** Where a field's value stands in the file. */
  readonly at: (field: string) => Span;
  readonly findings: readonly Finding[];
}

export const NO_FRONTMATTER: Frontmatter = { data: {}, at: () => FILE_START, findings: [] };

/** More aliases than this in one frontmatter is an attack or an accident, never a runbook. */
const MAX_ALIASES = 100;

/**
 * Reads YAML that begins at line `firstLine` of `file`. What cannot be read is a finding at its place, and then there is
 * no data: half a frontmatter would publish what its author did not mean.
 */
export function readYaml(yaml: string, file: string, firstLine: number): Frontmatter {
  const lines = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: lines, uniqueKeys: false, logLevel: 'silent' });
  const at = spans(lines, firstLine);
  const broken = document.errors.map((error) =>
    finding('schema/yaml', file, at(error.pos[0], error.pos[1]), { reason: firstSentence(error.message) }),
  );
  if (broken.length > 0) return { ...NO_FRONTMATTER, findings: broken.slice(0, 1) };
  if (document.contents === null) return NO_FRONTMATTER;
  if (!isMap(document.contents)) {
    const found = isSeq(document.contents) ? 'a list' : 'plain text';
    const [start = 0, end = start] = document.contents.range ?? [];
    return { ...NO_FRONTMATTER, findings: [finding('schema/not-a-map', file, at(start, end), { found })] };
  }
  keepSpelling(document);
  let data: Record<string, unknown>;
  try {
    data = document.toJS({ maxAliasCount: MAX_ALIASES }) as Record<string, unknown>;
  } catch (error) {
    return {
      ...NO_FRONTMATTER,
      findings: [finding('schema/yaml', file, at(0, 0), { reason: firstSentence((error as Error).message) })],
    };
  }
  const { places, findings } = keyPlaces(document, file, at);
  return { data, at: (field) => places.get(field) ?? FILE_START, findings };
}

type SpanOf = (start: number, end: number) => Span;

function spans(lines: LineCounter, firstLine: number): SpanOf {
  return (start, end) => {
    const from = lines.linePos(start);
    const to = lines.linePos(Math.max(start, end));
    const shift = firstLine - 1;
    return { line: from.line + shift, column: from.col, endLine: to.line + shift, endColumn: to.col };
  };
}

/** `7.10` is a name, not seven and a tenth. */
function keepSpelling(document: Document): void {
  visit(document, {
    Scalar(_key, node) {
      if (typeof node.value === 'number' && node.source !== undefined && String(node.value) !== node.source)
        node.value = node.source;
    },
  });
}

function keyPlaces(
  document: Document,
  file: string,
  at: SpanOf,
): { places: Map<string, Span>; findings: Finding[] } {
  const places = new Map<string, Span>();
  const findings: Finding[] = [];
  if (!isMap(document.contents)) return { places, findings };
  for (const { key, value } of document.contents.items) {
    if (!isScalar(key) || !key.range) continue;
    const name = String(key.value);
    const keySpan = at(key.range[0], key.range[1]);
    if (places.has(name)) findings.push(finding('schema/duplicate-key', file, keySpan, { key: name }));
    const range = (value as { range?: [number, number, number] | null } | null)?.range;
    places.set(name, range ? at(range[0], range[1]) : keySpan);
  }
  return { places, findings };
}

/** Without the place and the code frame that the library appends. */
function firstSentence(message: string): string {
  return (message.split('\n', 1)[0] ?? message)
    .replace(/ at line \d+, column \d+:?$/, '')
    .replace(/[.:]$/, '');
}
