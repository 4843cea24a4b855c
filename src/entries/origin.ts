import type { FieldPath } from '../schemas/walk.ts';
import { childOf } from '../shared/child.ts';
import type { Span } from '../shared/position.ts';
import type { FieldSet } from './field-set.ts';
import { pointerTo, type FieldSpans } from './spans.ts';

/**
/**
 * Where every value of what was `kept` is in the text that it was `given` in: items that could not be used were left out, and
 * those after them moved up. `isGone` says which places are known to have been left out. A value that has no place of its own
 * is not in the table.
 */
export function fieldSpans(
  kept: unknown,
  { data: given, at }: Pick<FieldSet, 'data' | 'at'>,
  isGone: (path: FieldPath) => boolean = () => false,
): FieldSpans {
  const spans: [string, Span][] = [];
  const linesIn = blockLines();
  const enter = (now: unknown, before: unknown, position: Position): void => {
    const { pointer, origin, around } = position;
    const span = at(origin);
    if (!isSame(span, around)) spans.push([pointer, span]);
    if (typeof now !== 'object' || now === null) return;
    const list = linesIn(before);
    const isLeftOut = (index: number) => isGone([...origin, index]);
    const from = Array.isArray(now) && Array.isArray(list) ? originsOfItems(now, list, isLeftOut) : undefined;
    for (const [name, value] of Object.entries(now)) {
      const step = Array.isArray(now) ? Number(name) : name;
      const source = from?.[Number(name)] ?? step;
      const inner = { pointer: pointer + pointerTo([step]), origin: [...origin, source], around: span };
      enter(value, childOf(list, source), inner);
    }
  };
  enter(kept, given, { pointer: '', origin: [], around: undefined });
  return Object.fromEntries(spans);
}

/** Of a value: its place in what was kept, and in what was given, and the span of what it is in. */
interface Position {
  readonly pointer: string;
  readonly origin: FieldPath;
  readonly around: Span | undefined;
}

function isSame(a: Span, b: Span | undefined): boolean {
  return (
    a.line === b?.line && a.column === b.column && a.endLine === b.endLine && a.endColumn === b.endColumn
  );
}

/** Each kept item was made of the first one given that it can have been made of, after the item before it. */
function originsOfItems(
  kept: readonly unknown[],
  given: readonly unknown[],
  isLeftOut: (index: number) => boolean,
): number[] | undefined {
  if (kept.length >= given.length) return undefined;
  let from = -1;
  return kept.map((item, index) => {
    from++;
    while (from < given.length && (isLeftOut(from) || !isMadeOf(item, given[from]))) from++;
    return from < given.length ? from : index;
  });
}

/** Schemas keep texts as they are, make a set of a text alone, and change flags and scores, which say nothing here. */
function isMadeOf(item: unknown, given: unknown): boolean {
  if (isText(given)) {
    const text = String(given).trim();
    return isText(item) ? String(item) === text : Object.values(item as object).includes(text);
  }
  if (typeof item !== 'object' || item === null) return false;
  return Object.entries(item).every(([name, value]) => {
    const written = childOf(given, name);
    if (typeof value !== 'string' || written === undefined || typeof written === 'boolean') return true;
    return isText(written) && String(written).trim() === value;
  });
}

function isText(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}

/** A block of text stands for the list of its lines that are not empty; each is divided once. */
export function blockLines(): (value: unknown) => unknown {
  const blocks = new Map<string, readonly string[]>();
  return (value) => {
    if (typeof value !== 'string' || !value.includes('\n')) return value;
    const lines = blocks.get(value) ?? value.split('\n').filter((line) => line.trim() !== '');
    blocks.set(value, lines);
    return lines;
  };
}
