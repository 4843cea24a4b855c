import type { Entry } from '../entries/entry.ts';
import type { CodeReading, Effect, Fence, Hole, Part, ReadCode } from '../shared/code-reading.ts';
import { isHtmlElement } from '../shared/html.ts';
import { KNOWN_COMMANDS } from '../shared/commands.ts';
import { fenceName, languageOf } from '../shared/languages.ts';
import { withoutPlaceholders } from '../shared/placeholders.ts';
import { readShell } from '../shared/shell-quotes.ts';
import { plainName } from '../shared/variable-names.ts';
import { destructiveName, SQL } from './destructive.ts';
import { PRINTED } from './placeholders.ts';
import { READING_COMMANDS, READING_SQL } from './reading-commands.ts';
import { runsOf, sqlStatements, type Run } from './shell-run.ts';
import { isScript, readSession } from './shell-session.ts';

/** The author's word for what a block does, behind its language. */
const WORDS: readonly (readonly [word: RegExp, effect: Effect])[] = [
  [/(?:^|\s)(?:destructive|destroys)(?=\s|$)/, 'destroys'],
  [/(?:^|\s)(?:changing|changes)(?=\s|$)/, 'changes'],
  [/(?:^|\s)(?:read-?only|reads)(?=\s|$)/, 'reads'],
];
const OUTPUT = /(?:^|\s)output(?=\s|$)/;
/** `<pod-name>`, `<name of the pod>`; but neither `<in 2>` nor `<<EOF>`. */
const IN_SHELL = /(?<![<\w])<([a-zA-Z](?:[\w .-]{0,58}[\w-])?)>/g;
const IN_TEXT = /(?<![<\w])<([a-zA-Z][\w-]{1,40})>/g;
const DECLARED = /\{\{\s*([\w .-]{1,60}?)\s*\}\}/g;
const SHELL_VARIABLE = /\$(?:\{(\w{2,60})\}|(\w{2,60}))/g;
/** Languages in which angle brackets have no meaning of their own; in any other, declared names only are placeholders. */
const WITHOUT_BRACKETS = new Set(
  'plain yaml yml json jsonc sql plsql promql logql http ini toml properties dotenv'.split(' '),
);
/** Nobody writes a longer one to be typed. */
const LONGEST = 20_000;

/**
 * How the code of an entry's text is used. Its lines of code in prose have only those placeholders that are declared, or that
 * stand in its blocks.
 */
export function codeReader({ kind, data, outline }: Entry): {
  block: ReadCode;
  line: (code: string) => Hole[];
} {
  const declared = kind === 'runbooks' ? (data.variables ?? []).map(({ name }) => name) : [];
  const block = blockReader(new Set(declared.map(plainName)));
  let known: Set<string> | undefined;
  return {
    block,
    line: (code) => {
      if (!code.includes('<')) return [];
      known ??= new Set(
        [
          ...declared,
          ...outline.blocks.flatMap((fence) => block({ ...fence, meta: '' }).holes.map(({ name }) => name)),
        ].map(plainName),
      );
      return holesInLine(code, known);
    },
  };
}

function blockReader(names: ReadonlySet<string>): ReadCode {
  return (fence) => {
    const { code, language, meta } = fence;
    const nothing: CodeReading = { is: 'text', destroys: '', typed: [], prompts: [], remarks: [], holes: [] };
    if (code.length > LONGEST) return nothing;
    if (fenceName(language) === 'output' || OUTPUT.test(meta)) return { ...nothing, is: 'output' };
    const said = WORDS.find(([word]) => word.test(meta))?.[1];
    const session = sessionOf(fence);
    if (session.commands.length === 0) {
      const sql = SQL.has(languageOf(language) ?? '') ? effectOf(sqlRuns(code)) : undefined;
      return { ...nothing, ...sql, ...(said && { effect: said }), holes: holesInText(fence, names) };
    }
    const parts = session.commands.map((typed) => ({ typed, read: readShell(typed.text) }));
    const runs = session.commands.flatMap(({ text }) => runsOf(withoutPlaceholders(text)));
    return {
      is: 'commands',
      ...effectOf(runs.map(({ run }) => run)),
      ...(said && { effect: said }),
      typed: session.commands.map(({ start, end }) => ({ start, end })),
      prompts: session.prompts,
      remarks: parts.flatMap(({ typed, read }) => read.remarks.map((part) => moved(part, typed.start))),
      holes: parts.flatMap(({ typed, read }) =>
        holesInShell(typed.text, names).map((hole) => ({
          ...moved(hole, typed.start),
          name: hole.name,
          place: read.placeOf(hole),
        })),
      ),
    };
  };
}

/** The placeholders of a line of code in prose, as a shell would read it. */
function holesInLine(code: string, names: ReadonlySet<string>): Hole[] {
  const { placeOf } = readShell(code);
  return matches(code, IN_SHELL)
    .filter(({ name }) => names.has(plainName(name)))
    .map((hole) => ({ ...hole, place: placeOf(hole) }));
}

/** Blocks without a language are read as a shell's where their first line begins as commands do. */
function sessionOf(fence: Fence) {
  const block = { ...fence, span: { line: 1, column: 1, endLine: 1, endColumn: 1 } };
  const isUnnamed = fenceName(fence.language) === '';
  const session = readSession(block);
  if (session.commands.length > 0 || !isUnnamed || isScript(block)) return session;
  const lines = fence.code.split('\n').filter((line) => line.trim() !== '');
  const areCommands =
    lines.length > 0 &&
    lines.every((line) => /^\s|^#/.test(line) || KNOWN_COMMANDS.has(line.split(' ', 1)[0] ?? ''));
  return areCommands && /^\S/.test(fence.code) ? readSession({ ...block, language: 'sh' }) : session;
}

function effectOf(runs: readonly Run[]): { effect?: Effect; destroys: string } {
  if (runs.length === 0) return { destroys: '' };
  const destroys = runs.map(destructiveName).find((name) => name !== undefined);
  if (destroys !== undefined) return { effect: 'destroys', destroys };
  return { effect: runs.every(isReading) ? 'reads' : 'changes', destroys: '' };
}

function isReading(run: Run): boolean {
  if (run.is === 'sql')
    return READING_SQL.test(run.statement) && !/\bpg_(?:terminate|cancel)_backend\b/.test(run.statement);
  return READING_COMMANDS.some((pattern) => pattern.test(run.line));
}

function sqlRuns(code: string): Run[] {
  return sqlStatements(code).map((statement) => ({ is: 'sql', statement }));
}

function holesInShell(text: string, names: ReadonlySet<string>): Omit<Hole, 'place'>[] {
  const brackets = matches(text, IN_SHELL).filter(
    ({ name }) => !PRINTED.has(name.toLowerCase()) && !/ \d$/.test(name),
  );
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

function holesInText({ code, language }: Fence, names: ReadonlySet<string>): Hole[] {
  const isOpen = WITHOUT_BRACKETS.has(languageOf(language) ?? 'plain');
  const brackets = matches(code, IN_TEXT).filter(
    ({ name }) =>
      names.has(plainName(name)) || (isOpen && !PRINTED.has(name.toLowerCase()) && !isHtmlElement(name)),
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

function moved({ start, end }: Part, by: number): Part {
  return { start: start + by, end: end + by };
}
