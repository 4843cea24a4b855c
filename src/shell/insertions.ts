import {
  forEachChild,
  type Command,
  type HereDoc,
  type Redirection,
  type SyntaxNode,
  type Word,
  type WordPart,
} from 'unbash';
import type { Insertion, Part, QuotingContext } from '../shared/code-reading.ts';
import { argumentUse, riskier, riskierArgument, type ArgumentUse } from './argument-use.ts';
import type { Use } from './programs.ts';
import { commentsIn } from './comments.ts';
import { insertionOf, lineAround, quotedInsertion, unquoted, type Found } from './quoting-context.ts';
import { parsedScript } from './script.ts';
import { sqlInsertionInShell } from './sql-insertions.ts';
import { stdinUse, runsWhatItLoads } from './stdin-use.ts';
import { VariableUses } from './variable-uses.ts';

/** Variables by which programs find others to run. */
const RUNNING_VARIABLE =
  /^(?:\w*PATH|SHELL|\w*EDITOR|VISUAL|\w*PAGER|BROWSER|IFS|B?ASH_ENV|ENV|PS\d|PROMPT_COMMAND|(?:LD|DYLD|XDG_CONFIG)_\w+|GIT_(?:SSH|EXTERNAL|PROXY|ASKPASS|CONFIG|DIR|TEMPLATE)\w*|PYTHON(?:STARTUP|HOME)|PERL5\w+|RUBY(?:LIB|OPT)|MAKE(?:FLAGS|FILES)|\w+_(?:OPTIONS|OPTS)|CLASSPATH|JAVA_HOME|KUBECONFIG|LESS\w*|RSYNC_RSH|HOME|CC|CXX)$/;
const MOST_DEPTH = 3;
/** What prints its words. */
const SHOWING = /^(?:echo|printf|cat)$/;

/** What of a value's surroundings counts for the words within. */
interface Surroundings {
  /** At least so risky is each use. */
  readonly use: Use;
  /** Values go on in this variable. */
  readonly into?: string;
  /** What reads the output of the command. */
  readonly readers: readonly SyntaxNode[];
  /** The text may be a script, or none: its first word is not taken for a program. */
  readonly isMaybe: boolean;
  readonly depth: number;
}

interface ReadingOptions {
  /** How other blocks use a variable that this one sets. */
  readonly usesElsewhere?: (name: string) => Use;
  /** The text may be no script, so that its first word is not taken for a program. */
  readonly isMaybe?: boolean;
}

/** Where values are inserted in a script, part by part; and its comments, which are not copied. */
export interface ScriptInsertions {
  readonly insertions: readonly Insertion[];
  readonly comments: readonly Part[];
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
  return new InsertionFinder(script, parts).read(tree, { usesElsewhere, isMaybe });
}

/** Adds how a script uses its variables; it has words in place of its placeholders. */
export function addVariableUses(script: string, variables: VariableUses): void {
  const tree = parsedScript(script);
  if (!tree || tree.errors) variables.useUnseen();
  if (tree) new InsertionFinder(script, [], variables).read(tree, {});
}

class InsertionFinder {
  readonly #variables: VariableUses;
  #code: string;
  readonly #parts: readonly Part[];
  readonly #found = new Map<Part, Found>();
  readonly #covered: Part[] = [];
  #loadsScripts = false;

  constructor(code: string, parts: readonly Part[], variables = new VariableUses()) {
    this.#variables = variables;
    this.#code = code;
    this.#parts = parts;
  }

