import path from 'node:path';
import type { BodyValue } from '../../kinds/definition.ts';
import { labelsOf, type LabelName } from '../../kinds/headings/headings.ts';
import { slugSegment } from '../../shared/path.ts';
import type { Span } from '../../shared/position.ts';
import { entryId } from '../infer.ts';
import type { Placed } from './body-data.ts';
import type { Label, Part, TextPiece } from './parts.ts';
import {
  dateIn,
  durationIn,
  estimateIn,
  gradeIn,
  locationsIn,
  scoreIn,
  startsWith,
  withoutMarks,
} from './values.ts';

/** What is below a label or a heading, and the file that it is in. */
export interface Written {
  readonly value: TextPiece | undefined;
  readonly part: Part | undefined;
  readonly span: Span;
  readonly file: string;
}

export function writtenIn(label: Label, file: string): Written {
  return { value: label.value, part: label.part, span: label.value?.span ?? label.name.span, file };
}

/** The value of a field; nothing where nothing is written, or a list where a line is read. */
export function readValue(as: BodyValue, written: Written): Placed | undefined {
  return READERS[as](written);
}

type Reader = (written: Written) => Placed | undefined;

/** Reads a value of one line. */
function line(read: (text: string, piece: TextPiece) => string | undefined): Reader {
  return ({ value, part }) => {
    const piece = value ?? (part?.items.length === 1 ? part.items[0]?.title : part?.texts[0]);
    if (!piece || isEmptyValue(piece.text)) return undefined;
    const found = read(piece.text, piece);
    return found === undefined || found === '' ? undefined : { value: found, span: piece.span };
  };
}

/** `-`, `—`, `TBD`, `…`: a form that is not filled in. */
function isEmptyValue(text: string): boolean {
  return /^(?:[-–—.…?_\s]*|tbd|tba|n\/a)$/i.test(text);
}

const STATES = [
  ['planned', 'planned'],
  ['active', 'active'],
  ['done', 'done'],
] as const;
const OUTCOMES = [
  ['approved-with-conditions', 'conditions'],
  ['rejected', 'rejected'],
  ['approved', 'approved'],
  ['pending', 'planned'],
] as const;

const READERS: Readonly<Record<BodyValue, Reader>> = {
  text: line(withoutMarks),
  prose: (written) => {
    const { value, part, span } = written;
    if (value) return READERS.text(written);
    const lines = [...(part?.texts ?? []), ...(part?.items ?? []).map(({ title }) => title)];
    const text = lines.map((one) => one.text).join(' ');
    return text === '' ? undefined : { value: text, span: lines[0]?.span ?? span };
  },
  choice: line((text) =>
    withoutMarks(text)
      .replace(/[.\s].*$/s, '')
      .toLowerCase(),
  ),
  state: line((text) => STATES.find(([, word]) => startsWith(text, word))?.[0] ?? withoutMarks(text)),
  outcome: line((text) => OUTCOMES.find(([, word]) => startsWith(text, word))?.[0] ?? withoutMarks(text)),
  grade: line(gradeIn),
  date: line((text) => dateIn(text) ?? withoutMarks(text)),
  estimate: line(estimateIn),
  duration: line(durationIn),
  score: line(scoreIn),
  locations: (written) => {
    const pieces = piecesOf(written);
    return listOf(
      pieces.flatMap((piece) => locationsIn(piece).map((value) => ({ value, span: piece.span }))),
      written,
    );
  },
  references: (written) =>
    listOf(
      piecesOf(written).flatMap((piece) => idsIn(piece, written.file)),
      written,
    ),
  dependencies: (written) =>
    listOf(
      piecesOf(written).flatMap((piece): Placed[] => {
        if (startsWith(piece.text, 'none')) return [];
        const ids = linkedIds(piece, written.file);
        return ids.length > 0 ? ids : [{ value: { text: placed(piece) }, span: piece.span }];
      }),
      written,
    ),
  texts: (written) => listOf(piecesOf(written).map(placed), written),
  goals: (written) =>
    listOf(
      itemsOf(written).map((item) => ({
        value: { text: placed(item.title), met: checkedIn(item) },
        span: item.title.span,
      })),
      written,
    ),
  successes: (written) =>
    listOf(
      itemsOf(written).map((item) => ({
        value: {
          text: placed(item.title),
          met:
            item.checked === undefined
              ? undefined
              : { value: item.checked ? 'yes' : 'unstated', span: item.title.span },
        },
        span: item.title.span,
      })),
      written,
    ),
  steps: (written) => listOf([...rowsOf(written.part), ...itemsOf(written).map(stepOf)], written),
  evidence: (written) => listOf(itemsOf(written).map(evidenceOf), written),
};

function stepOf(item: Part): Placed {
  return { value: { text: placed(item.title), done: checkedIn(item) }, span: item.title.span };
}

export function evidenceOf({ title }: Part): Placed {
  const [location] = locationsIn(title).filter((one) => title.raw.includes('](') || one === title.text);
  return {
    value: {
      text: placed(title),
      location: location === undefined ? undefined : { value: location, span: title.span },
    },
    span: title.span,
  };
}

