import { parseAllDocuments, type YAMLError } from 'yaml';
import { hasTemplate, LEFT_OUT_LINE, maskPlaceholders } from '../placeholders/forms.ts';
import type { ParseError } from '../shared/code-analysis.ts';

/** A parser that is given megabytes, or a thousand open brackets, takes seconds. */
const LONGEST = 50_000;
const DEEPEST = 100;
/** Lines of a template that are no value: `{{- if … }}`, `{% for … %}`. */
const CONTROL = /^[ \t]*(?:\{\{.*\}\}|\{%.*%\})[ \t]*$/m;
/** A session, a difference between two files. */
const NOT_MEANT = /^\$ |^[+-]{3} |^@@ |^[+-] {2,}\w|^[^:\n]*\bFROM\b/m;
/** What other tools add to YAML or take from it. */
const TOLERATED: ReadonlySet<YAMLError['code']> = new Set([
  'TAG_RESOLVE_FAILED',
  'BAD_DIRECTIVE',
  'MULTIPLE_DOCS',
  'DUPLICATE_KEY',
]);

/** The first place where a text that is meant as YAML is none. */
export function yamlFault(code: string): ParseError | undefined {
  if (code.length > LONGEST || depthOf(code) > DEEPEST || CONTROL.test(code)) return undefined;
  const text = maskPlaceholders(code.replace(LEFT_OUT_LINE, comment));
  if (hasTemplate(text) || NOT_MEANT.test(text) || beginsInside(text)) return undefined;
  const [first] = errorsIn(text)
    .filter((error) => !TOLERATED.has(error.code))
    .toSorted((a, b) => a.pos[0] - b.pos[0]);
  if (!first) return undefined;
  const [at] = first.pos;
  const line = code.slice(code.lastIndexOf('\n', at - 1) + 1).split('\n', 1)[0] ?? '';
  return hasTemplate(line) ? undefined : { reason: wordsOf(first), at };
}

function depthOf(code: string): number {
  let depth = 0;
  let most = 0;
  for (const [bracket] of code.matchAll(/[[\]{}]/g)) {
    depth += bracket === '[' || bracket === '{' ? 1 : -1;
    most = Math.max(most, depth);
  }
  return most;
}

function errorsIn(text: string): YAMLError[] {
  try {
    const documents = parseAllDocuments(text, { uniqueKeys: false, logLevel: 'silent', prettyErrors: false });
    return [...documents].flatMap(({ errors }) => errors);
  } catch (error) {
    // The parser goes down the stack of what nests deeply.
    if (error instanceof RangeError) return [];
    throw error;
  }
}

function comment(line: string): string {
  return line.replace(/\S/, '#');
}

/** Its first line is indented further than a later one, so that what it belongs to is not there. */
function beginsInside(text: string): boolean {
  const [first = 0, ...others] = text
    .split('\n')
    .filter((line) => !/^\s*(?:#|$)/.test(line))
    .map((line) => line.search(/\S/));
  return others.some((indent) => indent < first);
}

/** The library's own words, as half a sentence. */
function wordsOf({ message }: YAMLError): string {
  const [sentence = ''] = message.split(/\n|:$| at line /, 1);
  return sentence.charAt(0).toLowerCase() + sentence.slice(1).replace(/[.:]+$/, '');
}
