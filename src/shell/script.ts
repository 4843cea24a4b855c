import { forEachChild, parse, type Command, type ParsedScript, type SyntaxNode } from 'unbash';
import type { ParseError } from '../shared/code-analysis.ts';

/** A parser that is given megabytes takes seconds. */
const LONGEST = 20_000;

/** Where a script does not parse, the first place first. Too long or too deep for the parser counts as well. */
export function shellFaults(code: string): ParseError[] {
  const faults: ParseError[] = [];
  const collect = (node: SyntaxNode, within: number | undefined): void => {
    if (node.type === 'Script') {
      for (const { message, pos } of node.errors ?? [])
        if (!message.startsWith('maximum')) faults.push({ reason: message, at: within ?? pos });
    }
    // Places below count in the text without its backslashes, which is not the file's.
    const place = node.type === 'Script' && node.source !== undefined ? node.pos : within;
    forEachChild(node, (child) => collect(child, place));
  };
  return visit(code, (script) => collect(script, undefined)) ? faults.toSorted((a, b) => a.at - b.at) : [];
}

/** The commands of a script in their order, however far it parses. */
export function commandsIn(code: string, { substituted }: { substituted: boolean }): Command[] {
  const commands: Command[] = [];
  const collect = (node: SyntaxNode): void => {
    if (node.type === 'Command') commands.push(node);
    if (node.type === 'Word' && !substituted) return;
    if (node.type === 'Script' && node.source !== undefined) return;
    forEachChild(node, collect);
  };
  return visit(code, collect) ? commands : [];
}

/** Whether a shell would run it, and not wait for more. */
export function isWhole(code: string): boolean {
  let isOpen = false;
  const look = (node: SyntaxNode): void => {
    if (node.type === 'Script' && node.errors !== undefined && node.errors.length > 0) isOpen = true;
    if (node.type === 'HereDoc' && node.closing === undefined) isOpen = true;
    if (!isOpen) forEachChild(node, look);
  };
  return visit(code, look) && !isOpen;
}

/** The tree of a script; nothing where it is too long or too deep for the parser. */
export function parsedScript(code: string): ParsedScript | undefined {
  let tree: ParsedScript | undefined;
  return visit(code, (script) => (tree = script)) ? tree : undefined;
}

/** Whether the parser got through: it goes down the stack of a text that nests deeply. */
function visit(code: string, look: (script: ParsedScript) => void): boolean {
  if (code.length > LONGEST) return false;
  try {
    look(parse(code));
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** The words of a command as the shell passes them on, its program first; none of other nodes. */
export function wordsOf(node: SyntaxNode): string[] {
  if (node.type !== 'Command' || !node.name) return [];
  return [node.name, ...node.args].map((word) => (word.type === 'Word' ? word.value : word.text));
}
