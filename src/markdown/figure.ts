import { escapeHtml } from '../shared/text.ts';
import type { CodeAnalysis, Fence, PlaceholderOccurrence, Part } from '../shared/code-analysis.ts';
import { fenceName } from '../shared/fence.ts';
import { languageOf } from '../shared/languages.ts';
import { ansiLines } from './ansi.ts';
import { readFenceMeta, type FenceMeta, type LineMark } from './fence.ts';
import { decorateLine, type LineDecoration } from './line-decoration.ts';
import { readLineNotes } from './line-notes.ts';

/** Colours the lines of a block; as many lines come back as were given, each safe HTML. */
export type Highlight = (code: string, language: string) => readonly string[];

/** No colours: what is searched, and what is shown of blocks too large to highlight. */
export const plain: Highlight = (code) => code.split('\n').map(escapeHtml);

/** Expected output of more lines is folded. */
const MAX_OUTPUT_LINES = 12;
const EFFECTS = { changes: 'Modifies state', destroys: 'Destructive' } as const;

/** A code block as a figure, with title, language and marked lines; the script adds the copy button. */
export function fenceFigure(
  { code, language, meta }: Fence,
  highlight: Highlight,
  reading = NOTHING_READ,
): string {
  const shown = { language, meta: readFenceMeta(meta, language) };
  // What is read in it has its place among the sequences, which are gone.
  if (fenceName(language) === 'ansi')
    return figure({ ...shown, text: '', lines: ansiLines(code), reading: NOTHING_READ });
  return figure({ ...shown, text: code, lines: highlight(code, languageOf(language) ?? 'plain'), reading });
}

/** Lines without colour in the figure of a code block, for text that is not Markdown's. */
export function plainFigure(text: string): string {
  return codeFigure(plain(text, ''), '');
}

/** Lines of safe HTML in the figure of a code block, for code that stands in no text. */
export function codeFigure(lines: readonly string[], language: string): string {
  return figure({ text: '', lines, language, meta: readFenceMeta(''), reading: NOTHING_READ });
}

const NOTHING_READ: CodeAnalysis = {
  is: 'text',
  destroys: '',
  typed: [],
  prompts: [],
  comments: [],
  placeholders: [],
};

interface Figure {
  readonly text: string;
  readonly lines: readonly string[];
  readonly language: string;
  readonly meta: FenceMeta;
  readonly reading: CodeAnalysis;
}

function figure({ text, lines, language, meta, reading }: Figure): string {
  const { effect } = reading;
  const warning = effect === undefined || effect === 'reads' ? '' : `<b>${EFFECTS[effect]}</b>`;
  const title = escapeHtml(meta.title);
  const caption =
    title || warning ? `<figcaption>${[title, warning].filter(Boolean).join(' ')}</figcaption>` : '';
  const name = fenceName(language);
  const attributes = [
    name && ` data-lang="${escapeHtml(name)}"`,
    effect && ` data-effect="${effect}"`,
    reading.destroys && ` data-destroys="${escapeHtml(reading.destroys)}"`,
  ];
  const offsets = offsetsOf(text);
  const notes = readLineNotes(text);
  const isDiff = name === 'diff' || name === 'patch';
  const marks = decorationsOf(reading);
  const html = lines.flatMap((line, index) => {
    const start = offsets[index] ?? 0;
    const end = offsets[index + 1] ?? text.length + 1;
    const note = notes.get(index);
    if (note?.end === 0 && end > start + 1) return [];
    const shownEnd = note ? start + note.end : end - 1;
    const own = marks
      .filter((part) => part.start < end && part.end > start)
      .map((part) => ({
        ...part,
        start: Math.max(part.start - start, 0),
        end: Math.min(part.end, shownEnd) - start,
      }))
      .filter((part) => part.end > part.start);
    const shown = decorateLine(line, own, note?.end);
    const mark = note?.mark ?? meta.marks.get(index + 1);
    return [
      {
        html: mark ? markedLine(shown, mark) : lineHtml(shown, 'span', isDiff && differenceOf(text, start)),
        isTyped: isTyped(start, end, reading),
      },
    ];
  });
  return `<figure class="code"${attributes.filter(Boolean).join('')}>${caption}${runsOf(html).map(block).join('')}</figure>`;
}

