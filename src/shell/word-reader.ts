import { forEachChild, type HereDoc, type SyntaxNode, type Word, type WordPart } from 'unbash';
import type { Part, QuotingContext } from '../shared/code-analysis.ts';
import { riskier } from './argument-use.ts';
import { spanOf, InsertionNotes } from './insertion-notes.ts';
import type { Use } from './programs.ts';
import { lineAround, quotedInsertion } from './quoting-context.ts';
import { sqlInsertionInShell } from './sql-insertions.ts';
import type { VariableUses } from './variable-uses.ts';

/** What of a value's surroundings counts for the words within. */
export interface Surroundings {
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

/** Reads the words of a script: which quotes are around a value, and which variables are read. */
export abstract class WordReader {
  protected readonly variables: VariableUses;
  protected readonly notes: InsertionNotes;
  /** The script, or the text in it that is read as one, at the same offsets. */
  protected code: string;

  constructor(code: string, parts: readonly Part[], variables: VariableUses) {
    this.code = code;
    this.notes = new InsertionNotes(parts);
    this.variables = variables;
  }

  protected abstract visit(node: SyntaxNode, around: Surroundings): void;

  protected word(word: Word, around: Surroundings): void {
    this.notes.cover(word);
    if (!word.parts) this.#text(word, 'bare', word, around);
    for (const part of word.parts ?? []) this.part(part, word, around);
  }

  protected part(part: WordPart, word: Word | undefined, around: Surroundings): void {
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
            this.variables.addQuoted(child.text.replace(/[${}]/g, ''), around.use, around.into);
          // An interactive shell looks for `!` there, whatever the quotes within.
          else this.part(child, word, plain);
        return;
      case 'CommandExpansion':
      case 'ProcessSubstitution': {
        const isBackquoted = part.text.startsWith('`');
        if (!part.script || part.script.source !== undefined) this.notes.note(part, { use: 'code' });
        else
          this.visit(part.script, {
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
        this.variables.add(name, plain.use, around.into);
        this.notes.note(part, plain);
        forEachChild(part, (child) => this.visit(child, plain));
        return;
      }
      default:
        this.notes.note(part, plain);
        forEachChild(part, (child) => this.visit(child, plain));
    }
  }

  /** Whether nothing but the value of a variable is there: zsh reads more signs behind the name as a part of it. */
  #isQuotedVariable({ text, end }: WordPart): boolean {
    return /^\$(?:\w+|\{\w+\})$/.test(text) && !/[:[]/.test(this.code.charAt(end));
  }

  #text(node: SyntaxNode, quotes: QuotingContext, word: Word | undefined, around: Surroundings): void {
    for (const part of this.notes.within(node)) {
      const before = this.code.slice(word?.pos ?? node.pos, part.start);
      const insertion = quotedInsertion(before, quotes, lineAround(this.code, part, part.end));
      this.notes.note(spanOf(part), { use: around.use, ...(insertion && { insertion }) });
      if (around.into !== undefined) this.variables.hold(part, around.into);
    }
  }

  protected sql(text: Word | HereDoc['body'], { use }: Surroundings): void {
    const sql = this.code.slice(text.pos, text.end).replace(/^["']|["']$/g, ' ');
    for (const part of this.notes.within(text)) {
      const own = { start: part.start - text.pos, end: part.end - text.pos };
      const quotes = text.parts?.find(({ pos, end }) => pos < part.start && part.end <= end)?.type;
      const isFree = text.type === 'HereDocBody' || quotes === 'DoubleQuoted';
      this.notes.note(spanOf(part), { use, insertion: sqlInsertionInShell(sql, own, !isFree) });
    }
  }

  protected plain(node: SyntaxNode, { use }: Surroundings): void {
    this.notes.cover(node);
    this.notes.note(node, { use: riskier(use, 'plain') });
  }
}
