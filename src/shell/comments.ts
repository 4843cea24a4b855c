import type { Part } from '../shared/code-reading.ts';

/** The comments of a script: from a `#` between its words to the end of the line. */
export function commentsIn(code: string, covered: readonly Part[]): Part[] {
  const ranges = covered.toSorted((a, b) => a.start - b.start);
  const comments: Part[] = [];
  let next = 0;
  for (let at = 0; at < code.length; at++) {
    while ((ranges[next]?.end ?? Infinity) <= at) next++;
    const range = ranges[next];
    if (range && range.start <= at) at = range.end - 1;
    else if (code[at] === '#' && /^$|[\s;&|()]/.test(code.charAt(at - 1)) && !(at === 0 && code[1] === '!')) {
      const end = code.indexOf('\n', at);
      comments.push({ start: at, end: end === -1 ? code.length : end });
      at = end === -1 ? code.length : end;
    }
  }
  return comments;
}