/** A line that an author marked. Screen readers are told what is added and what goes; what goes is not copied. */
function markedLine(line: string, mark: LineMark): string {
  const isRemoved = mark === 'del';
  return lineHtml(line, mark === 'ins' || isRemoved ? mark : 'span', mark, isRemoved && 'remark');
}

function lineHtml(
  line: string,
  element: 'span' | 'ins' | 'del',
  mark: LineMark | false,
  ...more: (string | false)[]
): string {
  const classes = ['line', mark && 'marked', mark !== 'marked' && mark, ...more].filter(Boolean).join(' ');
  return `<${element} class="${classes}">${line}</${element}>`;
}

/** What a line of a difference between two files says; the names of the files are no lines of theirs. */
function differenceOf(text: string, start: number): LineMark | false {
  if (text.startsWith('+++ ', start) || text.startsWith('--- ', start)) return false;
  return text[start] === '+' ? 'ins' : text[start] === '-' && 'del';
}

/** Where each line begins. */
function offsetsOf(text: string): number[] {
  const offsets = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) offsets.push(at + 1);
  return offsets;
}

function isTyped(start: number, end: number, { is, typed, prompts }: CodeAnalysis): boolean {
  if (is === 'output') return false;
  // Without prompts, all of it is typed.
  return prompts.length === 0 || typed.some((part) => part.start < end && part.end >= start);
}

interface Line {
  readonly html: string;
  readonly isTyped: boolean;
}

/** Lines that are typed, lines that are printed, and so on. */
function runsOf(lines: readonly Line[]): Line[][] {
  const runs: Line[][] = [];
  for (const line of lines) {
    const last = runs.at(-1);
    if (last?.[0]?.isTyped === line.isTyped) last.push(line);
    else runs.push([line]);
  }
  return runs;
}

function block(lines: readonly Line[]): string {
  const body = lines.map(({ html }) => html).join('\n');
  if (lines[0]?.isTyped !== false) return `<pre tabindex="0"><code>${body}</code></pre>`;
  if (body.replace(/<[^>]*>/g, '').trim() === '') return '';
  const printed = `<pre tabindex="0"><samp>${body}</samp></pre>`;
  return lines.length > MAX_OUTPUT_LINES
    ? `<details class="output"><summary>Expected output, ${lines.length} lines</summary>${printed}</details>`
    : `<div class="output"><p>Expected output</p>${printed}</div>`;
}

/** In the order of the code, none within another. */
function decorationsOf({ placeholders, prompts, comments }: CodeAnalysis): LineDecoration[] {
  const marks = [
    ...prompts.map((part) => ({ ...part, open: '<span class="prompt">', close: '</span>', isWhole: true })),
    ...placeholders.map((placeholder) => placeholderDecoration(placeholder, comments)),
    ...comments.flatMap((part) => commentDecorations(part, placeholders)),
  ];
  return marks.toSorted((a, b) => a.start - b.start);
}

/** A remark with the placeholders cut out of it. */
function commentDecorations(
  { start, end }: Part,
  placeholders: readonly PlaceholderOccurrence[],
): LineDecoration[] {
  const inside = placeholders.filter((placeholder) => placeholder.start >= start && placeholder.end <= end);
  const cuts = [start, ...inside.flatMap((placeholder) => [placeholder.start, placeholder.end]), end];
  const parts: LineDecoration[] = [];
  for (let index = 0; index < cuts.length; index += 2) {
    const [from = 0, to = 0] = cuts.slice(index, index + 2);
    if (to > from)
      parts.push({ start: from, end: to, open: '<span class="remark">', close: '</span>', isWhole: false });
  }
  return parts;
}

/**
 * A placeholder: the script knows by its attributes which value belongs there, and how it must be written. In a remark it is
 * part of what is not copied.
 */
function placeholderDecoration(
  { start, end, key, insertion }: PlaceholderOccurrence,
  remarks: readonly Part[],
): LineDecoration {
  const isRemark = remarks.some((remark) => remark.start <= start && end <= remark.end);
  const [before, after] = isRemark ? ['<span class="remark">', '</span>'] : ['', ''];
  return {
    start,
    end,
    open: `${before}<var data-key="${escapeHtml(key)}" data-in="${insertion}">`,
    close: `</var>${after}`,
    isWhole: true,
  };
}
