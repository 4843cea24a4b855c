import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  visit,
  type Alias,
  type Document,
  type Node,
  type Pair,
} from 'yaml';
import type { TextRange } from './field-set.ts';

/** How much may still be read, in fields and items: aliases make much of little. Shared by all documents of a file. */
export interface AliasBudget {
  left: number;
}

/** Aliases stand for more than anybody could have meant. */
export class AliasBudgetExceeded extends Error {}

/** What the aliases and merge keys of one document stand for. */
export interface AliasTable {
  /** What a node stands for: itself, or what its alias names. */
  readonly follow: (node: unknown) => unknown;
  /**
   * A set's fields by their names, as far as the names are text, with those that a merge key (`<<`) adds:
   * https://yaml.org/type/merge.html. A field's own value goes before, and of two that are merged in the first.
   * @throws TooMuch when the budget is used up
   */
  readonly fieldsOf: (node: unknown) => Map<string, Pair>;
  /** The first alias, and those whose anchor does not stand before them. */
  readonly first: TextRange | undefined;
  readonly unknown: readonly { readonly range: TextRange; readonly name: string }[];
}

/** The library looks for an anchor in the whole document, once for every alias; here it is done once for all. */
export function aliasTable(document: Document, budget: AliasBudget): AliasTable {
  const targets = targetsOf(document);
  const open = new Set<unknown>();
  const follow = (node: unknown): unknown => (isAlias(node) ? targets.get(node) : node);

  const fieldsOf = (node: unknown): Map<string, Pair> => {
    const fields = new Map<string, Pair>();
    // A set that is merged into itself adds nothing.
    if (!isMap(node) || open.has(node)) return fields;
    spendBudget(budget, node.items.length);
    open.add(node);
    for (const pair of node.items) {
      if (isMerge(pair)) mergeInto(fields, pair);
      else if (isScalar(pair.key)) fields.set(String(pair.key.value), pair);
    }
    open.delete(node);
    return fields;
  };

  const mergeInto = (fields: Map<string, Pair>, { value }: Pair): void => {
    const merged = follow(value);
    for (const item of isSeq(merged) ? merged.items : [merged]) {
      const more = fieldsOf(follow(item));
      spendBudget(budget, 1 + more.size);
      for (const [name, pair] of more) if (!fields.has(name)) fields.set(name, pair);
    }
  };

  const aliases = [...targets].map(([alias, target]) => ({
    range: rangeOf(alias),
    name: alias.source,
    target,
  }));
  return {
    follow,
    fieldsOf,
    first: aliases[0]?.range,
    unknown: aliases.filter(({ target }) => target === undefined),
  };
}

/** @throws TooMuch */
export function spendBudget(budget: AliasBudget, amount: number): void {
  budget.left -= amount;
  if (budget.left < 0) throw new AliasBudgetExceeded();
}

function isMerge({ key }: Pair): boolean {
  return isScalar(key) && key.value === '<<' && key.type === 'PLAIN';
}

/** An alias means the last anchor of its name that stands before it. */
function targetsOf(document: Document): Map<Alias, Node | undefined> {
  const anchors = new Map<string, Node>();
  const targets = new Map<Alias, Node | undefined>();
  visit(document, {
    Node(_key, node) {
      if (isAlias(node)) targets.set(node, anchors.get(node.source));
      else if (node.anchor !== undefined) anchors.set(node.anchor, node as Node);
    },
  });
  return targets;
}

function rangeOf({ range }: Alias): TextRange {
  return range ? [range[0], range[1]] : [0, 0];
}
