import { readShell } from '../../../shared/shell-quotes.ts';
import { make } from './make.ts';

const HOLE = /<([a-zA-Z][\w .-]{0,60})>/g;

/** Makes placeholders of those in the code above the text, such as the first command, which is there as words only. */
export function markBriefHoles(
  root: ParentNode,
  keyOf: (name: string) => string,
  keys: ReadonlySet<string>,
): void {
  for (const code of root.querySelectorAll('.orders code')) {
    const text = code.textContent;
    const found = [...text.matchAll(HOLE)].filter(([, name = '']) => keys.has(keyOf(name)));
    if (found.length === 0 || code.childElementCount > 0) continue;
    const { placeOf } = readShell(text);
    let at = 0;
    const parts = found.flatMap(({ 0: whole, 1: name = '', index }) => {
      const end = index + whole.length;
      const place = placeOf({ start: index, end });
      const before = text.slice(at, index);
      at = end;
      return [before, make('var', { 'data-key': keyOf(name), 'data-place': place }, whole)];
    });
    code.replaceChildren(...parts, text.slice(at));
  }
}
