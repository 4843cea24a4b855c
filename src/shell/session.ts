import type { Fence, Part } from '../shared/code-analysis.ts';
import { fenceName, SHELL_SCRIPTS, SHELL_SESSIONS } from '../shared/fence.ts';
import { isForeignPrompt, promptOf } from './prompt.ts';
import { commandsIn, isWhole } from './script.ts';

/** A longer one is not written to be pasted. */
const LONGEST = 20_000;
/** A command may go on over so many lines. */
const LONGEST_COMMAND = 60;
const SECOND_PROMPT = /^> ?/;

/** What is typed into a shell, and whether something is shown beside it. */
export interface Session {
  /** Without prompts there is one, which is the whole block. */
  readonly commands: readonly Typed[];
  /** Those of second lines included. */
  readonly prompts: readonly Part[];
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
  if (code.length > LONGEST) return { commands: [], prompts: [], hasOutput: false };
  const lines = linesOf(code, masked);
  const first = firstPrompt(lines, masked);
  if (first === -1) {
    const isTyped = isScript(block) && code.trim() !== '' && !lines.some(({ text }) => isForeignPrompt(text));
    return {
      commands: isTyped ? [{ text: code, masked, start: 0, end: code.length }] : [],
      prompts: [],
      hasOutput: false,
    };
  }
  const commands: Typed[] = [];
  const prompts: Part[] = [];
  let hasOutput = lines.slice(0, first).some(isOutput);
  for (let at = first; at < lines.length;) {
    const later = lines.findIndex(({ prompt }, index) => index > at && prompt !== '');
    const next = later === -1 ? lines.length : later;
    const typed = typedLines(lines.slice(at, Math.min(next, at + LONGEST_COMMAND)));
    commands.push(commandOf(typed));
    prompts.push(...typed.map(promptPart).filter(({ start, end }) => end > start));
    hasOutput ||= lines.slice(at + typed.length, next).some(isOutput);
    at = next;
  }
  return { commands, prompts, hasOutput };
}

/** Where the first line has none, a later one may stand in a text that is given to a command. */
function firstPrompt(lines: readonly Line[], masked: string): number {
  const first = lines.findIndex(({ prompt }) => prompt !== '');
  const { start = 0 } = lines[first] ?? {};
  if (first === -1 || lines.findIndex(isOutput) === first) return first;
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
        const { start, end } = promptPart(line, index);
        return ' '.repeat(end - start) + line[field].slice(end - start);
      })
      .join('\n');
  const [start, end] = [lines[0]?.start ?? 0, lines.at(-1)?.end ?? 0];
  return { text: typed('text'), masked: typed('masked'), start, end };
}

/** The prompt of a line of a command, which is `> ` where it is not the first. */
function promptPart({ text, prompt, start }: Line, index: number): Part {
  const length = index === 0 ? prompt.length : (SECOND_PROMPT.exec(text)?.[0].length ?? 0);
  return { start, end: start + length };
}
