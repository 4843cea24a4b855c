import type { List, Nodes, Paragraph, Root, Table } from 'mdast';
import { labelsOf } from '../../kinds/headings/headings.ts';
import { lineCounter, type Span } from '../../shared/position.ts';

/** A piece of a text, and where it is in the file. */
export interface TextPiece {
  /** Without marks of Markdown. */
  readonly text: string;
  /** As written. */
  readonly raw: string;
  readonly span: Span;
}

/** `**Priority:** high`: a line, an item of a list, or a row of a table. */
export interface Label {
  readonly name: TextPiece;
  readonly value: TextPiece | undefined;
  /** What follows a label that has no value of its own. */
  readonly part?: Part;
}

/** A section, the item of a list, or what stands under a label: everything that can have labels and items. */
export interface Part {
  readonly title: TextPiece;
  /** Of its heading; 0 for items and labels. */
  readonly depth: number;
  /** Of a task list. */
  readonly checked?: boolean;
  /** Of an item of a numbered list. */
  readonly number?: number;
  readonly labels: Label[];
  readonly items: Part[];
  readonly tables: TextPiece[][][];
  readonly code: TextPiece[];
  readonly texts: TextPiece[];
  /** Sections below this one, and groups below a line in bold. */
  readonly parts: Part[];
  readonly first: number;
  last: number;
}

/** A label with the marks around it, whatever its punctuation: `**A:** b`, `**A** - b`, `_A_: b`, `A： b`, `A = b`. */
const MARKED =
  /^[^\p{L}\p{N}*_[`]*(?:(\*\*|__|\*|_)(?=\S)([^*_\n]{1,60}?)\s*(?:[:：]\s*\1[:：]?|\1\s*(?:[:：=]|\s[-–—→]\s))|([\p{L}][^:：=*|`[\]()]{0,40}?)\s*(?:：|:(?=\s|$)|\s=\s))\s*/u;
/** `**Overall Score: 8.5/10**` */
const LABEL_IN_BOLD = /^([^:：]+)\s*[:：]\s*(.+)$/su;
const BOLD_LINE = /^(\*\*|__)([^*_]+)\1[:：]?\s*$/;
/** Lists within lists: what is deeper is no field. */
const MAX_NESTING = 8;
/** What is longer is no field. */
const MAX_LINE_CHARACTERS = 2000;
const HARD_BREAK = /(?: {2,}|\\)$/;

/** @param text what `root` was parsed from */
export function partsOf(root: Root, text: string): Part {
  const spanAt = lineCounter(text);
  const piece = (start: number, end: number): TextPiece => {
    const raw = text.slice(start, end);
    const from = start + (raw.length - raw.trimStart().length);
    const trimmed = raw.trim();
    return { text: plainText(trimmed), raw: trimmed, span: spanAt(from, from + trimmed.length) };
  };
  const of = (node: Nodes): TextPiece => piece(startOf(node), endOf(node));

  const fill = (into: Part, children: readonly Nodes[], nesting: number): void => {
    const open: Part[] = [into];
    let group: Part | undefined;
    const extend = (line: number): void => {
      for (const part of [...open, ...(group ? [group] : [])]) part.last = Math.max(part.last, line);
    };
    for (const node of children) {
      const section = open.at(-1) ?? into;
      if (node.type === 'heading') {
        group = undefined;
        while (open.length > 1 && (open.at(-1)?.depth ?? 0) >= node.depth) open.pop();
        const [first = node] = node.children;
        const title = piece(startOf(first), endOf(node.children.at(-1) ?? node));
        const part = newPart(title, node.depth, node);
        open.at(-1)?.parts.push(part);
        open.push(part);
      } else if (node.type === 'paragraph') group = readParagraph(node, section, group);
      else if (node.type === 'list') readItems(node, group ?? section, nesting);
      else if (node.type === 'table') readTable(node, group ?? section);
      else if (node.type === 'code') (group ?? section).code.push(of(node));
      else if (node.type === 'thematicBreak') group = undefined;
      extend(node.position?.end.line ?? 1);
    }
  };

  /** Gives the group that it opens, or that goes on. */
  const readParagraph = (node: Paragraph, section: Part, before: Part | undefined): Part | undefined => {
    let group = before;
    for (const line of linesIn(node, text)) {
      const raw = text.slice(line.start, line.end);
      const bold = BOLD_LINE.exec(raw.trim());
      const marked = MARKED.exec(raw);
      const within = bold && LABEL_IN_BOLD.exec(bold[2] ?? '');
      if (within && labelsOf(within[1] ?? '').length > 0) {
        const at = line.start + raw.indexOf(bold[2] ?? '');
        const from = at + within[0].length - (within[2] ?? '').length;
        section.labels.push({
          name: piece(at, at + (within[1] ?? '').length),
          value: piece(from, at + within[0].length),
        });
      } else if (marked) {
        const name = marked[2] ?? marked[3] ?? '';
        const at = line.start + raw.indexOf(name);
        const value = piece(line.start + marked[0].length, line.end);
        const label = piece(at, at + name.length);
        if (value.text === '') {
          group = newPart(label, 0, node);
          section.labels.push({ name: label, value: undefined, part: group });
          section.parts.push(group);
        } else {
          group = undefined;
          section.labels.push({ name: label, value });
        }
      } else if (bold) {
        const at = line.start + raw.indexOf(bold[2] ?? '');
        group = newPart(piece(at, at + (bold[2] ?? '').length), 0, node);
        section.parts.push(group);
      } else {
        if (group && group.items.length > 0) group = undefined;
        (group ?? section).texts.push(piece(line.start, line.end));
      }
    }
    return group;
  };

  const readItems = (list: List, into: Part, nesting: number): void => {
    if (nesting > MAX_NESTING) return;
    for (const [index, item] of list.children.entries()) {
      const [first, ...rest] = item.children;
      const line = first?.type === 'paragraph' ? linesIn(first, text)[0] : undefined;
      const title = line ? piece(line.start, line.end) : of(first ?? item);
      const part: Part = {
        ...newPart(title, 0, item),
        ...(typeof item.checked === 'boolean' && { checked: item.checked }),
        ...(list.ordered === true && { number: (list.start ?? 1) + index }),
      };
      if (first?.type === 'paragraph') readParagraph(first, part, undefined);
      fill(part, rest, nesting + 1);
      part.last = item.position?.end.line ?? part.last;
      into.items.push(part);
      // An item that is a label says something of what the list is in.
      const [label] = part.labels;
      if (label && line && label.name.span.line === title.span.line)
        into.labels.push(
          label.value || !label.part ? label : { ...label, part: { ...part, title: label.name } },
        );
    }
  };

  const readTable = (node: Table, into: Part): void => {
    const rows = node.children.map((row) =>
      row.children.map((cell) => {
        const [first] = cell.children;
        const last = cell.children.at(-1);
        return first && last ? piece(startOf(first), endOf(last)) : { ...of(cell), text: '', raw: '' };
      }),
    );
    into.tables.push(rows);
    for (const row of rows) {
      const [name, value] = row;
      if (row.length === 2 && name && value && name.text !== '' && value.text !== '')
        into.labels.push({ name, value });
    }
  };

  const whole = newPart(piece(0, 0), 0, root);
  fill(
    whole,
    root.children.filter(({ type }) => type !== 'yaml' && type !== 'toml'),
    0,
  );
  whole.last = text.split('\n').length;
  return whole;
}

