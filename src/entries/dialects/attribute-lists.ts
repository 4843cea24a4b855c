import type { Nodes } from 'mdast';
import type { Edit } from '../../shared/edit.ts';
import { inside, rangeOf, type Reading } from './literal.ts';
import { blanked, masked } from './masks.ts';

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
const ID = /#([\w:-]+)/;

/** Whether a text may hold attribute lists. */
export function hasAttributes(text: string): boolean {
  return /\{[ \t]*[:.#/\w]/.test(text);
}

/** The anchor that an attribute list sets, if it sets one. */
export function anchorIn(written: string): string | undefined {
  return written.startsWith('{') ? ID.exec(written)?.[1] : undefined;
}

/** What hides the attribute lists of a text: those that set an anchor become masks, the others spaces. */
export function attributeEdits(text: string, { literal, nodes }: Reading): Edit[] {
  const isLiteral = inside(literal);
  const lines = [CONTENTS, OWN_LINE, ENDS_LINE].flatMap((form) => [...text.matchAll(form)]);
  return [
    ...nodes.flatMap((node) => behind(node, text)),
    ...lines
      .toSorted((a, b) => a.index - b.index)
      .filter(({ index }) => !isLiteral(index))
      .map(({ 0: list, index }) => (isBelowRow(index, text) ? hidden(index, list) : editOf(index, list))),
  ];
}

function behind(node: Nodes, text: string): Edit[] {
  const { start, end } = rangeOf(node);
  switch (node.type) {
    case 'link':
    case 'image':
    case 'linkReference':
    case 'imageReference':
      return listAt(LIST, end, text).map((list) => hidden(end, list));
    case 'inlineCode':
    case 'emphasis':
    case 'strong':
      return listAt(BEHIND_WORDS, end, text).map((list) => hidden(end, list));
    case 'heading': {
      const line = text.indexOf('\n', start);
      const at = text.lastIndexOf('{', line === -1 ? text.length : line);
      return at < start ? [] : listAt(ENDS_HEADING, at, text).map((list) => editOf(at, list));
    }
    default:
      return [];
  }
}

function listAt(form: RegExp, at: number, text: string): string[] {
  form.lastIndex = at;
  const list = form.exec(text)?.[0];
  return list === undefined ? [] : [list];
}

/** Anchors are left to shape.ts. */
function editOf(start: number, list: string): Edit {
  const text = anchorIn(list) === undefined ? blanked(list) : masked(list);
  return { start, end: start + list.length, text };
}

/** In a table a line of its own would be a row. */
function isBelowRow(start: number, text: string): boolean {
  const line = text.lastIndexOf('\n', start - 1);
  return line > 0 && text.slice(text.lastIndexOf('\n', line - 1) + 1, line).includes('|');
}

function hidden(start: number, list: string): Edit {
  return { start, end: start + list.length, text: blanked(list) };
}
