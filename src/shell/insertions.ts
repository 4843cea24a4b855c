import {
  forEachChild,
  type Command,
  type HereDoc,
  type Redirection,
  type SyntaxNode,
  type Word,
} from 'unbash';
import type { Part } from '../shared/code-analysis.ts';
import { argumentUse, riskier, riskierArgument, type ArgumentUse } from './argument-use.ts';
import { spanOf, type ScriptInsertions } from './insertion-notes.ts';
import type { Use } from './programs.ts';
import { lineAround, unquoted } from './quoting-context.ts';
import { parsedScript, wordsOf } from './script.ts';
import { SHOWING, shownUse, stdinUse } from './stdin-use.ts';
import { isStored, runsWhatItLoads } from './stored-scripts.ts';
import { RUNNING_VARIABLE, usesVariablesUnseen, VariableUses } from './variable-uses.ts';
import { WordReader, type Surroundings } from './word-reader.ts';

const MOST_DEPTH = 3;

interface ReadingOptions {
  /** How other blocks use a variable that this one sets. */
  readonly usesElsewhere?: (name: string) => Use;
  /** The text may be no script, so that its first word is not taken for a program. */
  readonly isMaybe?: boolean;
}

/**
 * Reads a script as a shell does. Where it does not parse, only typed values are inserted, and there are no comments.
 *
 * @param script with a word of the same length in place of each placeholder
 * @param parts where values are inserted
 */
export function scriptInsertions(
  script: string,
  parts: readonly Part[],
  { usesElsewhere = () => 'plain', isMaybe = false }: ReadingOptions = {},
): ScriptInsertions {
  const tree = parsedScript(script);
  if (!tree || tree.errors) return { insertions: parts.map(() => 'typed'), comments: [] };
  return new ScriptReader(script, parts, new VariableUses()).read(tree, { usesElsewhere, isMaybe });
}

/** Adds how a script uses its variables; it has words in place of its placeholders. */
export function addVariableUses(script: string, variables: VariableUses): void {
  const tree = parsedScript(script);
  if (!tree || tree.errors) variables.useUnseen();
  if (tree) new ScriptReader(script, [], variables).read(tree, {});
}

class ScriptReader extends WordReader {
  #loadsScripts = false;

  read(
    tree: SyntaxNode,
    { usesElsewhere = () => 'plain', isMaybe = false }: ReadingOptions,
  ): ScriptInsertions {
    this.#loadsScripts = runsWhatItLoads(tree);
    this.visit(tree, { use: 'data', readers: [], isMaybe, depth: 0 });
    return this.notes.insertionsIn(this.code, (part) => this.variables.useOf(part, usesElsewhere));
  }

