import type { Entry } from '../entries/entry.ts';
import type { CodeReading, Effect, Fence, Hole, Part, ReadCode } from '../shared/code-reading.ts';
import { fenceName } from '../shared/languages.ts';
import { withoutPlaceholders } from '../shared/placeholders.ts';
import { readShell } from '../shared/shell-quotes.ts';
import { plainName } from '../shared/variable-names.ts';
import { effectOf, isSql } from './effects.ts';
import { holesInLine, holesInShell, holesInText } from './holes.ts';
import { KNOWN_COMMANDS } from './known-commands.ts';
import { runsOf, sqlRuns } from './runs.ts';
import { isScript, readSession } from './session.ts';

/** The author's word for what a block does, behind its language. */
const WORDS: readonly (readonly [word: RegExp, effect: Effect])[] = [
  [/(?:^|\s)(?:destructive|destroys)(?=\s|$)/, 'destroys'],
  [/(?:^|\s)(?:changing|changes)(?=\s|$)/, 'changes'],
  [/(?:^|\s)(?:read-?only|reads)(?=\s|$)/, 'reads'],
];
const OUTPUT = /(?:^|\s)output(?=\s|$)/;
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
      const sql = isSql(language) ? effectOf(sqlRuns(code)) : undefined;
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

function moved({ start, end }: Part, by: number): Part {
  return { start: start + by, end: end + by };
}
