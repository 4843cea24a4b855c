import { tokenHtml } from './promql.ts';

/** `ESC [ 1;31 m` sets colours; other sequences of a terminal move its cursor. */
// eslint-disable-next-line no-control-regex
const SEQUENCE = /\u001B\[([\d;:?]*)[@-~]|\u001B\][^\u0007\u001B]*(?:\u0007|\u001B\\)|\u001B[@-Z\\-_]/g;
/** The classes of the colours 30 to 37: black and white stay as the text is. */
const COLOURS = ['', 'error', 's', 'n', 'v', 'k', 'f', ''];

/** Output of a terminal in the colours that it asks for; as many lines as before. */
export function ansiLines(code: string): string[] {
  let name = '';
  return code.split('\n').map((line) => {
    const html: string[] = [];
    let at = 0;
    const put = (end: number): void => {
      if (end > at) html.push(tokenHtml({ content: line.slice(at, end), name }));
    };
    for (const { 0: sequence, 1: codes, index } of line.matchAll(SEQUENCE)) {
      put(index);
      at = index + sequence.length;
      if (codes !== undefined && sequence.endsWith('m')) name = colourAfter(codes, name);
    }
    put(line.length);
    return html.join('');
  });
}

function colourAfter(codes: string, before: string): string {
  let name = before;
  for (const code of codes.split(/[;:]/).map(Number)) {
    if (code === 0 || code === 39) name = '';
    // What follows is one of 256 colours, or of all.
    else if (code === 38 || code === 48) return name;
    else if (code >= 30 && code <= 37) name = COLOURS[code - 30] ?? '';
    else if (code >= 90 && code <= 97) name = COLOURS[code - 90] ?? '';
  }
  return name;
}
