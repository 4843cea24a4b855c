import { styleText } from 'node:util';
import { renderLine, type Line, type Styled } from './output-line.ts';

type Style = Parameters<typeof styleText>[0];

export type Paint = (style: Style, text: string) => Styled;

/** Prints results: what was asked for. A line break within a line is escaped. */
export function print(...lines: readonly Line[]): void {
  printAll(lines);
}

/** The same for any number of lines: more than some 100,000 arguments overflow the stack. */
export function printAll(lines: readonly Line[]): void {
  write(process.stdout, lines);
}

/** Prints what went wrong, and what is going on. */
export function complain(...lines: readonly Line[]): void {
  complainAll(lines);
}

/** The same for any number of lines. */
export function complainAll(lines: readonly Line[]): void {
  write(process.stderr, lines);
}

function write(stream: NodeJS.WriteStream, lines: readonly Line[]): void {
  stream.write(lines.map((line) => `${renderLine(line)}\n`).join(''));
}

/** Colours text for a stream, where that is a terminal that wants colours (NO_COLOR, FORCE_COLOR). */
export function painter(stream: NodeJS.WriteStream): Paint {
  return (style, text) => {
    const [open = '', close = ''] = styleText(style, '|', { stream }).split('|');
    return { open, text, close };
  };
}

export interface Progress {
  readonly step: (text: string) => void;
  readonly done: () => void;
}

/** One line that says what is being done; on a terminal only. */
export function progress(stream: NodeJS.WriteStream = process.stderr): Progress {
  if (!stream.isTTY) return { step: () => undefined, done: () => undefined };
  const clear = '\r\u{1b}[2K';
  return {
    step: (text) => stream.write(`${clear}${renderLine(text)} …`),
    done: () => stream.write(clear),
  };
}
