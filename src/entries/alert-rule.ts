import { isMap, isScalar, isSeq, type Pair, type Scalar } from 'yaml';
import type { FieldPath } from '../schemas/walk.ts';
import type { Span } from '../shared/position.ts';
import type { AlertRule } from './entry.ts';
import type { Template } from './helm.ts';
import { pointerTo, type Spans } from './spans.ts';
import type { Aliases } from './yaml-aliases.ts';
import { shifted } from './yaml-documents.ts';
import type { Range } from './field-set.ts';
import { nodeRange } from './yaml.ts';

/** What it takes to read the nodes of one document. */
export interface Source {
  readonly template: Template;
  /** Relative to the content folder. */
  readonly file: string;
  readonly place: (range: Range) => Span;
  /** Of the document in its file. */
  readonly offset: number;
  readonly aliases: Aliases;
  /** A text that aliases repeat is made once. */
  readonly texts: Map<Scalar, string>;
}

type Fields = ReadonlyMap<string, Pair>;

export function ruleOf(name: string, group: string, fields: Fields, source: Source): AlertRule {
  const { file, place } = source;
  const text = (field: string): string => textOf(fields.get(field), source) ?? '';
  const labels = setOf(fields.get('labels'), source);
  const annotations = setOf(fields.get('annotations'), source);
  return {
    name,
    group,
    expr: text('expr'),
    for: text('for'),
    labels: textsOf(labels, source),
    annotations: textsOf(annotations, source),
    file,
    spans: {
      '': place(rangeOf(fields.get('alert'), source)),
      ...spansOf([], fields, source),
      ...spansOf(['labels'], labels, source),
      ...spansOf(['annotations'], annotations, source),
    },
  };
}

/** The fields of a rule that ought to be text, or sets of text, and are not: `summary: {{ $value }}` without quotes. */
export function misshapen(fields: Fields, source: Source): { node: unknown; reason: string }[] {
  const { aliases, template } = source;
  const wrong = (wanted: string, isRight: (node: unknown) => boolean, pairs: Fields) =>
    [...pairs]
      .map(([name, { value }]) => ({ name, node: aliases.follow(value) }))
      .filter(({ node }) => !isNothing(node) && !isRight(node))
      .map(({ name, node }) => ({ node, reason: `"${name}" is ${shapeOf(node)}, not ${wanted}` }));
  const only = (names: readonly string[]) => new Map([...fields].filter(([name]) => names.includes(name)));
  const sets = only(['labels', 'annotations']);
  return [
    ...[...fields]
      .filter(([name]) => template.isFilledIn(name))
      .map(([, { key }]) => ({ node: key, reason: 'Helm has yet to make this field' })),
    ...wrong('text', isScalar, only(['expr', 'for'])),
    ...wrong('a set of fields', isMap, sets),
    ...[...sets.values()].flatMap((pair) => wrong('text', isScalar, setOf(pair, source))),
  ];
}

function setOf(pair: Pair | undefined, { aliases, template }: Source): Fields {
  const fields = aliases.fieldsOf(aliases.follow(pair?.value));
  return new Map([...fields].map(([name, field]) => [template.restore(name), field]));
}

function spansOf(path: FieldPath, fields: Fields, source: Source): Spans {
  const spans = [...fields].map(([name, pair]) => [
    pointerTo([...path, name]),
    source.place(rangeOf(pair, source)),
  ]);
  return Object.fromEntries(spans) as Spans;
}

/** Without those that hold no text. */
function textsOf(fields: Fields, source: Source): Record<string, string> {
  const texts = [...fields].map(([name, pair]) => [name, textOf(pair, source)]);
  return Object.fromEntries(texts.filter(([, text]) => text !== undefined)) as Record<string, string>;
}

/** A field's value; a number as it is written. Nothing where it holds none, or no single one. */
export function textOf(pair: Pair | undefined, source: Source): string | undefined {
  const node = source.aliases.follow(pair?.value);
  if (!isScalar(node) || isNothing(node)) return undefined;
  const text = source.texts.get(node) ?? source.template.restore(written(node)).trim();
  source.texts.set(node, text);
  return text;
}

/** Before Helm's marks are taken out of it. */
export function written({ value, source }: Scalar): string {
  return typeof value === 'string' ? value : (source ?? String(value));
}

/** Where a field's value stands, in the whole text; where it has none, its name. An alias stands where its anchor does. */
export function rangeOf(pair: Pair | undefined, { aliases, offset }: Source): Range {
  return shifted(nodeRange(aliases.follow(pair?.value)) ?? nodeRange(pair?.key) ?? [0, 0], offset);
}

export function isNothing(node: unknown): boolean {
  return node === null || node === undefined || (isScalar(node) && node.value === null);
}

/** Completes "this is …". */
export function shapeOf(node: unknown): string {
  if (isSeq(node)) return 'a list';
  return isMap(node) ? 'a set of fields' : 'plain text';
}

/** A block (`|`, `>`) is where its lines are, not its mark. White space at the end does not count. */
export function textRange([start, end]: Range, yaml: string): Range {
  const last = start + yaml.slice(start, end).trimEnd().length;
  const isBlock = /[|>]/.test(yaml[start] ?? '');
  const lines = isBlock ? yaml.indexOf('\n', start) : -1;
  if (lines === -1 || lines >= last) return [start, last];
  return [lines + yaml.slice(lines, last).search(/\S/), last];
}
