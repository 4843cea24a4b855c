import { templateActions, isOutput, actionLiteral, type TemplateAction } from './helm-actions.ts';

/** A text in which Helm is to fill something in, made so that YAML can be read from it. */
export interface HelmTemplate {
  /** As many lines, and every value in its column. */
  readonly yaml: string;
  /** A value of `yaml` as Prometheus gets it; what only Helm knows stays as it is written, `{{ .Values.severity }}`. */
  readonly restore: (value: string) => string;
  /** Whether part of a value of `yaml` is Helm's to fill in. */
  readonly isFilledIn: (value: string) => boolean;
  /** Whether Helm is to fill in lines right below this one, which counts from 1. */
  readonly isFilledBelow: (line: number) => boolean;
}

/** A text that is YAML as it stands. */
export function renderedText(yaml: string): HelmTemplate {
  return { yaml, restore: (value) => value, isFilledIn: () => false, isFilledBelow: () => false };
}

const HELM = /\.(?:Values|Release|Chart|Capabilities)\b|\binclude\s+\\?"|\b(?:toYaml|nindent)\b/;
/** Helm writes whole lines of YAML where these are at work. */
const LINES = /\b(?:toYaml|n?indent)\b/;

/** Whether Helm and not Prometheus is to fill this text in, or Helm before Prometheus. */
export function isHelmTemplate(text: string): boolean {
  return templateActions(text).some(
    (action) => HELM.test(action.text) || /\{\{|\}\}/.test(actionLiteral(action) ?? ''),
  );
}

/**
 * Empties the lines that hold nothing but actions, and puts a mark of the same length in the place of every other action.
 */
export function readHelmTemplate(text: string): HelmTemplate {
  const actions = templateActions(text);
  const lines: string[] = [];
  const filled = new Map<number, boolean>();
  let block: Block | undefined;
  for (const line of linesOf(text, actions)) {
    const isEmptied = line.isBare && !isText(line, block);
    if (isEmptied)
      for (const offset of line.text.split('\n').keys())
        filled.set(lines.length + 1 + offset, line.actions.some(isOutput));
    else block = blockAfter(line, block);
    lines.push(...(isEmptied ? line.text.replace(/[^\n]+/g, '') : line.marked).split('\n'));
  }
  const at = (mark: string) => actions[indexOf(mark)];
  return {
    yaml: lines.join('\n'),
    restore: (value) =>
      value.replace(MARK, (mark) => {
        const action = at(mark);
        return action ? (actionLiteral(action) ?? action.text) : mark;
      }),
    isFilledIn: (value) =>
      (value.match(MARK) ?? []).some((mark) => {
        const action = at(mark);
        return action !== undefined && actionLiteral(action) === undefined;
      }),
    isFilledBelow(line) {
      let below = line + 1;
      while (filled.get(below) === false) below++;
      return filled.get(below) === true;
    },
  };
}

/** A line of the text; several where an action goes over their ends. */
interface Line {
  readonly text: string;
  readonly actions: readonly TemplateAction[];
  /** With marks in the place of actions. */
  readonly marked: string;
  /** It holds nothing but actions, white space, and perhaps a comment. */
  readonly isBare: boolean;
}

function* linesOf(text: string, actions: readonly TemplateAction[]): Generator<Line> {
  let next = 0;
  for (let start = 0; start <= text.length;) {
    const first = next;
    let end = endOfLine(text, start);
    for (let action = actions[next]; action && action.start < end; action = actions[++next])
      if (action.end > end) end = endOfLine(text, action.end);
    yield lineOf(text.slice(start, end), start, actions.slice(first, next), first);
    start = end + 1;
  }
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}

/** `start` is the line's offset in the text, `first` the number of its first action among all. */
function lineOf(text: string, start: number, actions: readonly TemplateAction[], first: number): Line {
  let marked = '';
  let rest = '';
  let from = 0;
  for (const [index, action] of actions.entries()) {
    const between = text.slice(from, action.start - start);
    marked += between + markOf(action.text, first + index);
    rest += between;
    from = action.end - start;
  }
  const last = text.slice(from);
  const isBare = actions.length > 0 && /^\s*(?:#|$)/.test(rest + last);
  return { text, actions, marked: marked + last, isBare };
}

/** A mark says which action it stands for in characters that no author writes: two that count, the others fill. */
const MARK = /[\u{e000}-\u{e0ff}][\u{e100}-\u{f0ff}]\u{f8ff}*/gu;

function markOf(action: string, index: number): string {
  const [first = '', ...others] = action.split('\n');
  const count = String.fromCharCode(0xe000 + ((index >> 12) & 0xff), 0xe100 + (index & 0xfff));
  return [count.padEnd(first.length, '\u{f8ff}'), ...others.map((line) => ' '.repeat(line.length))].join(
    '\n',
  );
}

function indexOf(mark: string): number {
  return ((mark.charCodeAt(0) - 0xe000) << 12) | (mark.charCodeAt(1) - 0xe100);
}

/** A value of several lines (`|`, `>`): its lines stand further in than its field. */
interface Block {
  readonly field: number;
  /** Where its text begins; unknown before its first line. */
  readonly text: number | undefined;
}

/** Whether a line of nothing but actions is text: that of a block, or of a literal alone on a line. */
function isText({ text, actions }: Line, block: Block | undefined): boolean {
  if (actions.every((action) => actionLiteral(action) !== undefined)) return true;
  if (!block || !actions.every(isOutput)) return false;
  const isInside = indentOf(text) > block.field && indentOf(text) >= (block.text ?? 0);
  return isInside && (block.text === undefined || !actions.some((action) => LINES.test(action.text)));
}

function blockAfter({ marked }: Line, block: Block | undefined): Block | undefined {
  if (marked.trim() === '') return block;
  const indent = indentOf(marked);
  if (block && indent > block.field) return { field: block.field, text: block.text ?? indent };
  const opens = /[:-][ \t]+[|>][-+0-9]*[ \t]*(?:#.*)?$/.test(marked);
  return opens ? { field: /^ *(?:- +)*/.exec(marked)?.[0].length ?? 0, text: undefined } : undefined;
}

function indentOf(line: string): number {
  return /^ */.exec(line)?.[0].length ?? 0;
}
