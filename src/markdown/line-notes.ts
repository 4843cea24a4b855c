import { MARKS, type LineMark } from './fence.ts';

/** What a comment of a line says of how its code is shown. */
export interface LineNote {
  readonly mark?: LineMark;
  /** Where the code of the line ends and the comment begins; 0 where the comment is all of the line. */
  readonly end: number;
}

const OPENER = /(?:\/\/|#|--|;|%|\{?\/\*|<!--)$/;
/** `// [!code ++]`, `# [!code highlight:3]` of Shiki and VitePress. */
const SHIKI = /^\[!code ([^\]\s]{1,80})\]\s*(?:\*\/\}?|-->)?$/;
/** `// highlight-next-line` of Docusaurus, and its `highlight-start` and `highlight-end`. */
const DOCUSAURUS = /^(?:\/\/|#|--|;|%|\{?\/\*|<!--)\s*highlight-(next-line|start|end)\s*(?:\*\/\}?|-->)?$/;
const LONGEST = 100;

/** The notes of other generators in the comments of code, by the index of the line. */
export function readLineNotes(code: string): ReadonlyMap<number, LineNote> {
  const notes = new Map<number, LineNote>();
  if (!code.includes('[!code ') && !code.includes('highlight-')) return notes;
  let next: { mark: LineMark; lines: number } | undefined;
  for (const [index, line] of code.split('\n').entries()) {
    const range = line.length > LONGEST ? undefined : DOCUSAURUS.exec(line.trim())?.[1];
    if (range !== undefined) {
      const lines = { 'next-line': 1, start: Infinity, end: 0 }[range] ?? 0;
      next = lines === 0 ? undefined : { mark: 'marked', lines };
      notes.set(index, { end: 0 });
      continue;
    }
    const own = shikiNote(line);
    if (own) {
      const isAlone = own.end === 0;
      notes.set(index, isAlone || !own.mark ? { end: own.end } : { mark: own.mark, end: own.end });
      if (own.mark) next = { mark: own.mark, lines: own.lines - (isAlone ? 0 : 1) };
    } else if (next && next.lines > 0) {
      notes.set(index, { mark: next.mark, end: line.length });
      next = { ...next, lines: next.lines - 1 };
    }
  }
  return notes;
}

function shikiNote(line: string): (LineNote & { readonly lines: number }) | undefined {
  const at = line.lastIndexOf('[!code ');
  if (at === -1) return undefined;
  const before = line.slice(0, at).trimEnd();
  const opener = OPENER.exec(before);
  const said = SHIKI.exec(line.slice(at).trimEnd())?.[1];
  if (!opener || said === undefined) return undefined;
  const [word = '', count = '1'] = said.split(':');
  const mark = MARKS.get(word);
  return {
    ...(mark && { mark }),
    lines: Number(count) || 1,
    end: before.slice(0, opener.index).trimEnd().length,
  };
}
