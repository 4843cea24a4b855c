import type { CodeBlock, Entry } from '../entries/entry.ts';
import { FRONTMATTER } from '../entries/frontmatter.ts';
import { lineCounter, offsetCounter, type Span } from '../shared/position.ts';

/** A stretch of a page that is read as one text. */
export interface TextSegment {
  readonly text: string;
  /** Where a piece of the text stands in the file. */
  readonly place: (start: number, end: number) => Span;
  /** Of a code block, as written after the fence; else empty. */
  readonly language: string;
}

/** The parts that an assertion may read. Together they are the whole page, without the fences. */
export interface PageParts {
  readonly frontmatter: readonly TextSegment[];
  readonly code: readonly TextSegment[];
  readonly prose: readonly TextSegment[];
}

const FENCE = /^(`{3}|~{3})/;

export function pageParts({ source, text, outline, isPlain }: Entry): PageParts {
  const lines = text.split('\n');
  const spanAt = lineCounter(source);
  const stretch = (from: number, to: number): TextSegment => ({
    text: source.slice(from, to),
    place: (start, end) => spanAt(from + start, from + end),
    language: '',
  });
  const [whole = '', open = '', , fields = ''] = FRONTMATTER.exec(source) ?? [];
  // What cannot be laid out as Markdown has no blocks of its own: all of it is text.
  const blocks = isPlain ? [] : outline.blocks;
  return {
    frontmatter: fields === '' ? [] : [stretch(open.length, open.length + fields.length)],
    code: blocks.map((block) => codeStretch(block, lines)),
    prose: gaps(whole.length, source.length, blocks, offsetCounter(source)).map(([from, to]) =>
      stretch(from, to),
    ),
  };
}

/** A block's lines may be set in, by a list or a quotation: the code itself is not. */
function codeStretch({ code, language, span }: CodeBlock, lines: readonly string[]): TextSegment {
  const isFenced = FENCE.test((lines[span.line - 1] ?? '').slice(span.column - 1));
  const above = isFenced ? span.line : span.line - 1;
  const written = code.split('\n');
  const indent = (line: number): number => {
    const own = written[line - 1] ?? '';
    const full = lines[above + line - 1] ?? '';
    return full.endsWith(own) ? full.length - own.length : Math.max(0, full.indexOf(own.trimStart()));
  };
  const spanAt = lineCounter(code);
  const place = (start: number, end: number): Span => {
    const { line, column, endLine, endColumn } = spanAt(start, end);
    return {
      line: above + line,
      column: column + indent(line),
      endLine: above + endLine,
      endColumn: endColumn + indent(endLine),
    };
  };
  return { text: code, place, language };
}

type Range = [from: number, to: number];
type OffsetOf = (line: number, column: number) => number;

/** What is left between the blocks. */
function gaps(from: number, to: number, blocks: readonly CodeBlock[], offsetOf: OffsetOf): Range[] {
  const left: Range[] = [];
  let start = from;
  for (const { span } of blocks) {
    left.push([start, offsetOf(span.line, span.column)]);
    start = offsetOf(span.endLine, span.endColumn);
  }
  left.push([start, to]);
  return left.filter(([first, end]) => first < end);
}
