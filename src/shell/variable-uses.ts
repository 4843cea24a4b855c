import type { Part } from '../shared/code-analysis.ts';
import { riskier } from './argument-use.ts';
import type { Use } from './programs.ts';

/** Variables by which programs find others to run. */
export const RUNNING_VARIABLE =
  /^(?:\w*PATH|SHELL|\w*EDITOR|VISUAL|\w*PAGER|BROWSER|IFS|B?ASH_ENV|ENV|PS\d|PROMPT_COMMAND|(?:LD|DYLD|XDG_CONFIG)_\w+|GIT_(?:SSH|EXTERNAL|PROXY|ASKPASS|CONFIG|DIR|TEMPLATE)\w*|PYTHON(?:STARTUP|HOME)|PERL5\w+|RUBY(?:LIB|OPT)|MAKE(?:FLAGS|FILES)|\w+_(?:OPTIONS|OPTS)|CLASSPATH|JAVA_HOME|KUBECONFIG|LESS\w*|RSYNC_RSH|HOME|CC|CXX)$/;

/** How the variables of scripts are used, and which values they hold. `$1` and `$*` are one variable, `@`. */
export class VariableUses {
  readonly functions = new Set<string>();
  readonly #uses = new Map<string, Use>();
  /** From a variable into another. */
  readonly #flows: (readonly [from: string, into: string])[] = [];
  readonly #held = new Map<Part, string>();
  /** How often each is mentioned in a way whose meaning is known. */
  readonly #assigned = new Map<string, number>();
  readonly #quoted = new Map<string, number>();
  #areUsedUnseen = false;
  readonly #isOwnName: (name: string) => boolean;

  /** @param isOwnName whether a name means nothing to a shell and to programs */
  constructor(isOwnName: (name: string) => boolean = () => false) {
    this.#isOwnName = isOwnName;
  }

  add(variable: string, use: Use, into: string | undefined): void {
    const name = nameOf(variable);
    this.#uses.set(name, riskier(use, this.#uses.get(name) ?? 'data'));
    if (into !== undefined) this.#flows.push([name, into]);
  }

  /** The same of one in double quotes, whose value stays one word, whatever it is. */
  addQuoted(name: string, use: Use, into: string | undefined): void {
    this.add(name, use, into);
    count(this.#quoted, name);
  }

  /** A statement that only sets a variable. */
  assign(name: string): void {
    count(this.#assigned, name);
  }

  hold(value: Part, name: string): void {
    this.#held.set(value, name);
  }

  /** A file that is loaded and a text that is evaluated may use every variable. */
  useUnseen(): void {
    this.#areUsedUnseen = true;
  }

  /** What becomes of a value that a variable holds; `data` where none does. */
  useOf(value: Part, usesElsewhere: (name: string) => Use): Use {
    const name = this.#held.get(value);
    return name === undefined ? 'data' : this.of(name, usesElsewhere);
  }

  of(name: string, usesElsewhere: (name: string) => Use): Use {
    const reached = new Set([name]);
    for (const one of reached) for (const [from, into] of this.#flows) if (from === one) reached.add(into);
    return [...reached]
      .flatMap((one) => [this.#uses.get(one) ?? 'data', usesElsewhere(one)])
      .reduce(riskier, 'data');
  }

  /**
   * What becomes of a variable's value where these are the scripts of a text. It is known of an author's own variable, where
   * each mention in the text is one of a statement that sets it or is in double quotes; else only plain values are safe, and
   * none where what is run may be that mention.
   *
   * @param code all code of the text, without placeholders
   * @param text the text with its code
   */
  inText(name: string, code: string, text: string): Use {
    return this.of(name, (one) => {
      const isSeen = this.#isSeen(one, code, text);
      if (this.#areUsedUnseen) return isSeen ? 'plain' : 'code';
      const isKnown = isSeen && this.#quoted.has(one) && this.#isOwnName(one);
      return isKnown ? 'data' : 'plain';
    });
  }

  #isSeen(name: string, code: string, text: string): boolean {
    const quoted = this.#quoted.get(name) ?? 0;
    const mentions = occurrences(code, `(?<!\\w)${name}(?!\\w)`);
    const reads = occurrences(text, `\\$\\{?${name}(?!\\w)`);
    return mentions === quoted + (this.#assigned.get(name) ?? 0) && reads === quoted;
  }
}

/** Whether a command may use variables that its words do not name. */
export function usesVariablesUnseen([name = '', ...words]: readonly string[]): boolean {
  return (
    /^(?:source|\.|eval|alias|trap)$/.test(name) ||
    (name === 'set' && /^-\w*a|allexport/.test(words.join(' ')))
  );
}

function nameOf(variable: string): string {
  return /^[\d@*]$/.test(variable) ? '@' : variable;
}

function count(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

function occurrences(text: string, pattern: string): number {
  return text.match(new RegExp(pattern, 'g'))?.length ?? 0;
}
