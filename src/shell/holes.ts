import type { Fence, Hole } from '../shared/code-reading.ts';
import { isHtmlElement } from '../shared/html.ts';
import { languageOf } from '../shared/languages.ts';
import { readShell } from '../shared/shell-quotes.ts';
import { plainName } from '../shared/variable-names.ts';

/** What programs print in angle brackets. */
const PRINTED = new Set([
  'none',
  'unknown',
  'nil',
  'null',
  'pending',
  'invalid',
  'unset',
  'empty',
  'no',
  'snip',
  'eof',
]);
/** `<pod-name>`, `<name of the pod>`; but neither `<in 2>` nor `<<EOF>`. */
const IN_SHELL = /(?<![<\w])<([a-zA-Z](?:[\w .-]{0,58}[\w-])?)>/g;
const IN_TEXT = /(?<![<\w])<([a-zA-Z][\w-]{1,40})>/g;
const DECLARED = /\{\{\s*([\w .-]{1,60}?)\s*\}\}/g;
const SHELL_VARIABLE = /\$(?:\{(\w{2,60})\}|(\w{2,60}))/g;
/** Languages in which angle brackets have no meaning of their own; in any other, declared names only are placeholders. */
const WITHOUT_BRACKETS = new Set(
  'plain yaml yml json jsonc sql plsql promql logql http ini toml properties dotenv'.split(' '),
);

/** Whether a name in angle brackets is what programs print, so that it is no place for a value. */
export function isPrinted(name: string): boolean {
  return PRINTED.has(name.toLowerCase());
}

/** The placeholders of a line of code in prose, as a shell would read it. */
export function holesInLine(code: string, names: ReadonlySet<string>): Hole[] {
  const { placeOf } = readShell(code);
  return matches(code, IN_SHELL)
    .filter(({ name }) => names.has(plainName(name)))
    .map((hole) => ({ ...hole, place: placeOf(hole) }));
}

/** Those of what is typed into a shell. */
export function holesInShell(text: string, names: ReadonlySet<string>): Omit<Hole, 'place'>[] {
  const brackets = matches(text, IN_SHELL).filter(({ name }) => !isPrinted(name) && !/ \d$/.test(name));
  const variables = matches(text, SHELL_VARIABLE).filter(
    ({ name, start }) => names.has(plainName(name)) && !isSet(name, text) && !isInSingleQuotes(text, start),
  );
  return [...brackets, ...declaredIn(text, names), ...variables].toSorted((a, b) => a.start - b.start);
}

/** What the script sets itself is its own. */
function isSet(name: string, text: string): boolean {
  return new RegExp(`(?:^|[\\s;(])(?:${name}=|(?:for|read(?: -\\w+)*) ${name}\\b)`, 'm').test(text);
}

function isInSingleQuotes(text: string, start: number): boolean {
  return readShell(text).placeOf({ start, end: start + 1 }) === 'single';
}

/** Those of any other text. */
export function holesInText({ code, language }: Fence, names: ReadonlySet<string>): Hole[] {
  const isOpen = WITHOUT_BRACKETS.has(languageOf(language) ?? 'plain');
  const brackets = matches(code, IN_TEXT).filter(
    ({ name }) => names.has(plainName(name)) || (isOpen && !isPrinted(name) && !isHtmlElement(name)),
  );
  return [...brackets, ...declaredIn(code, names)]
    .toSorted((a, b) => a.start - b.start)
    .map((hole) => ({ ...hole, place: 'plain' }));
}

function declaredIn(text: string, names: ReadonlySet<string>): Omit<Hole, 'place'>[] {
  return matches(text, DECLARED).filter(({ name }) => names.has(plainName(name)));
}

function matches(text: string, pattern: RegExp): Omit<Hole, 'place'>[] {
  return [...text.matchAll(pattern)].map(({ 0: { length }, 1: one, 2: two, index }) => ({
    name: one ?? two ?? '',
    start: index,
    end: index + length,
  }));
}
