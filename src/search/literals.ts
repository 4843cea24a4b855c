const ROOT = 0;
const NONE = -1;

/**
 * Finds many literal texts in a line in one pass: https://en.wikipedia.org/wiki/Aho–Corasick_algorithm. The time grows with
 * the line and the number of occurrences, whatever the texts are.
 */
export class LiteralMatcher {
  /** The texts' common beginnings: the next node by node and UTF-16 unit. */
  readonly #next = new Map<number, number>();
  /** The node of the longest end of a node's text that begins another. */
  readonly #fallback: number[] = [ROOT];
  /** The text that ends at a node. */
  readonly #ending: number[] = [NONE];
  /** The nearest fallback at which a text ends. */
  readonly #shorter: number[] = [NONE];

  /** @param texts without duplicates or empty ones */
  constructor(texts: readonly string[]) {
    const parents = [NONE];
    const units = [0];
    for (const [number, text] of texts.entries()) {
      let node = ROOT;
      for (let at = 0; at < text.length; at++) {
        const unit = text.charCodeAt(at);
        const next = this.#next.get(key(node, unit)) ?? parents.length;
        if (next === parents.length) {
          this.#next.set(key(node, unit), next);
          parents.push(node);
          units.push(unit);
          this.#ending.push(NONE);
        }
        node = next;
      }
      this.#ending[node] = number;
    }
    for (const node of byDepth(parents)) this.#link(node, parents[node] ?? ROOT, units[node] ?? 0);
  }

  /** Where each text that occurs in the line ends, in ascending order, by the text's number. */
  find(line: string): Map<number, number[]> {
    const found = new Map<number, number[]>();
    let node = ROOT;
    for (let at = 0; at < line.length; at++) {
      node = this.#step(node, line.charCodeAt(at));
      for (let end = node; end > ROOT; end = this.#shorter[end] ?? NONE) {
        const number = this.#ending[end] ?? NONE;
        if (number === NONE) continue;
        const ends = found.get(number);
        if (ends) ends.push(at + 1);
        else found.set(number, [at + 1]);
      }
    }
    return found;
  }

  #link(node: number, parent: number, unit: number): void {
    const fallback = parent === ROOT ? ROOT : this.#step(this.#fallback[parent] ?? ROOT, unit);
    this.#fallback[node] = fallback;
    this.#shorter[node] = this.#ending[fallback] === NONE ? (this.#shorter[fallback] ?? NONE) : fallback;
  }

  #step(from: number, unit: number): number {
    for (let node = from; ; node = this.#fallback[node] ?? ROOT) {
      const next = this.#next.get(key(node, unit));
      if (next !== undefined) return next;
      if (node === ROOT) return ROOT;
    }
  }
}

function key(node: number, unit: number): number {
  return node * 0x1_00_00 + unit;
}

/** All nodes but the root; those of shorter texts first. Parents come before their children in the list. */
function byDepth(parents: readonly number[]): number[] {
  const depths = [0];
  for (const parent of parents.slice(1)) depths.push((depths[parent] ?? 0) + 1);
  const levels: number[][] = [];
  for (const [node, depth] of depths.entries()) (levels[depth] ??= []).push(node);
  return levels.slice(1).flat();
}
