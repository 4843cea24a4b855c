import type { Nodes } from 'mdast';
import type { Edit } from '../../shared/edit.ts';
import { isInside, rangeOf, type LiteralRanges } from './literal.ts';
import { blankMasks, maskRange, maskEdit } from './masks.ts';

const NAME = String.raw`[#.][\w:-]+`;
const ITEM = String.raw`(?:${NAME}|[\w:-]+=(?:"[^"\n]*"|'[^'\n]*'|[^\s"'{}=]+))`;
const MORE = String.raw`(?:[ \t]+${ITEM})*[ \t]*\}`;
/** `{: .note #restart }` of kramdown, `{ width="300" }` of Python-Markdown and Pandoc. */
const LIST = new RegExp(String.raw`\{:?[ \t]*${ITEM}${MORE}`, 'y');
/** What cannot be anything else: `{job="x"}` may be a selector. */
const CERTAIN = String.raw`\{(?::[ \t]*${ITEM}|[ \t]*${NAME})${MORE}`;
const BEHIND_WORDS = new RegExp(CERTAIN, 'y');
/** Docusaurus writes `{/* #restart *\/}`, too, which MDX can read. */
const ENDS_HEADING = new RegExp(
  String.raw`(?:${CERTAIN}|\{\/\*[ \t]*#[\w-]+[ \t]*\*\/\})(?=[ \t]*#*[ \t]*$)`,
  'ym',
);
const ENDS_LINE = new RegExp(String.raw`(?=\{)(?<=[ \t])\{:[ \t]*${ITEM}${MORE}(?=[ \t]*$)`, 'gm');
/** With kramdown's other ones: `{:toc}`, `{::options … /}`, `{:/}`. */
const OWN_LINE = new RegExp(
  String.raw`(?=\{)(?<=^[ \t>]*)(?:${CERTAIN}|\{:(?:[ \t]*toc[ \t]*|[:/][^{}\n]*)\})(?=[ \t]*$)`,
  'gm',
);
/** A list of one item, which the table of contents takes the place of. */
const CONTENTS = /^[ \t]*(?:[-+*]|\d{1,9}[.)])[ \t][^\n]*\n(?=[ \t]*\{:[ \t]*toc[ \t]*\}[ \t]*$)/gim;
/** So far behind its end a heading is looked at. */
const FAR = 100;
const ID = /#([\w:-]+)/;

/** Whether a text may hold attribute lists. */
export function hasAttributes(text: string): boolean {
  return /\{[ \t]*[:.#/\w]/.test(text);
}

/** Whether what was hidden is an attribute list, and no tag of a template. */
export function isList(written: string): boolean {
  return /^\{(?![{%])/.test(written);
}

/** The anchor that an attribute list sets, if it sets one. */
export function anchorIn(written: string): string | undefined {
  return isList(written) ? ID.exec(written)?.[1] : undefined;
}

/** What hides the attribute lists of a text; shape.ts puts anchors in the place of those that set one. */
export function attributeEdits(text: string, { literal, html, nodes }: LiteralRanges): Edit[] {
  const isLiteral = isInside(literal);
  const isHtml = isInside(html);
  const onLines = [CONTENTS, OWN_LINE, ENDS_LINE]
    .flatMap((form) => [...text.matchAll(form)])
    .filter(({ index }) => !isLiteral(index));
  return [
    ...nodes.flatMap((node) => behind(node, text)),
    ...onLines.map(({ 0: list, index }) =>
      isHtml(index) || isBelowRow(index, text) ? spaces(index, list) : hidden(index, list, text),
    ),
  ];
}

function behind(node: Nodes, text: string): Edit[] {
  const { start, end } = rangeOf(node);
  switch (node.type) {
    case 'link':
    case 'image':
    case 'linkReference':
    case 'imageReference':
      return listAt(LIST, end, text);
    case 'inlineCode':
    case 'emphasis':
    case 'strong':
      return listAt(BEHIND_WORDS, end, text);
    case 'heading': {
      const [line = ''] = text.slice(start, end + FAR).split('\n', 1);
      const at = line.lastIndexOf('{');
      return at === -1 ? [] : listAt(ENDS_HEADING, start + at, text);
    }
    default:
      return [];
  }
}

function listAt(form: RegExp, at: number, text: string): Edit[] {
  form.lastIndex = at;
  const list = form.exec(text)?.[0];
  return list === undefined ? [] : [hidden(at, list, text)];
}

function hidden(start: number, list: string, text: string): Edit {
  const end = start + list.length;
  return anchorIn(list) === undefined
    ? maskEdit({ start, end }, text)
    : { start, end, text: maskRange(list) };
}

function spaces(start: number, list: string): Edit {
  return { start, end: start + list.length, text: blankMasks(list) };
}

/** In a table a line of its own would be a row. */
function isBelowRow(start: number, text: string): boolean {
  const line = text.lastIndexOf('\n', start - 1);
  return line > 0 && text.slice(text.lastIndexOf('\n', line - 1) + 1, line).includes('|');
}