  protected visit(node: SyntaxNode, around: Surroundings): void {
    if (COVERING.has(node.type)) this.notes.cover(node);
    switch (node.type) {
      case 'Command':
        this.#command(node, around);
        return;
      case 'Pipeline':
        node.commands.forEach((command, index) =>
          this.visit(command, {
            ...around,
            readers: [...node.commands.slice(index + 1), ...around.readers],
          }),
        );
        return;
      case 'For':
      case 'Select':
        for (const word of node.wordlist ?? [])
          this.word(word, { ...around, use: riskier(around.use, 'plain'), into: node.name.value });
        this.visit(node.body, around);
        return;
      case 'Function':
        this.variables.functions.add(node.name.value);
        this.visit(node.body, around);
        return;
      case 'Word':
        this.word(node, around);
        return;
      case 'Assignment':
        this.#assignment(node, around);
        return;
      case 'Redirect':
      case 'HereString':
      case 'HereDoc':
        this.#redirection(node, [], around);
        return;
      case 'TestUnary':
      case 'TestBinary': {
        const isText = /^(?:==?|!=|=~|<|>|-[a-uw-z]|-[no]t)$/.test(node.operator);
        forEachChild(node, (child) =>
          this.visit(child, isText ? around : { ...around, use: riskier(around.use, 'plain') }),
        );
        return;
      }
      default: {
        // A shell without them takes the brackets for subshells, and what is in them for a command.
        if (node.type === 'ArithmeticCommand') {
          this.notes.note(node, { use: around.use, insertion: 'number' });
          for (const [, name = ''] of this.code.slice(node.pos, node.end).matchAll(/\$\{?(\w+)/g))
            this.variables.add(name, 'code', around.into);
        }
        const isArithmetic = node.type.startsWith('Arithmetic') && node.type !== 'ArithmeticFor';
        const within = isArithmetic ? { ...around, use: riskier(around.use, 'plain') } : around;
        if (isArithmetic) this.plain(node, around);
        forEachChild(node, (child) => this.visit(child, within));
      }
    }
  }

  #command(node: Command, around: Surroundings): void {
    const { name, args, prefix, redirects } = node;
    const words = wordsOf(node);
    const readers = around.readers.map(stdinUse);
    const isRun =
      readers.includes('code') ||
      (readers.includes('script') && !SHOWING.test(words[0] ?? '')) ||
      (this.#loadsScripts && isStored(words, redirects, around.readers));
    const within = isRun ? { ...around, use: 'code' as const } : around;
    for (const item of prefix)
      if (item.type === 'Assignment') this.#assignment(item, within, { isStatement: !name });
    if (usesVariablesUnseen(words)) this.variables.useUnseen();
    if (name) this.word(name, { ...within, use: riskier(within.use, within.isMaybe ? 'plain' : 'code') });
    args.forEach((word, index) => this.#argument(word, words, index + 1, within));
    for (const redirect of redirects) this.#redirection(redirect, words, within);
  }

  #argument(
    word: Command['args'][number],
    words: readonly string[],
    index: number,
    around: Surroundings,
  ): void {
    if (word.type === 'Assignment') {
      if (words[0] === 'alias' && word.value.type === 'Word') this.#used(word.value, 'script', around);
      else this.#assignment(word, around);
      return;
    }
    const at = this.notes.within(word)[0]?.start;
    const expansion = word.text.search(/[$`]/);
    if (at === undefined && expansion === -1) {
      this.word(word, around);
      return;
    }
    const use = [at, expansion === -1 ? undefined : word.pos + expansion]
      .filter((offset) => offset !== undefined)
      .map((offset) => argumentUse({ words, index, before: this.code.slice(word.pos, offset) }))
      .reduce(riskierArgument);
    const into = this.variables.functions.has(words[0] ?? '') || words[0] === 'set' ? { into: '@' } : {};
    this.#used(word, SHOWING.test(words[0] ?? '') ? shownUse(use, word, around.readers) : use, {
      ...around,
      ...into,
    });
  }

  #used(word: Word, use: ArgumentUse, around: Surroundings): void {
    if (use === 'sql') this.sql(word, around);
    else if (use === 'script' || use === 'maybe-script') {
      const value = /^--[\w-]+=/.exec(word.text)?.[0].length ?? 0;
      this.#script({ start: word.pos + value, end: word.end }, unquoted(word), {
        ...around,
        isMaybe: use === 'maybe-script',
      });
    } else this.word(word, { ...around, use: riskier(around.use, use) });
  }

  /** A text that a shell reads as a script, at the same offsets. */
  #script({ start, end }: Part, text: string, around: Surroundings): void {
    const whole = ' '.repeat(start) + text.slice(text.length - (end - start));
    const tree = around.depth < MOST_DEPTH ? parsedScript(whole) : undefined;
    if (!tree || tree.errors) {
      this.notes.note({ pos: start, end }, { use: around.isMaybe ? 'plain' : 'code' });
      return;
    }
    const outer = this.code;
    this.code = whole;
    this.visit(tree, { ...around, use: riskier(around.use, 'plain'), readers: [], depth: around.depth + 1 });
    this.code = outer;
  }

  #assignment(
    { name, value, index }: Extract<SyntaxNode, { type: 'Assignment' }>,
    around: Surroundings,
    { isStatement = false } = {},
  ): void {
    const isWord = isStatement && !index && value.type === 'Word';
    if (isWord) this.variables.assign(name);
    const use = riskier(around.use, RUNNING_VARIABLE.test(name) ? 'code' : isWord ? 'data' : 'plain');
    const within = { ...around, use, into: name };
    if (index) this.word(index, within);
    for (const word of value.type === 'Word' ? [value] : value.elements) this.word(word, within);
  }

  #redirection(node: Redirection, words: readonly string[], around: Surroundings): void {
    const use = stdinUse({ words });
    if (node.type === 'HereDoc') this.#hereDoc(node, use, around);
    else if (node.type === 'HereString') {
      const into = words[0] === 'read' ? { into: words.at(-1) ?? '' } : {};
      if (node.target) this.#used(node.target, use, { ...around, ...into });
    } else if (node.target) {
      const isInput = node.operator === '<' && use !== 'data' && use !== 'plain';
      this.word(node.target, { ...around, use: riskier(around.use, isInput ? 'code' : 'plain') });
    }
  }

  #hereDoc({ body }: HereDoc, use: ArgumentUse, around: Surroundings): void {
    const { pos, end, text } = body;
    this.notes.cover(body);
    const readers = [use, ...around.readers.map(stdinUse)];
    const isText = readers.every((reader) => reader === 'data') && !this.#loadsScripts;
    if (readers.includes('script')) this.#script({ start: pos, end }, text, around);
    else if (readers.includes('sql')) this.sql(body, around);
    else {
      const least = readers.includes('code') ? 'name' : 'data';
      this.notes.note(body, { use: riskier(around.use, least), insertion: isText ? 'text' : 'plain' });
    }
    for (const part of body.parts ?? [])
      if (part.type !== 'Literal')
        this.part(part, undefined, { ...around, use: riskier(around.use, 'plain') });
    // It might be the line that ends the text.
    for (const part of this.notes.within(body)) {
      const line = lineAround(this.code, part);
      if (line.trim().length === part.end - part.start)
        this.notes.note(spanOf(part), { use: 'data', insertion: 'none' });
    }
  }
}

/** What is no text between commands, so that `#` begins no comment there. */
const COVERING = new Set(['TestCommand', 'ArithmeticCommand', 'Assignment']);
