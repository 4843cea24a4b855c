import {
  isMap,
  isScalar,
  isSeq,
  parseDocument,
  visit,
  type Document,
  type Node,
  type Pair,
  type ParseOptions,
  type YAMLMap,
} from 'yaml';
import type { Span } from '../shared/position.ts';
import {
  NO_FIELDS,
  LinePositions,
  spanLookup,
  type FrontmatterError,
  type FieldSet,
  type TextRange,
  type SpanOf,
} from './field-set.ts';

/** More aliases than this in one frontmatter is an attack or an accident, never a runbook. */
const MAX_ALIASES = 100;

/** How all YAML is read; equal keys are found by ours. */
export const YAML_OPTIONS: ParseOptions & { logLevel: 'silent' } = {
  uniqueKeys: false,
  logLevel: 'silent',
  // Each of many errors would quote its line.
  prettyErrors: false,
};

/**
 * Reads YAML that begins at line `firstLine` of a file. What cannot be read is a fault at its place, and then there is no
 * data: half a frontmatter would publish what its author did not mean.
 */
export function readYaml(yaml: string, firstLine: number): FieldSet {
  const at = spanLookup(yaml, firstLine);
  try {
    return readDocument(parseDocument(yaml, YAML_OPTIONS), yaml, at);
  } catch (error) {
    return broken(at(0, 0), (error as Error).message);
  }
}

function readDocument(document: Document, yaml: string, at: SpanOf): FieldSet {
  const { contents, errors } = document;
  const [error] = errors;
  if (error) return broken(at(error.pos[0], error.pos[1]), error.message);
  if (contents === null) return NO_FIELDS;
  if (!isMap(contents)) {
    const found = isSeq(contents) ? 'a list' : 'plain text';
    const [start = 0, end = start] = contents.range ?? [];
    return { ...NO_FIELDS, faults: [{ what: 'not-a-map', span: at(start, end), found }] };
  }
  keepSpelling(document);
  let data: Record<string, unknown>;
  try {
    data = document.toJS({ maxAliasCount: MAX_ALIASES }) as Record<string, unknown>;
  } catch (fault) {
    const [start, end] = aliasAtFault(document);
    return broken(at(start, end), (fault as Error).message);
  }
  const place = placeOf(contents, yaml);
  return {
    data,
    at: (path) => at(...place.nearest(path, 'value')),
    keyAt: (path) => at(...place.nearest(path, 'key')),
    faults: repeatedKeys(document, at),
  };
}

function broken(span: Span, message: string): FieldSet {
  return { ...NO_FIELDS, faults: [{ what: 'broken', span, reason: firstSentence(message) }] };
}

/** The first alias of something that does not exist; else all exist, and they are too many: the first. */
function aliasAtFault(document: Document): readonly [start: number, end: number] {
  const aliases: [start: number, end: number][] = [];
  visit(document, {
    Alias(_key, node) {
      const [start = 0, end = start] = node.range ?? [];
      if (node.resolve(document) === undefined) aliases.unshift([start, end]);
      else aliases.push([start, end]);
    },
  });
  return aliases[0] ?? [0, 0];
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

/** In every set of fields, however deep. */
function repeatedKeys(document: Document, at: SpanOf): FrontmatterError[] {
  const faults: FrontmatterError[] = [];
  visit(document, {
    Map(_key, { items }) {
      const seen = new Set<string>();
      for (const { key } of items) {
        if (!isScalar(key) || !key.range) continue;
        const name = String(key.value);
        if (seen.has(name))
          faults.push({ what: 'duplicate-key', span: at(key.range[0], key.range[1]), key: name });
        seen.add(name);
      }
    },
  });
  return faults;
}

/** Notes where every field and item is. What an alias stands for is where the alias is. */
function placeOf(contents: Node, yaml: string): LinePositions {
  const enter = (place: LinePositions, node: unknown, around: TextRange): LinePositions => {
    if (isMap(node))
      for (const [name, { key, value }] of pairsOf(node)) {
        const own = nodeRange(key) ?? around;
        const range = nodeRange(value) ?? own;
        enter(place.within(name).put(own, range), value, range);
      }
    else if (isSeq(node))
      for (const [index, item] of node.items.entries()) {
        const own = nodeRange(item) ?? emptyItem(item) ?? around;
        enter(place.within(index).put(own, own), item, own);
      }
    else if (isScalar(node) && node.type === 'BLOCK_LITERAL')
      for (const [index, line] of lineRanges(around, yaml).entries()) place.within(index).put(line, line);
    return place;
  };
  return enter(new LinePositions(), contents, [0, 0]);
}

/** By key; of equal ones the last. */
function pairsOf({ items }: YAMLMap): Map<string, Pair> {
  return new Map(
    items.flatMap((pair) => (isScalar(pair.key) ? [[String(pair.key.value), pair] as const] : [])),
  );
}

/** A block of text stands for the list of its lines that are not empty. Its first line is the `|`. */
function lineRanges([start, end]: TextRange, yaml: string): TextRange[] {
  const [head = '', ...lines] = yaml.slice(start, end).split('\n');
  let from = start + head.length + 1;
  return lines.flatMap((line): TextRange[] => {
    const at = from;
    from += line.length + 1;
    const text = line.trim();
    const indent = line.length - line.trimStart().length;
    return text === '' ? [] : [[at + indent, at + indent + text.length]];
  });
}

/** An item without a value has its place behind the dash. */
function emptyItem(node: unknown): TextRange | undefined {
  return isScalar(node) && node.range ? [node.range[0], node.range[0]] : undefined;
}

/** Nothing where there is nothing to mark. */
export function nodeRange(node: unknown): TextRange | undefined {
  const { range } = (node ?? {}) as { range?: readonly [number, number, number] | null };
  return range && range[1] > range[0] ? [range[0], range[1]] : undefined;
}

/** Without the place and the code frame that the library appends, and without its stack's troubles. */
export function firstSentence(message: string): string {
  if (/call stack|stack overflow/i.test(message)) return 'it is nested too deeply';
  return (message.split('\n', 1)[0] ?? message)
    .replace(/ at line \d+, column \d+:?$/, '')
    .replace(/[.:]$/, '');
}
