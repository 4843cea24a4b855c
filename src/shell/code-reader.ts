import type { Entry } from '../entries/entry.ts';
import type {
  CodeReading,
  Effect,
  Fence,
  Part,
  PlaceholderOccurrence,
  ReadCode,
} from '../shared/code-reading.ts';
import { fenceName } from '../shared/languages.ts';
import { withoutPlaceholders } from '../shared/placeholders.ts';
import { plainName } from '../shared/variable-names.ts';
import { effectOf, isSql } from './effects.ts';
import { scriptInsertions, variableUses } from './insertions.ts';
import {
  placeholdersInLine,
  placeholdersInShell,
  placeholdersInText,
  withInsertions,
} from './placeholders.ts';
import type { Use } from './programs.ts';
import { KNOWN_COMMANDS } from './programs.ts';
import { runsOf, sqlRuns } from './runs.ts';
import { riskier } from './argument-use.ts';
import { isScript, readSession } from './session.ts';
import type { VariableUses } from './variable-uses.ts';

/** The author's word for what a block does, behind its language. */
const WORDS: readonly (readonly [word: RegExp, effect: Effect])[] = [
  [/(?:^|\s)(?:destructive|destroys)(?=\s|$)/, 'destroys'],
  [/(?:^|\s)(?:changing|changes)(?=\s|$)/, 'changes'],
  [/(?:^|\s)(?:read-?only|reads)(?=\s|$)/, 'reads'],
];
const WINDOWS = /^(?:PS )?[A-Z]:\\/;
const OUTPUT = /(?:^|\s)output(?=\s|$)/;
/** Nobody writes a longer one to be typed. */
const LONGEST = 20_000;

/**
 * How the code of an entry's text is used. Its lines of code in prose have only those placeholders that are declared, or that
 * stand in its blocks.
 */
export function codeReader({ kind, data, outline }: Entry): {
  block: ReadCode;
  line: (code: string) => PlaceholderOccurrence[];
} {
  const declared = kind === 'runbooks' ? (data.variables ?? []).map(({ name }) => name) : [];
  const block = blockReader(new Set(declared.map(plainName)), usesIn(outline.blocks));
  let known: Set<string> | undefined;
  return {
    block,
    line: (code) => {
      if (!code.includes('<')) return [];
      known ??= new Set(
        [
          ...declared,
          ...outline.blocks.flatMap((fence) =>
            block({ ...fence, meta: '' }).placeholders.map(({ name }) => name),
          ),
        ].map(plainName),
      );
      return placeholdersInLine(code, known);
    },
  };
}

/** How the blocks of a text use a variable, which another block may have set. */
function usesIn(blocks: readonly Omit<Fence, 'meta'>[]): (name: string) => Use {
  const scripts = blocks.flatMap((block) => sessionOf({ ...block, meta: '' }).commands);
  let uses: readonly VariableUses[] | undefined;
  return (name) => {
    uses ??= scripts.map(({ text }) => variableUses(text, placeholdersInShell(text, new Set())));
    return uses.map((one) => one.of(name)).reduce(riskier, 'data');
  };
}

function blockReader(names: ReadonlySet<string>, usesElsewhere: (name: string) => Use): ReadCode {
  return (fence) => {
    const { code, language, meta } = fence;
    const nothing: CodeReading = {
      is: 'text',
      destroys: '',
      typed: [],
      prompts: [],
      remarks: [],
      placeholders: [],
    };
    if (code.length > LONGEST) return nothing;
    if (fenceName(language) === 'output' || OUTPUT.test(meta)) return { ...nothing, is: 'output' };
    const said = WORDS.find(([word]) => word.test(meta))?.[1];
    const session = sessionOf(fence);
    if (session.commands.length === 0) {
      const sql = isSql(language) ? effectOf(sqlRuns(code)) : undefined;
      return {
        ...nothing,
        ...sql,
        ...(said && { effect: said }),
        placeholders: placeholdersInText(fence, names),
      };
    }
    const parts = session.commands.map((typed) => {
      const found = placeholdersInShell(typed.text, names);
      const { insertions, comments } = scriptInsertions(typed.text, found, { usesElsewhere });
      return { typed, comments, placeholders: withInsertions(found, insertions, typed.text) };
    });
    const isWindows = session.prompts.some(({ start, end }) => WINDOWS.test(code.slice(start, end)));
    const runs = session.commands.flatMap(({ text }) => runsOf(withoutPlaceholders(text)));
    return {
      is: 'commands',
      ...effectOf(runs.map(({ run }) => run)),
      ...(said && { effect: said }),
      typed: session.commands.map(({ start, end }) => ({ start, end })),
      prompts: session.prompts,
      remarks: parts.flatMap(({ typed, comments }) => comments.map((part) => moved(part, typed.start))),
      placeholders: parts.flatMap(({ typed, placeholders }) =>
        placeholders.map(({ name, insertion, ...part }) => ({
          ...moved(part, typed.start),
          name,
          // Shells of Windows have other quotes.
          insertion: isWindows && insertion !== 'typed' ? 'plain' : insertion,
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
