import type { LRParser } from '@lezer/lr';
import { createRequire } from 'node:module';
import path from 'node:path';
import { shorten } from './text.ts';

/** Why an expression is not PromQL. Offsets are into its text; `start` equals `end` where something is missing. */
export interface Fault {
  readonly reason: string;
  readonly start: number;
  readonly end: number;
}

/**
 * The first syntax error of an expression as Prometheus 3 reads it; `undefined` where it parses. Types and numbers of
 * arguments are not looked at, and what the grammar here may know less well than Prometheus is let pass.
 */
export function faultOf(expr: string): Fault | undefined {
  const inWords = lexicalFault(expr);
  const stop = stopOf(expr);
  if (inWords && inWords.start <= (stop ?? Infinity)) return inWords;
  if (stop === undefined || isUnsure(expr, stop)) return undefined;
  return stop < expr.length ? unexpected(expr, stop) : unfinished(expr);
}

/** The tree of any text: where it is not PromQL, nodes are missing or named `⚠`. Slow (20 µs a character) on hostile text. */
export function parsePromql(expr: string): ReturnType<LRParser['parse']> {
  return parsers().lenient.parse(expr);
}

interface Parsers {
  /** Repairs what it cannot read. */
  readonly lenient: LRParser;
  /** Stops there. */
  readonly strict: LRParser;
}

let loaded: Parsers | undefined;

/** Loaded by the first expression: content without one does not cost the 10 ms of the grammar, and callers need not await it. */
function parsers(): Parsers {
  if (loaded) return loaded;
  const require = createRequire(import.meta.url);
  const { parser } = require(`./promql-grammar${path.extname(import.meta.filename)}`) as { parser: LRParser };
  loaded = { lenient: parser, strict: parser.configure({ strict: true }) };
  return loaded;
}

/** Comments, strings, brackets, and white space that is none to Prometheus. */
const LEXICAL =
  /#[^\n]*|"(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])*'?|`[^`]*`?|[()[\]{}]|((?![ \t\r\n])[\s\p{Cc}\p{Cf}])/gsu;
const ESCAPE = /\\(?:[abfnrtv\\]|[0-3][0-7]{2}|x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8}|(.?))/gsu;

/** What the grammar takes although Prometheus does not: open strings, unknown escapes, exotic spaces. */
function lexicalFault(expr: string): Fault | undefined {
  for (const { 0: word, 1: invisible, index } of expr.matchAll(LEXICAL)) {
    const fault = invisible === undefined ? stringFault(word, index) : invisibleFault(invisible, index);
    if (fault) return fault;
  }
  return undefined;
}

function invisibleFault(sign: string, start: number): Fault {
  const code = (sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return at(start, sign, `unexpected invisible character U+${code}`);
}

function stringFault(word: string, start: number): Fault | undefined {
  const quote = word.charAt(0);
  if (!/["'`]/.test(quote)) return undefined;
  const escapes = quote === '`' ? [] : [...word.matchAll(ESCAPE)];
  const last = escapes.at(-1);
  const isQuoteEscaped = last !== undefined && last.index + last[0].length === word.length;
  if (word.length === 1 || !word.endsWith(quote) || isQuoteEscaped) return neverClosed(start, quote);
  const unknown = escapes.find(([, other]) => other !== undefined && other !== quote);
  if (!unknown) return undefined;
  const reason = `unknown escape ${cite(unknown[0])} (a backslash is written ${cite('\\\\')})`;
  return at(start + unknown.index, unknown[0], reason);
}

/** Where no reading of the text goes on: at a token, or at the end. */
function stopOf(expr: string): number | undefined {
  const parse = parsers().strict.startParse(expr);
  try {
    while (!parse.advance());
    return undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return parse.parsedPos;
    throw error;
  }
}

/** More may be more than the parser keeps apart: from some 550 operands or 2,800 brackets on it gives up. */
const MOST_PARTS = 300;
const PARTS = /[-+*/%^<>=([]|\b(?:and|or|unless|atan2)\b/gi;
/** What the grammar does not know: metrics called `offset`, the numbers `1.` and `0X1F`, and a function of Prometheus 2. */
const GAP = /\boffset\b|(?<=\d)\.(?!\d)|(?<=\b0)X[\da-f]|(?<=\bholt_winters\s*)\(/iy;

/** Whether it may be the grammar that is wrong. */
function isUnsure(expr: string, position: number): boolean {
  GAP.lastIndex = position;
  return GAP.test(expr) || (expr.slice(0, position).match(PARTS)?.length ?? 0) > MOST_PARTS;
}

const TOKEN = /[\w:.]+|"[^"\n]*"?|'[^'\n]*'?|[=!<>~&|]+|./suy;

function unexpected(expr: string, position: number): Fault {
  TOKEN.lastIndex = position;
  const token = TOKEN.exec(expr)?.[0] ?? '';
  const called = token === '(' ? /(?<![\w:])[a-z_:][\w:]*\s*$/i.exec(expr.slice(0, position)) : null;
  if (called) {
    const name = called[0].trimEnd();
    return at(called.index, name, `unknown function ${cite(name)}`);
  }
  return at(position, token, `unexpected ${cite(token)}`);
}

function unfinished(expr: string): Fault {
  const open: { bracket: string; start: number }[] = [];
  for (const { 0: word, index } of expr.matchAll(LEXICAL)) {
    if (/^[([{]/.test(word)) open.push({ bracket: word, start: index });
    else if (/^[)\]}]/.test(word)) open.pop();
  }
  const last = open.at(-1);
  if (last) return neverClosed(last.start, last.bracket);
  const isEmpty = expr.replace(/#[^\n]*/g, '').trim() === '';
  const end = expr.trimEnd().length;
  const reason = isEmpty ? 'missing expression' : 'incomplete expression';
  return { reason, start: end, end };
}

function neverClosed(start: number, sign: string): Fault {
  return at(start, sign, `unclosed ${cite(sign)}`);
}

function at(start: number, token: string, reason: string): Fault {
  return { reason, start, end: start + token.length };
}

const LONGEST_TOKEN = 40;

function cite(token: string): string {
  const short = shorten(token, LONGEST_TOKEN);
  return short.includes('`') ? `'${short}'` : `\`${short}\``;
}
