import type { CodeBlock } from '../entries/entry.ts';
import type { Span } from '../shared/position.ts';

/** A part of a block's code where its file has it: offsets are of the file's text. */
export interface Place {
  readonly span: Span;
  readonly start: number;
  readonly end: number;
}

/**
 * Finds parts of a fenced block's code in the file, through quotes and the indentation of lists.
 * @returns a function of offsets of the code
 */
export function placesIn({ code, span }: CodeBlock, source: string): (start: number, end: number) => Place {
  const lines = source.split('\n');
  const starts = [0];
  for (const line of lines) starts.push((starts.at(-1) ?? 0) + line.length + 1);
  const at = (offset: number) => {
    const before = code.slice(0, offset);
    const row = before.split('\n').length - 1;
    const begin = before.lastIndexOf('\n') + 1;
    const end = code.indexOf('\n', begin);
    const written = code.slice(begin, end === -1 ? code.length : end);
    // The fence stands on the first line of the block.
    const line = Math.min(span.line + 1 + row, lines.length);
    const text = lines[line - 1] ?? '';
    // What the quote or the list takes stands before the code; of a tab it may have taken a part.
    const lead = text.endsWith(written.trimStart()) ? text.length - written.length : 0;
    const column = Math.min(Math.max(lead + offset - begin, 0), text.length);
    return { line, column: column + 1, offset: (starts[line - 1] ?? 0) + column };
  };
  return (start, end) => {
    const from = at(start);
    const to = at(Math.max(start, end));
    return {
      span: { line: from.line, column: from.column, endLine: to.line, endColumn: to.column },
      start: from.offset,
      end: to.offset,
    };
  };
}

/** From an offset to the end of its line. */
export function restOfLine(code: string, offset: number): number {
  const end = code.indexOf('\n', offset);
  return end === -1 ? code.length : end;
}