  read(
    tree: SyntaxNode,
    { usesElsewhere = () => 'plain', isMaybe = false }: ReadingOptions,
  ): ScriptInsertions {
    this.#loadsScripts = runsWhatItLoads(tree);
    this.#visit(tree, { use: 'data', readers: [], isMaybe, depth: 0 });
    const comments = commentsIn(this.#code, this.#covered);
    const insertions = this.#parts.map((part): Insertion => {
      const found = this.#found.get(part);
      if (!found)
        return comments.some(({ start, end }) => start <= part.start && part.end <= end) ? 'plain' : 'typed';
      return insertionOf({ ...found, use: riskier(found.use, this.#variables.useOf(part, usesElsewhere)) });
    });
    return { insertions, comments };
  }

  #visit(node: SyntaxNode, around: Surroundings): void {
    if (COVERING.has(node.type)) this.#covered.push({ start: node.pos, end: node.end });
    switch (node.type) {
      case 'Command':
        this.#command(node, around);
        return;
      case 'Pipeline':
        node.commands.forEach((command, index) =>
          this.#visit(command, {
            ...around,
            readers: [...node.commands.slice(index + 1), ...around.readers],
          }),
        );
        return;
      case 'For':
      case 'Select':
        for (const word of node.wordlist ?? [])
          this.#word(word, { ...around, use: riskier(around.use, 'plain'), into: node.name.value });
        this.#visit(node.body, around);
        return;
      case 'Function':
        this.#variables.functions.add(node.name.value);
        this.#visit(node.body, around);
        return;
      case 'Word':
        this.#word(node, around);
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
          this.#visit(child, isText ? around : { ...around, use: riskier(around.use, 'plain') }),
        );
        return;
      }
      default: {
        // A shell without them takes the brackets for subshells, and what is in them for a command.
        if (node.type === 'ArithmeticCommand') {
          this.#note(node, { use: around.use, insertion: 'number' });
          for (const [, name = ''] of this.#code.slice(node.pos, node.end).matchAll(/\$\{?(\w+)/g))
            this.#variables.add(name, 'code', around.into);
        }
        const isArithmetic = node.type.startsWith('Arithmetic') && node.type !== 'ArithmeticFor';
        const within = isArithmetic ? { ...around, use: riskier(around.use, 'plain') } : around;
        if (isArithmetic) this.#plain(node, around);
        forEachChild(node, (child) => this.#visit(child, within));
      }
    }
  }

  #command(node: Command, around: Surroundings): void {
    const { name, args, prefix, redirects } = node;
    const words = name ? [name, ...args].map(textOf) : [];
    const readers = around.readers.map(stdinUse);
    const isRun =
      readers.includes('code') ||
      (readers.includes('script') && !SHOWING.test(words[0] ?? '')) ||
      (this.#loadsScripts && isStored(words, redirects, around.readers));
    const within = isRun ? { ...around, use: 'code' as const } : around;
    for (const item of prefix)
      if (item.type === 'Assignment') this.#assignment(item, within, { isStatement: !name });
    if (usesVariablesUnseen(words)) this.#variables.useUnseen();
    if (name) this.#word(name, { ...within, use: riskier(within.use, within.isMaybe ? 'plain' : 'code') });
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
    const at = this.#parts.find(({ start, end }) => word.pos <= start && end <= word.end)?.start;
    const expansion = word.text.search(/[$`]/);
    if (at === undefined && expansion === -1) {
      this.#word(word, around);
      return;
    }
    const use = [at, expansion === -1 ? undefined : word.pos + expansion]
      .filter((offset) => offset !== undefined)
      .map((offset) => argumentUse({ words, index, before: this.#code.slice(word.pos, offset) }))
      .reduce(riskierArgument);
    const into = this.#variables.functions.has(words[0] ?? '') || words[0] === 'set' ? { into: '@' } : {};
    this.#used(word, SHOWING.test(words[0] ?? '') ? shownUse(use, word, around) : use, {
      ...around,
      ...into,
    });
  }

  #used(word: Word, use: ArgumentUse, around: Surroundings): void {
    if (use === 'sql') this.#sql(word, around);
    else if (use === 'script' || use === 'maybe-script') {
      const value = /^--[\w-]+=/.exec(word.text)?.[0].length ?? 0;
      this.#script({ start: word.pos + value, end: word.end }, unquoted(word), {
        ...around,
        isMaybe: use === 'maybe-script',
      });
    } else this.#word(word, { ...around, use: riskier(around.use, use) });
  }

  /** A text that a shell reads as a script, at the same offsets. */
  #script({ start, end }: Part, text: string, around: Surroundings): void {
    const whole = ' '.repeat(start) + text.slice(text.length - (end - start));
    const tree = around.depth < MOST_DEPTH ? parsedScript(whole) : undefined;
    if (!tree || tree.errors) {
      this.#note({ pos: start, end }, { use: around.isMaybe ? 'plain' : 'code' });
      return;
    }
    const outer = this.#code;
    this.#code = whole;
    this.#visit(tree, { ...around, use: riskier(around.use, 'plain'), readers: [], depth: around.depth + 1 });
    this.#code = outer;
  }

  #sql(text: Word | HereDoc['body'], { use }: Surroundings): void {
    const sql = this.#code.slice(text.pos, text.end).replace(/^["']|["']$/g, ' ');
    for (const part of this.#within(text)) {
      const own = { start: part.start - text.pos, end: part.end - text.pos };
      const quotes = text.parts?.find(({ pos, end }) => pos < part.start && part.end <= end)?.type;
      const isFree = text.type === 'HereDocBody' || quotes === 'DoubleQuoted';
      this.#note(spanOf(part), { use, insertion: sqlInsertionInShell(sql, own, !isFree) });
    }
  }

  #assignment(
    { name, value, index }: Extract<SyntaxNode, { type: 'Assignment' }>,
    around: Surroundings,
    { isStatement = false } = {},
  ): void {
    const isWord = isStatement && !index && value.type === 'Word';
    if (isWord) this.#variables.assign(name);
    const use = riskier(around.use, RUNNING_VARIABLE.test(name) ? 'code' : isWord ? 'data' : 'plain');
    const within = { ...around, use, into: name };
    if (index) this.#word(index, within);
    for (const word of value.type === 'Word' ? [value] : value.elements) this.#word(word, within);
  }

  #redirection(node: Redirection, words: readonly string[], around: Surroundings): void {
    const use = stdinUse({ words });
    if (node.type === 'HereDoc') this.#hereDoc(node, use, around);
    else if (node.type === 'HereString') {
      const into = words[0] === 'read' ? { into: words.at(-1) ?? '' } : {};
      if (node.target) this.#used(node.target, use, { ...around, ...into });
    } else if (node.target) {
      const isInput = node.operator === '<' && use !== 'data' && use !== 'plain';
      this.#word(node.target, { ...around, use: riskier(around.use, isInput ? 'code' : 'plain') });
    }
  }

  #hereDoc({ body }: HereDoc, use: ArgumentUse, around: Surroundings): void {
    const { pos, end, text } = body;
    this.#covered.push({ start: pos, end });
    const readers = [use, ...around.readers.map(stdinUse)];
    const isText = readers.every((reader) => reader === 'data') && !this.#loadsScripts;
    if (readers.includes('script')) this.#script({ start: pos, end }, text, around);
    else if (readers.includes('sql')) this.#sql(body, around);
    else {
      const least = readers.includes('code') ? 'name' : 'data';
      this.#note(body, { use: riskier(around.use, least), insertion: isText ? 'text' : 'plain' });
    }
    for (const part of body.parts ?? [])
      if (part.type !== 'Literal')
        this.#part(part, undefined, { ...around, use: riskier(around.use, 'plain') });
    // It might be the line that ends the text.
    for (const part of this.#within(body)) {
      const line = lineAround(this.#code, part);
      if (line.trim().length === part.end - part.start)
        this.#note(spanOf(part), { use: 'data', insertion: 'none' });
    }
  }

  #word(word: Word, around: Surroundings): void {
    this.#covered.push({ start: word.pos, end: word.end });
    if (!word.parts) this.#text(word, 'bare', word, around);
    for (const part of word.parts ?? []) this.#part(part, word, around);
  }

  #part(part: WordPart, word: Word | undefined, around: Surroundings): void {
    const plain = { ...around, use: riskier(around.use, 'plain') };
    switch (part.type) {
      case 'Literal':
        this.#text(part, 'bare', word, around);
        return;
      case 'SingleQuoted':
        this.#text(part, 'single', word, around);
        return;
      case 'DoubleQuoted':
        for (const child of part.parts)
          if (child.type === 'Literal') this.#text(child, 'double', word, around);
          else if (this.#isQuotedVariable(child))
            this.#variables.addQuoted(child.text.replace(/[${}]/g, ''), around.use, around.into);
          // An interactive shell looks for `!` there, whatever the quotes within.
          else this.#part(child, word, plain);
        return;
      case 'CommandExpansion':
      case 'ProcessSubstitution': {
        const isBackquoted = part.text.startsWith('`');
        if (!part.script || part.script.source !== undefined) this.#note(part, { use: 'code' });
        else
          this.#visit(part.script, {
            // Without quotes the output, which may be the value, becomes several words.
            ...(part.type === 'CommandExpansion' ? plain : around),
            readers: [],
            isMaybe: around.isMaybe && isBackquoted,
          });
        return;
      }
      case 'SimpleExpansion':
      case 'ParameterExpansion': {
        const name = part.type === 'ParameterExpansion' ? part.parameter : part.text.slice(1);
        // Its value may become several words.
        this.#variables.add(name, plain.use, around.into);
        this.#note(part, plain);
        forEachChild(part, (child) => this.#visit(child, plain));
        return;
      }
      default:
        this.#note(part, plain);
        forEachChild(part, (child) => this.#visit(child, plain));
    }
  }

  /** Whether nothing but the value of a variable is there: zsh reads more signs behind the name as a part of it. */
  #isQuotedVariable({ text, end }: WordPart): boolean {
    return /^\$(?:\w+|\{\w+\})$/.test(text) && !/[:[]/.test(this.#code.charAt(end));
  }

  #text(node: SyntaxNode, quotes: QuotingContext, word: Word | undefined, around: Surroundings): void {
    for (const part of this.#within(node)) {
      const before = this.#code.slice(word?.pos ?? node.pos, part.start);
      const insertion = quotedInsertion(before, quotes, lineAround(this.#code, part, part.end));
      this.#note(spanOf(part), { use: around.use, ...(insertion && { insertion }) });
      if (around.into !== undefined) this.#variables.hold(part, around.into);
    }
  }

  #plain(node: SyntaxNode, { use }: Surroundings): void {
    this.#covered.push({ start: node.pos, end: node.end });
    this.#note(node, { use: riskier(use, 'plain') });
  }

  #within({ pos, end }: { readonly pos: number; readonly end: number }): readonly Part[] {
    return this.#parts.filter((part) => pos <= part.start && part.end <= end);
  }

  #note(node: { readonly pos: number; readonly end: number }, { use, insertion }: Found): void {
    for (const part of this.#within(node)) {
      const known = this.#found.get(part);
      const next = insertion ?? known?.insertion;
      this.#found.set(part, { use: riskier(use, known?.use ?? 'data'), ...(next && { insertion: next }) });
    }
  }
}

