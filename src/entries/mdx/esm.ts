const LIST = String.raw`[\w$*{}\s,]{1,2000}?`;
const FROM = String.raw`(?:"[^"\n]*"|'[^'\n]*')(?:\s{1,20}with\s{0,20}\{[^}]*\})?`;
/** Statements that show nothing by themselves, and comments. */
const SILENT = new RegExp(
  String.raw`(?:import\s{1,20}(?:${LIST}\sfrom\s{0,20})?${FROM}|export\s{1,20}${LIST}\sfrom\s{0,20}${FROM}|export\s{0,20}\{[\w$\s,]{0,2000}\})[ \t]*;?[ \t]*(?:\n\s*|$)|//[^\n]*(?:\n\s*|$)|/\*[\s\S]*?\*/\s*`,
  'y',
);
const EXPORT = /^export\s+(?:default|const|let|var|(?:async\s+)?function|class)\b/;

/**
 * What a paragraph of `import` and `export` says: nothing that a page would show, a value that is lost, or words that only
 * begin like code. `at` is where in the paragraph that begins.
 */
export function readEsm(code: string): { what: 'nothing' } | { what: 'export' | 'prose'; at: number } {
  const end = code.trimEnd().length;
  let at = 0;
  for (;;) {
    SILENT.lastIndex = at;
    const silent = SILENT.exec(code);
    if (!silent || silent[0] === '') break;
    at = SILENT.lastIndex;
  }
  if (at >= end) return { what: 'nothing' };
  return { what: EXPORT.test(code.slice(at, at + 200)) ? 'export' : 'prose', at };
}