function newPart(title: TextPiece, depth: number, node: Nodes): Part {
  return {
    title,
    depth,
    labels: [],
    items: [],
    tables: [],
    code: [],
    texts: [],
    parts: [],
    first: node.position?.start.line ?? 1,
    last: node.position?.end.line ?? 1,
  };
}

/** The part and all below it. */
export function* walkParts(part: Part): Generator<Part> {
  yield part;
  for (const inner of part.parts) yield* walkParts(inner);
}

/** Lines of a paragraph; one that a label begins goes on over lines that are wrapped. */
function linesIn(node: Paragraph, text: string): { start: number; end: number }[] {
  const lines: { start: number; end: number }[] = [];
  let start = startOf(node);
  const end = endOf(node);
  let isOpen = false;
  for (const raw of text.slice(start, end).split('\n')) {
    const next = { start, end: start + raw.length };
    const last = lines.at(-1);
    const line = raw.trimStart();
    const begins = MARKED.test(line) || BOLD_LINE.test(line.trim());
    if (last && isOpen && !begins) last.end = next.end;
    else lines.push(next);
    isOpen = !HARD_BREAK.test(raw) && !/[:：]\s*(?:\*\*|__)?\s*$/.test(raw);
    start += raw.length + 1;
  }
  return lines.flatMap((line) => splitLabels(line, text));
}

/** `**Expected:** 5s **Actual:** 3s` */
function splitLabels({ start, end }: { start: number; end: number }, text: string) {
  const raw = text.slice(start, end);
  if (!raw.startsWith('**')) return [{ start, end }];
  const starts = [0, ...[...raw.matchAll(/(?<=\s)\*\*(?=[^*\n]{1,40}[:：]\*\*)/g)].map(({ index }) => index)];
  return starts.map((from, i) => ({ start: start + from, end: start + (starts[i + 1] ?? raw.length) }));
}

/** What a reader sees of a line of Markdown. */
function plainText(raw: string): string {
  return raw
    .slice(0, MAX_LINE_CHARACTERS)
    .replace(/!?\[([^\]]*)\]\((?:[^()]|\([^)]*\))*\)/g, '$1')
    .replace(/\*\*|__|~~|`/g, '')
    .replace(/(?<![\p{L}\p{N}])[*_]|[*_](?![\p{L}\p{N}])/gu, '')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
}

function startOf({ position }: Nodes): number {
  return position?.start.offset ?? 0;
}

function endOf({ position }: Nodes): number {
  return position?.end.offset ?? 0;
}
