/** A place in a file. Lines and columns count from 1, columns in UTF-16 units, as editors and `String` do. */
export interface Span {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** The first character: where a problem of a whole file is reported. */
export const FILE_START: Span = { line: 1, column: 1, endLine: 1, endColumn: 1 };

/** Turns offsets of one text into lines and columns. */
export function lineCounter(text: string): (start: number, end?: number) => Span {
  const starts = lineStarts(text);
  const place = (offset: number): [line: number, column: number] => {
    const bounded = Math.min(Math.max(offset, 0), text.length);
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= bounded) low = middle;
      else high = middle - 1;
    }
    return [low + 1, bounded - (starts[low] ?? 0) + 1];
  };
  return (start, end = start) => {
    const [line, column] = place(start);
    const [endLine, endColumn] = place(Math.max(start, end));
    return { line, column, endLine, endColumn };
  };
}

/** The offsets of places in one text: what `lineCounter` does, the other way. */
export function offsetCounter(text: string): (line: number, column: number) => number {
  const starts = lineStarts(text);
  return (line, column) => (starts[line - 1] ?? 0) + column - 1;
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}
