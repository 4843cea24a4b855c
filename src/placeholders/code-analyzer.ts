import type { CodeBlock, Entry } from '../entries/entry.ts';
import type {
  CodeAnalysis,
  Effect,
  Fence,
  Part,
  PlaceholderOccurrence,
  AnalyzeCode,
} from '../shared/code-analysis.ts';
import { fenceName } from '../shared/fence.ts';
import { effectOf, isSql } from '../shell/effects.ts';
import { addVariableUses, scriptInsertions } from '../shell/insertions.ts';
import { KNOWN_COMMANDS, type Use } from '../shell/programs.ts';
import { runsOf, sqlRuns } from '../shell/runs.ts';
import { isScript, readSession, type Session } from '../shell/session.ts';
import { VariableUses } from '../shell/variable-uses.ts';
import { placeholdersInLine, placeholdersInShell, placeholdersInText, withInsertions } from './find.ts';
import { IN_ANGLE_BRACKETS, maskPlaceholders } from './forms.ts';
import { isOwnName, plainName } from './names.ts';

/** The author's word for what a block does, behind its language. */
const WORDS: readonly (readonly [word: RegExp, effect: Effect])[] = [
  [/(?:^|\s)(?:destructive|destroys)(?=\s|$)/, 'destroys'],
  [/(?:^|\s)(?:changing|changes)(?=\s|$)/, 'changes'],
  [/(?:^|\s)(?:read-?only|reads)(?=\s|$)/, 'reads'],
];
const WINDOWS = /^(?:PS )?[A-Z]:\\/;
const OUTPUT = /(?:^|\s)output(?=\s|$)/;
/** A longer one is not written to be typed. */
const LONGEST = 20_000;

export interface CodeReader {
  readonly block: AnalyzeCode;
  /** The placeholders of a line of code in prose: of those that are declared, or are in the blocks. */
  readonly line: (code: string) => PlaceholderOccurrence[];
}

/** The checks and the page ask for the same entry, and for the same blocks. */
const readers = new WeakMap<Entry, CodeReader>();

/** How the code of an entry's text is used. */
export function codeAnalyzer(entry: Entry): CodeReader {
  const known = readers.get(entry);
  if (known) return known;
  const reader = readerOf(entry);
  readers.set(entry, reader);
  return reader;
}

function readerOf({ kind, data, outline, text }: Entry): CodeReader {
  const declared = kind === 'runbooks' ? (data.variables ?? []).map(({ name }) => name) : [];
  const block = remembered(blockReader(new Set(declared.map(plainName)), usesIn(outline.blocks, text)));
  let known: Set<string> | undefined;
  return {
    block,
    line: (code) => {
      if (!code.includes('<')) return [];
      known ??= new Set(
        [
          ...declared,
          ...outline.blocks.flatMap((fence) => block(fence).placeholders.map(({ name }) => name)),
        ].map(plainName),
      );
      return placeholdersInLine(code, known);
    },
  };
}

function remembered(read: AnalyzeCode): AnalyzeCode {
  const readings = new Map<string, CodeAnalysis>();
  return (fence) => {
    const { language, meta, code } = fence;
    const id = `${language}\0${meta}\0${code}`;
    const reading = readings.get(id) ?? read(fence);
    readings.set(id, reading);
    return reading;
  };
}

/** Several checks ask for the same block. */
const sessions = new WeakMap<CodeBlock, Session>();

/** What is typed into a shell in a block whose language says that it is a script or a session. */
export function sessionOf(block: CodeBlock): Session {
  const session = sessions.get(block) ?? readSession(block, maskPlaceholders(block.code));
  sessions.set(block, session);
  return session;
}

/** How the blocks of a text use a variable, which another block may have set. */
function usesIn(blocks: readonly Fence[], text: string): (name: string) => Use {
  const code = blocks.map((block) => block.code.replace(IN_ANGLE_BRACKETS, '')).join('\n');
  let variables: VariableUses | undefined;
  return (name) => {
    variables ??= variablesOf(blocks);
    return variables.inText(name, code, text);
  };
}

function variablesOf(blocks: readonly Fence[]): VariableUses {
  const variables = new VariableUses(isOwnName);
  for (const block of blocks)
    for (const { text } of presumedSession(block).commands)
      addVariableUses(maskPlaceholders(text, { parts: placeholdersInShell(text, new Set()) }), variables);
  return variables;
}

function blockReader(names: ReadonlySet<string>, usesElsewhere: (name: string) => Use): AnalyzeCode {
  return (fence) => {
    const { code, language, meta } = fence;
    const nothing: CodeAnalysis = {
      is: 'text',
      destroys: '',
      typed: [],
      prompts: [],
      comments: [],
      placeholders: [],
    };
    if (code.length > LONGEST) return nothing;
    if (fenceName(language) === 'output' || OUTPUT.test(meta)) return { ...nothing, is: 'output' };
    const said = WORDS.find(([word]) => word.test(meta))?.[1];
    const session = presumedSession(fence);
    if (session.commands.length === 0 && session.foreign.length === 0) {
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
      const masked = maskPlaceholders(typed.text, { parts: found });
      const { insertions, comments } = scriptInsertions(masked, found, { usesElsewhere });
      return { typed, comments, placeholders: withInsertions(found, insertions, typed.text) };
    });
    const isWindows = session.prompts.some(({ start, end }) => WINDOWS.test(code.slice(start, end)));
    const runs = session.commands.flatMap(({ masked }) => runsOf(masked));
    return {
      is: 'commands',
      ...effectOf(runs.map(({ run }) => run)),
      ...(said && { effect: said }),
      typed: [...session.commands, ...session.foreign, ...session.comments]
        .map(({ start, end }) => ({ start, end }))
        .toSorted((a, b) => a.start - b.start),
      prompts: session.prompts,
      comments: [
        ...session.comments,
        ...parts.flatMap(({ typed, comments }) => comments.map((part) => moved(part, typed.start))),
      ],
      placeholders: parts.flatMap(({ typed, placeholders }) =>
        placeholders.map(({ insertion, ...placeholder }) => ({
          ...placeholder,
          ...moved(placeholder, typed.start),
          // Shells of Windows have other quotes.
          insertion: isWindows && insertion !== 'typed' ? 'plain' : insertion,
        })),
      ),
    };
  };
}

/** Blocks without a language are read as a shell's where their first line begins as commands do. */
function presumedSession(fence: Fence): Session {
  const masked = maskPlaceholders(fence.code);
  const session = readSession(fence, masked);
  if (session.commands.length > 0 || fenceName(fence.language) !== '' || isScript(fence)) return session;
  const lines = fence.code.split('\n').filter((line) => line.trim() !== '');
  const areCommands =
    lines.length > 0 &&
    lines.every((line) => /^\s|^#/.test(line) || KNOWN_COMMANDS.has(line.split(' ', 1)[0] ?? ''));
  return areCommands && /^\S/.test(fence.code) ? readSession({ ...fence, language: 'sh' }, masked) : session;
}

function moved({ start, end }: Part, by: number): Part {
  return { start: start + by, end: end + by };
}
