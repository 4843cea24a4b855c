import type { Part } from '../shared/code-reading.ts';
import { riskier } from './argument-use.ts';
import type { Use } from './programs.ts';

/** How the variables of a script are used, and which values they hold. `$1` and `$*` are one variable, `@`. */
export class VariableUses {
  readonly functions = new Set<string>();
  readonly #uses = new Map<string, Use>();
  /** From a variable into another. */
  readonly #flows: (readonly [from: string, into: string])[] = [];
  readonly #held = new Map<Part, string>();

  add(variable: string, use: Use, into: string | undefined): void {
    const name = nameOf(variable);
    this.#uses.set(name, riskier(use, this.#uses.get(name) ?? 'data'));
    if (into !== undefined) this.#flows.push([name, into]);
  }

  hold(value: Part, name: string): void {
    this.#held.set(value, name);
  }

  /** What becomes of a value that a variable holds; `data` where none does. */
  useOf(value: Part, usesElsewhere: (name: string) => Use): Use {
    const name = this.#held.get(value);
    return name === undefined ? 'data' : this.of(name, usesElsewhere);
  }

  of(name: string, usesElsewhere: (name: string) => Use = () => 'data'): Use {
    const reached = new Set([name]);
    for (const one of reached) for (const [from, into] of this.#flows) if (from === one) reached.add(into);
    return [...reached]
      .flatMap((one) => [this.#uses.get(one) ?? 'data', usesElsewhere(one)])
      .reduce(riskier, 'data');
  }
}

function nameOf(variable: string): string {
  return /^[\d@*]$/.test(variable) ? '@' : variable;
}
