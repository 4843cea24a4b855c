import type { Fence, Part } from '../shared/code-analysis.ts';
import { fenceName, SHELL_SCRIPTS, SHELL_SESSIONS } from '../shared/fence.ts';
import { KNOWN_COMMANDS } from './programs.ts';
import { foreignPromptOf, isForeignPrompt, promptOf, ROOT_PROMPT } from './prompt.ts';
import { commandsIn, isWhole } from './script.ts';

/** A longer one is not written to be pasted. */
const LONGEST = 20_000;
/** A command may go on over so many lines. */
const LONGEST_COMMAND = 60;
const SECOND_PROMPT = /^> ?/;
const SECOND_PROMPT_OF_POWERSHELL = /^>> ?/;
const POWERSHELL = /^PS /;

/** What is typed into a shell, and whether something is shown beside it. */
export interface Session {
  /** Without prompts there is one, which is the whole block. */
  readonly commands: readonly Typed[];
  /** Those of second lines included. */
  readonly prompts: readonly Part[];
  /** What is typed into another program than a shell, with its prompts: `mysql> show processlist;`. */
  readonly foreign: readonly Part[];
  /** Lines of comments before a prompt. */
  readonly comments: readonly Part[];
  readonly hasOutput: boolean;
}

export interface Typed extends Part {
  /** As many characters as the part has; prompts are spaces. */
  readonly text: string;
  /** The same with a word in place of each placeholder. */
  readonly masked: string;
}

interface Line extends Part {
  readonly text: string;
  readonly masked: string;
  /** Empty where the line begins with none. */
  readonly prompt: string;
}

/** A block whose language says that it is pasted into a shell. */
export function isScript({ language }: Pick<Fence, 'language'>): boolean {
  return SHELL_SCRIPTS.has(fenceName(language));
}

/** A block whose language says that it shows commands with what they print. */
export function isSession({ language }: Pick<Fence, 'language'>): boolean {
  return SHELL_SESSIONS.has(fenceName(language));
}

/**
 * Tells commands from output. A block that is no script and has no prompts says nothing of either; neither does one in which
 * another program than a shell is talked to.
 *
 * @param masked the code with a word of the same length in place of each placeholder
 */
export function readSession(block: Pick<Fence, 'language' | 'code'>, masked: string): Session {
  const { code } = block;
  const nothing: Session = { commands: [], prompts: [], foreign: [], comments: [], hasOutput: false };
  if (code.length > LONGEST) return nothing;
  const lines = withRootPrompts(linesOf(code, masked), block);
  const first = firstPrompt(lines, masked);
  if (first === -1) {
    const isTyped = isScript(block) && code.trim() !== '' && !lines.some(({ text }) => isForeignPrompt(text));
    if (isTyped) return { ...nothing, commands: [{ text: code, masked, start: 0, end: code.length }] };
    return isSession(block) ? { ...nothing, ...foreignIn(lines) } : nothing;
  }
  const commands: Typed[] = [];
  const prompts: Part[] = [];
  const output = lines.slice(0, first);
  for (let at = first; at < lines.length;) {
    const later = lines.findIndex(({ prompt }, index) => index > at && prompt !== '');
    const next = later === -1 ? lines.length : later;
    const typed = typedLines(lines.slice(at, Math.min(next, at + LONGEST_COMMAND)));
    commands.push(commandOf(typed));
    prompts.push(
      ...typed.map((line, index) => promptPart(line, index, typed)).filter(({ start, end }) => end > start),
    );
    output.push(...lines.slice(at + typed.length, next));
    at = next;
  }
  const foreign = foreignIn(output);
  return {
    commands,
    prompts: [...prompts, ...foreign.prompts].toSorted((a, b) => a.start - b.start),
    foreign: foreign.foreign,
    comments: commentsIn(lines, output),
    hasOutput: output.some(isOutput),
  };
}

