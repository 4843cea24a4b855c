import { escapeHtml } from '../shared/text.ts';

/** An element around a part of a line, by offsets of its text. Marks do not overlap; a `whole` one loses its colours. */
export interface LineDecoration {
  readonly start: number;
  readonly end: number;
  /** The opening tag. */
  readonly open: string;
  readonly close: string;
  readonly isWhole: boolean;
}

const PIECE = /<i class="[\w-]*">|<\/i>|&(?:amp|lt|gt|quot);|[^<&]+/g;
const CHARACTERS: ReadonlyMap<string, string> = new Map([
  ['&amp;', '&'],
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&quot;', '"'],
]);

/**
 * Puts marks into a coloured line, whose colours are `<i>` that hold nothing but text.
 * @param length how many characters of its text are kept; no mark goes further
 */
export function decorateLine(html: string, marks: readonly LineDecoration[], length = Infinity): string {
  if (marks.length === 0 && length === Infinity) return html;
  const out: string[] = [];
  let colour = '';
  let at = 0;
  let next = 0;
  const put = (text: string): void => {
    if (text === '') return;
    out.push(colour === '' ? escapeHtml(text) : `${colour}${escapeHtml(text)}</i>`);
  };
  for (const [piece] of html.matchAll(PIECE)) {
    if (piece === '</i>') colour = '';
    else if (piece.startsWith('<')) colour = piece;
    else {
      let text = (CHARACTERS.get(piece) ?? piece).slice(0, Math.max(length - at, 0));
      while (text !== '') {
        const mark = marks[next];
        const to = mark ? (at < mark.start ? mark.start : mark.end) : Infinity;
        const part = text.slice(0, to - at);
        if (mark && at === mark.start) out.push(mark.open);
        if (mark && at >= mark.start && mark.isWhole) out.push(escapeHtml(part));
        else put(part);
        at += part.length;
        text = text.slice(part.length);
        if (mark && at === mark.end) {
          out.push(mark.close);
          next += 1;
        }
      }
    }
  }
  return out.join('');
}
