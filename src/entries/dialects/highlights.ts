import { codeLineTracker } from './code-lines.ts';

/** Lines that code stands between: of Hugo, of Jekyll, and the diagrams of Azure DevOps. */
const FORMS: readonly { begin: RegExp; end: RegExp }[] = [
  {
    begin: /^([ \t]*)\{\{[<%][ \t]*highlight[ \t]+"?([\w+#.-]+)"?[^>%}]*[>%]\}\}[ \t]*$/,
    end: /^([ \t]*)\{\{[<%][ \t]*\/[ \t]*highlight[ \t]*[>%]\}\}[ \t]*$/,
  },
  {
    begin: /^([ \t]*)\{%-?[ \t]*highlight[ \t]+([\w+#.-]+)[^%}]*%\}[ \t]*$/,
    end: /^([ \t]*)\{%-?[ \t]*endhighlight[ \t]*-?%\}[ \t]*$/,
  },
  { begin: /^([ \t]*):::[ \t]*(mermaid)[ \t]*$/, end: /^([ \t]*):::[ \t]*$/ },
];

interface Begun {
  readonly index: number;
  readonly end: RegExp;
  readonly language: string;
  readonly indent: string;
}

/** The lines with a fence where such lines are, as wide as they. */
export function highlightsToFences(lines: readonly string[]): string[] {
  const out = [...lines];
  const isCode = codeLineTracker();
  let begun: Begun | undefined;
  for (const [index, line] of lines.entries()) {
    if (begun === undefined) begun = isCode(line) ? undefined : beginning(line, index);
    else if (begun.end.test(line)) {
      fence(out, begun, index);
      begun = undefined;
    }
  }
  return out;
}

function beginning(line: string, index: number): Begun | undefined {
  for (const { begin, end } of FORMS) {
    const [whole, indent = '', language = ''] = begin.exec(line) ?? [];
    if (whole !== undefined) return { index, end, language, indent };
  }
  return undefined;
}

function fence(lines: string[], { index, end, language, indent }: Begun, to: number): void {
  const first = lines[index] ?? '';
  const last = lines[to] ?? '';
  const marks = fenceFor(lines.slice(index + 1, to));
  const opening = `${indent}${marks}${language}`;
  const closing = `${end.exec(last)?.[1] ?? ''}${marks}`;
  if (opening.length > first.length || closing.length > last.length) return;
  lines[index] = opening.padEnd(first.length);
  lines[to] = closing.padEnd(last.length);
}

/** Longer than any in the code. */
function fenceFor(code: readonly string[]): string {
  const longest = code.reduce((most, line) => Math.max(most, /`{3,}/.exec(line)?.[0].length ?? 0), 2);
  return '`'.repeat(longest + 1);
}