/** The columns of a table that are read, and the field of a step that each is. */
const COLUMNS: Readonly<Partial<Record<LabelName, string>>> = {
  actions: 'text',
  tasks: 'text',
  owner: 'owner',
  horizon: 'due',
  date: 'due',
  status: 'done',
  estimate: 'estimate',
  effort: 'estimate',
};

/** Rows of tables with a column of actions or tasks. */
export function rowsOf(part: Part | undefined): Placed[] {
  return (part?.tables ?? []).flatMap(([head = [], ...rows]) => {
    const fields = head.map(({ text }) =>
      labelsOf(text)
        .map((name) => COLUMNS[name])
        .find((field) => field !== undefined),
    );
    if (!fields.includes('text')) return [];
    return rows.map((row): Placed => {
      const cells = row.flatMap((cell, i): [string, Placed][] => {
        const field = fields[i];
        return field === undefined || isEmptyValue(cell.text) ? [] : [[field, cellOf(field, cell)]];
      });
      return { value: Object.fromEntries(cells), span: row[0]?.span ?? part?.title.span ?? NOWHERE };
    });
  });
}

const NOWHERE: Span = { line: 1, column: 1, endLine: 1, endColumn: 1 };

function cellOf(field: string, cell: TextPiece): Placed {
  if (field === 'done') return { value: isDone(cell.text), span: cell.span };
  if (field === 'due') return { value: dateIn(cell.text) ?? cell.text, span: cell.span };
  if (field === 'estimate') return { value: estimateIn(cell.text), span: cell.span };
  return placed(cell);
}

/** ✅, `[x]` and words such as "done". */
function isDone(text: string): boolean {
  return /^\s*(?:✅|☑|✔|✓|\[x\])/iu.test(text) || startsWith(text, 'done');
}

function placed({ text, span }: TextPiece): Placed {
  return { value: withoutMarks(text) || text, span };
}

function checkedIn({ checked, title }: Part): Placed | undefined {
  if (checked !== undefined) return { value: checked, span: title.span };
  if (/^(?:✅|☑|✔|✓)/u.test(title.text)) return { value: true, span: title.span };
  return /^(?:❌|✗|✘|☐)/u.test(title.text) ? { value: false, span: title.span } : undefined;
}

function itemsOf({ value, part }: Written): readonly Part[] {
  if (part?.items.length) return part.items;
  const piece = value ?? part?.texts[0];
  if (!piece || isEmptyValue(piece.text)) return [];
  return [
    {
      title: piece,
      depth: 0,
      labels: [],
      items: [],
      tables: [],
      code: [],
      texts: [],
      parts: [],
      first: piece.span.line,
      last: piece.span.endLine,
    },
  ];
}

/** Items of a list, or what a line lists with commas. */
function piecesOf({ value, part }: Written): TextPiece[] {
  if (!value) return (part?.items ?? []).map(({ title }) => title);
  if (isEmptyValue(value.text)) return [];
  const ends = [...value.raw.matchAll(/[,;、；](?:\s+|(?=\p{Script=Han}))/gu), undefined];
  let from = 0;
  return ends.map((end) => {
    const raw = value.raw.slice(from, end?.index);
    const column = value.span.line === value.span.endLine ? value.span.column + from : value.span.column;
    from = end ? end.index + end[0].length : from;
    const span =
      value.span.line === value.span.endLine
        ? { ...value.span, column, endColumn: column + raw.length }
        : value.span;
    return {
      raw,
      text: raw
        .replace(/!?\[([^\]]*)\]\([^()]*\)/g, '$1')
        .replace(/\*\*|`/g, '')
        .trim(),
      span,
    };
  });
}

function listOf(items: readonly Placed[], { span }: Written): Placed | undefined {
  const [first] = items;
  return first ? { value: items, span: items.length === 1 ? first.span : span } : undefined;
}

/** Ids that a value links to, or is made of. */
function idsIn(piece: TextPiece, file: string): Placed[] {
  const linked = linkedIds(piece, file);
  if (linked.length > 0) return linked;
  return /^[\p{L}\p{N}._/-]+$/u.test(piece.text) ? [{ value: piece.text, span: piece.span }] : [];
}

function linkedIds({ raw, span }: TextPiece, file: string): Placed[] {
  return [...raw.matchAll(/\[[^\]]*\]\(([^()\s]+)\)/g)].flatMap(([, target = '']): Placed[] => {
    const id = idOfLink(target, file);
    return id === undefined ? [] : [{ value: id, span }];
  });
}

/** The id of the entry that a relative link leads to: that of its file, or of a section of the file. */
function idOfLink(target: string, file: string): string | undefined {
  const [, to = '', hash] = /^([^?#]*)(?:#(.*))?$/s.exec(target) ?? [];
  if (/^[a-z][a-z0-9+.-]*:/i.test(to) || (to !== '' && !/\.mdx?$/i.test(to))) return undefined;
  const wanted = to === '' ? file : path.posix.join(path.posix.dirname(file), to);
  if (wanted.startsWith('../')) return undefined;
  const { id } = entryId(wanted);
  return hash === undefined || hash === '' ? id : `${id}/${slugSegment(hash).replace(/-+$/, '')}`;
}
