import { stripVTControlCharacters } from 'node:util';

/**
 * Text with a style. Only `open` and `close` are written as they are, so they never contain anything of the content.
 */
export interface Styled {
  readonly open: string;
  readonly text: string;
  readonly close: string;
}

/** A line of output in parts. Whatever its parts contain, it stays one line. */
export type Line = string | readonly (string | Styled)[];

/** Control characters, line separators, bidirectional and invisible formatting; but not what joins letters and emoji. */
const UNSAFE = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]|(?![\u00AD\u200C\u200D])\p{Cf}/gu;
/** What Azure Pipelines, TeamCity and the older GitHub runners take for a command anywhere in a line. */
const LOGGING_COMMAND = /##(?=\[|vso\[|teamcity\[)/gi;

/**
 * Escapes what would drive a terminal, in JSON's notation, so that JSON stays JSON.
 * @example escapeText('a\u{1b}[2Jb') === 'a\\u001b[2Jb'
 */
export function escapeText(text: string): string {
  return text.replace(UNSAFE, escapeUnits).replace(LOGGING_COMMAND, String.raw`\u0023#`);
}

/** A line as it is written: no terminal and no CI service takes any of its text for a command. */
export function renderLine(line: Line): string {
  const spans = typeof line === 'string' ? [line] : line;
  const text = spans
    .map((span) =>
      typeof span === 'string' ? escapeText(span) : `${span.open}${escapeText(span.text)}${span.close}`,
    )
    .join('');
  // GitHub's runner takes a line that begins so for a command, whatever space is before it.
  const isMistakable = stripVTControlCharacters(text).trimStart().startsWith('::');
  return isMistakable && !isWorkflowCommand(line) ? text.replace('::', String.raw`\u003a:`) : text;
}

/** A line with another text in each of its parts. */
export function mapText(line: Line, change: (text: string) => string): Line {
  if (typeof line === 'string') return change(line);
  return line.map((part) => (typeof part === 'string' ? change(part) : { ...part, text: change(part.text) }));
}

/**
 * A command to GitHub's runner, such as `::error file=a.md::Broken link`.
 * @param text what follows the name; encoded as the runner wants it
 */
export function workflowCommand(name: 'error' | 'warning' | 'notice', text: string): Line {
  return [{ open: `::${name} `, text, close: '' }];
}

function isWorkflowCommand(line: Line): boolean {
  const [first] = line;
  return typeof first === 'object' && first.open.startsWith('::');
}

function escapeUnits(character: string): string {
  return Array.from(
    { length: character.length },
    (_, index) => String.raw`\u` + character.charCodeAt(index).toString(16).padStart(4, '0'),
  ).join('');
}
