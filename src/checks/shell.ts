import type { Command } from 'unbash';
import type { CodeBlock, Entry } from '../entries/entry.ts';
import { sessionOf } from '../placeholders/code-analyzer.ts';
import { maskPlaceholders } from '../placeholders/forms.ts';
import type { ParseError } from '../shared/code-analysis.ts';
import { diagnostic, type Diagnostic } from '../shared/diagnostic.ts';
import { KNOWN_COMMANDS } from '../shell/programs.ts';
import { commandsIn, shellFaults } from '../shell/script.ts';
import { isScript, isSession, type Typed } from '../shell/session.ts';
import { placesIn, restOfLine } from './code-place.ts';

const PATH = /^(?:~|\.{1,2})?\/[\w.+-]|^[\w.-]+\/[\w./-]+$/;
/** Other languages under the name of a shell: PowerShell's verbs, drives of Windows, loops of its batch files, fish. */
const NO_POSIX =
  /(?:^|[|;{(=])[ \t]*[A-Z][a-z]+-[A-Z]\w+|\b[A-Z]:\\|\bfor %|^\s*end\s*$|^\s*set (?:-\w+ )*\w+ \(/m;

/** Blocks of shell that do not parse, each once. Where a block may be something else, nothing is said. */
export function checkShell(entry: Entry): Diagnostic[] {
  return entry.outline.blocks
    .filter((block) => isScript(block) || isSession(block))
    .flatMap((block) => findingOf(block, entry) ?? []);
}

function findingOf(block: CodeBlock, { file, source }: Entry): Diagnostic | undefined {
  const { code } = block;
  for (const typed of sessionOf(block).commands) {
    const fault = faultOf(typed);
    if (!fault) continue;
    const start = Math.min(typed.start + fault.at, code.length);
    const { span } = placesIn(block, source)(start, restOfLine(code, start));
    return diagnostic('code/shell-syntax', file, span, { reason: fault.reason });
  }
  return undefined;
}

/** However its placeholders are read, and only where every line of it is a command. */
function faultOf({ text, masked }: Typed): ParseError | undefined {
  const [fault] = shellFaults(masked);
  if (!fault || NO_POSIX.test(text)) return undefined;
  if (shellFaults(maskPlaceholders(text, { likely: true })).length === 0) return undefined;
  const commands = commandsIn(masked, { substituted: false });
  // What stands in brackets may be a remark, or another language: only a line that cannot be prose is judged.
  const isJudged = fault.reason.includes("'('") ? isKnown : isLikely;
  return commands.length > 0 && commands.every(isJudged) ? fault : undefined;
}

function isKnown({ name }: Command): boolean {
  if (name === undefined) return true;
  return KNOWN_COMMANDS.has(name.value) || PATH.test(name.value) || /^["']?\$[\w{]/.test(name.text);
}

/** Output and prose begin with a word, too; options are given to commands only. */
function isLikely(command: Command): boolean {
  if (isKnown(command)) return true;
  if (!/^[a-z][\w.+-]*[\w+]$/.test(command.name?.value ?? '')) return false;
  const [...words] = command.args.slice(0, 3).map(({ text }) => text);
  const option = words.findIndex((word) => /^--?[a-zA-Z]/.test(word));
  return option !== -1 && !words.slice(0, option).some((word) => /^\d+$/.test(word));
}