/** What is no text between commands, so that `#` begins no comment there. */
const COVERING = new Set(['TestCommand', 'ArithmeticCommand', 'Assignment']);

/** What becomes of a word that is printed. */
function shownUse(use: ArgumentUse, word: Word, { readers }: Surroundings): ArgumentUse {
  const uses = readers.map(stdinUse);
  if (uses.includes('sql')) return 'sql';
  if (uses.includes('script')) return /\s/.test(word.value) && !/%/.test(word.value) ? 'script' : 'code';
  return use === 'data' && uses.some((one) => one !== 'data') ? 'plain' : use;
}

function spanOf({ start, end }: Part): { pos: number; end: number } {
  return { pos: start, end };
}

function textOf(word: Command['args'][number]): string {
  return word.type === 'Word' ? word.value : word.text;
}

function usesVariablesUnseen([name = '', ...words]: readonly string[]): boolean {
  return (
    /^(?:source|\.|eval|alias|trap)$/.test(name) ||
    (name === 'set' && /^-\w*a|allexport/.test(words.join(' ')))
  );
}

/** Whether a file may be what the words of a command say. */
function isStored(
  [name = '', ...words]: readonly string[],
  redirects: readonly Redirection[],
  readers: readonly SyntaxNode[],
): boolean {
  if (/^(?:wget|cp|mv|ln)$/.test(name)) return true;
  const isWritten = redirects.some(({ type, operator }) => type === 'Redirect' && operator.includes('>'));
  if (SHOWING.test(name)) return isWritten || readers.some(isTee);
  if (name !== 'curl') return false;
  return redirects.length > 0 || words.some((word) => /^-\w*[oO]|^--(?:remote-name|output)/.test(word));
}

function isTee(node: SyntaxNode): boolean {
  return node.type === 'Command' && /^(?:sudo|tee)$/.test(node.name?.value ?? '');
}
