import type { ContainerHead } from './head.ts';
import { isBlank } from './code-lines.ts';

/** https://python-markdown.github.io/extensions/admonition/ and, with question marks, Material's folded ones. */
const ADMONITION =
  /^[ \t>]*(?:!!!|\?\?\?\+?)[ \t]?(\p{L}[\p{L}\p{N}_-]*)(?:[ \t]+\p{L}[\p{L}\p{N}_-]*)*(?:[ \t]+(?:"([^"]*)"|'([^']*)'))?[ \t]*$/u;
/** https://facelessuser.github.io/pymdown-extensions/extensions/tabbed/ */
const TAB = /^[ \t>]*===[+!]?[ \t]+(?:"([^"]+)"|'([^']+)')[ \t]*$/;
const LIST = /^[ \t]*(?:[-+*]|\d{1,9}[.)])[ \t]/;
const DEEPEST = 20;
/** By so much its content is set in. */
const INDENT = 4;

/** The first line of an admonition or a tab, whose content is set in below it. */
export function admonitionHead(line: string): ContainerHead | undefined {
  const [, label, other] = TAB.exec(line) ?? [];
  if (label !== undefined || other !== undefined) return { is: 'tab', title: label ?? other ?? '' };
  const [, type, title, single] = ADMONITION.exec(line) ?? [];
  return type === undefined ? undefined : { is: 'callout', type, title: title ?? single ?? '' };
}

interface Open {
  /** Where it begins, in columns from 0. */
  readonly column: number;
  /** It begins where its surroundings do: its content can keep its place to the column. */
  readonly isFlush: boolean;
}

/** The lines with a quotation in the place of each admonition: its first line is empty, for shape.ts to fill in. */
export function withQuotations(lines: readonly string[], isCode: readonly boolean[]): string[] {
  const out = [...lines];
  const indents = contentIndents(lines);
  const open: Open[] = [];
  let blanks: number[] = [];
  let inList = false;
  for (const [index, line] of lines.entries()) {
    if (isBlank(line)) {
      blanks.push(index);
      continue;
    }
    const indent = indents[index] ?? 0;
    while (open.length > 0 && indent < (open.at(-1)?.column ?? 0) + INDENT) open.pop();
    for (const blank of blanks) out[blank] = open.length > 0 ? quotedBlank(open) : (lines[blank] ?? '');
    blanks = [];
    inList = LIST.test(line) || (inList && indent > 0);
    const around = open.length > 0 ? (open.at(-1)?.column ?? 0) + INDENT : 0;
    const isHead =
      open.length < DEEPEST &&
      isCode[index] !== true &&
      (indent < around + INDENT || inList) &&
      admonitionHead(line) !== undefined &&
      (indents[index + 1] ?? 0) >= indent + INDENT;
    if (open.length > 0) out[index] = quoted(line, open);
    if (!isHead) continue;
    const begin = line.length - line.trimStart().length;
    out[index] = `${(out[index] ?? '').slice(0, begin)}>`.padEnd(line.length);
    open.push({ column: indent, isFlush: indent === around });
  }
  return out;
}

/** Of each line; of an empty one that of the next line that holds something. */
function contentIndents(lines: readonly string[]): number[] {
  const indents = lines.map((line) => (isBlank(line) ? 0 : indentOf(line)));
  for (let index = lines.length - 2; index >= 0; index--)
    if (isBlank(lines[index] ?? '')) indents[index] = indents[index + 1] ?? 0;
  return indents;
}

/** In columns; a tab leads to the next multiple of four. */
function indentOf(line: string): number {
  const signs = [...(/^[ \t]*/.exec(line)?.[0] ?? '')];
  return columnsOf([...signs, '.']).at(-1) ?? 0;
}

/** A line of content with a `>` for everything that it stands in, in the place of a space or a tab. */
function quoted(line: string, open: readonly Open[]): string {
  const signs = [...(/^[ \t]*/.exec(line)?.[0] ?? '')];
  const starts = columnsOf(signs);
  let from = 0;
  for (const wanted of open.map(markColumn)) {
    while (from + 1 < signs.length && (starts[from + 1] ?? 0) <= wanted) from += 1;
    if (from < signs.length) signs[from] = '>';
    from += 1;
  }
  return signs.join('') + line.slice(signs.length);
}

/** Where each of some spaces and tabs begins. */
function columnsOf(signs: readonly string[]): number[] {
  let columns = 0;
  return signs.map((sign) => {
    const start = columns;
    columns += sign === '\t' ? 4 - (columns % 4) : 1;
    return start;
  });
}

function markColumn({ column, isFlush }: Open): number {
  return isFlush ? column + 2 : column;
}

/** An empty line with the same marks. */
function quotedBlank(open: readonly Open[]): string {
  return open.reduce((line, place) => `${line.padEnd(markColumn(place))}>`, '');
}