/** What other programs were given, among lines that no shell was given. */
function foreignIn(lines: readonly Line[]): Pick<Session, 'foreign' | 'prompts'> {
  const found = lines.flatMap((line) => {
    const { length } = foreignPromptOf(line.text);
    return length === 0 ? [] : [{ line, length }];
  });
  return {
    foreign: found.map(({ line: { start, end } }) => ({ start, end })),
    prompts: found.map(({ line: { start }, length }) => ({ start, end: start + length })),
  };
}

/** Lines of comments right before a prompt; what looks like one further up may be printed. */
function commentsIn(lines: readonly Line[], output: readonly Line[]): Part[] {
  const others = new Set(output);
  const comments: Part[] = [];
  let isBefore = false;
  for (const line of lines.toReversed()) {
    isBefore = line.prompt !== '' || (isBefore && others.has(line) && /^\s*#/.test(line.text));
    if (isBefore && line.prompt === '') comments.unshift({ start: line.start, end: line.end });
  }
  return comments;
}

function isCommand(text: string): boolean {
  return KNOWN_COMMANDS.has(text.split(/\s/, 1)[0] ?? '');
}

function isRoots({ text }: Line): boolean {
  const behind = text.replace(ROOT_PROMPT, '');
  return behind !== text && (isCommand(behind) || /^[./~]/.test(behind));
}

/** In a session that has no other prompts, `# ` before a known command is root's, unless commands have no prompt there. */
function withRootPrompts(lines: Line[], block: Pick<Fence, 'language'>): Line[] {
  if (!isSession(block) || lines.some(({ text, prompt }) => prompt !== '' || foreignPromptOf(text) !== ''))
    return lines;
  if (!lines.some(isRoots) || lines.some(({ text }) => isCommand(text))) return lines;
  return lines.map((line) =>
    isRoots(line) ? { ...line, prompt: ROOT_PROMPT.exec(line.text)?.[0] ?? '' } : line,
  );
}

/** Where the first line has none, a later one may stand in a text that is given to a command. */
function firstPrompt(lines: readonly Line[], masked: string): number {
  const first = lines.findIndex(({ prompt }) => prompt !== '');
  const { start = 0 } = lines[first] ?? {};
  if (first === -1 || lines.findIndex((line) => line.prompt !== '' || isOutput(line)) === first) return first;
  const commands = commandsIn(masked, { substituted: false });
  return commands.some(({ pos }) => pos === start) ? first : -1;
}

function linesOf(code: string, masked: string): Line[] {
  let start = 0;
  return code.split('\n').map((text) => {
    const end = start + text.length;
    const line = { text, masked: masked.slice(start, end), start, end, prompt: promptOf(text) };
    start = end + 1;
    return line;
  });
}

function isOutput({ text }: Line): boolean {
  return !/^\s*(?:#|$)/.test(text);
}

/** The lines of one command: as many as it takes until it is whole; where it never is, those that say that they go on. */
function typedLines(lines: readonly Line[]): Line[] {
  const saidToGoOn = lines.findIndex(({ text }) => !text.endsWith('\\')) + 1 || lines.length;
  for (let length = saidToGoOn; length <= lines.length; length++) {
    const some = lines.slice(0, length);
    if (isWhole(commandOf(some).masked)) return some;
  }
  return lines.slice(0, saidToGoOn);
}

function commandOf(lines: readonly Line[]): Typed {
  const typed = (field: 'text' | 'masked'): string =>
    lines
      .map((line, index) => {
        const { start, end } = promptPart(line, index, lines);
        return ' '.repeat(end - start) + line[field].slice(end - start);
      })
      .join('\n');
  const [start, end] = [lines[0]?.start ?? 0, lines.at(-1)?.end ?? 0];
  return { text: typed('text'), masked: typed('masked'), start, end };
}

/** The prompt of a line of a command, which is `> ` where it is not the first, and `>> ` in PowerShell. */
function promptPart({ text, prompt, start }: Line, index: number, lines: readonly Line[]): Part {
  const second = POWERSHELL.test(lines[0]?.prompt ?? '') ? SECOND_PROMPT_OF_POWERSHELL : SECOND_PROMPT;
  const length = index === 0 ? prompt.length : (second.exec(text)?.[0].length ?? 0);
  return { start, end: start + length };
}
