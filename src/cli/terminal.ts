import { styleText } from 'node:util';

type Style = Parameters<typeof styleText>[0];

/** Results: what was asked for. */
export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** What went wrong, and what is going on. */
export function complain(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** Colours text for a stream, where that is a terminal that wants colours (NO_COLOR, FORCE_COLOR). */
export function painter(stream: NodeJS.WriteStream): (style: Style, text: string) => string {
  return (style, text) => styleText(style, text, { stream });
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
    step: (text) => stream.write(`${clear}${text} …`),
    done: () => stream.write(clear),
  };
}
