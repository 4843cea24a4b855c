import { resultItem } from './result-item.ts';
import type { SearchResult } from './result.ts';

/**
 * The results, and which of them the keys have chosen. The focus stays in the box, which says so by `aria-activedescendant`:
 * https://www.w3.org/WAI/ARIA/apg/patterns/combobox/examples/grid-combo/
 */
export class ResultList {
  readonly #list: HTMLElement;
  readonly #more: HTMLElement;
  readonly #input: HTMLInputElement;
  #active = -1;

  constructor(list: HTMLElement, more: HTMLElement, input: HTMLInputElement) {
    this.#list = list;
    this.#more = more;
    this.#input = input;
  }

  get length(): number {
    return this.#list.children.length;
  }

  /** @param total how many there are, shown or not */
  show(results: readonly SearchResult[], total: number): void {
    this.#list.replaceChildren(...results.map((result, at) => resultItem(result, `${this.#list.id}-${at}`)));
    this.#more.hidden = results.length >= total;
    this.#settle();
  }

  clear(): void {
    this.show([], 0);
  }

  /** The next result or the one before; before the first, the box again. Whether there was one to go to. */
  move(step: 1 | -1): boolean {
    if (this.length === 0 || (this.#active < 0 && step < 0)) return false;
    this.#choose(Math.min(this.#active + step, this.length - 1));
    return true;
  }

  /** Follows the chosen result. Whether one was chosen. */
  open(): boolean {
    const link = this.#list.children[this.#active]?.querySelector('a');
    link?.click();
    return link !== null && link !== undefined;
  }

  focusOn(at: number): void {
    this.#list.children[at]?.querySelector('a')?.focus();
  }

  #settle(): void {
    const isEmpty = this.length === 0;
    this.#list.hidden = isEmpty;
    this.#input.ariaExpanded = String(!isEmpty);
    this.#choose(-1);
  }

  #choose(at: number): void {
    this.#list.children[this.#active]?.removeAttribute('aria-selected');
    this.#active = at;
    const row = this.#list.children[at];
    if (!row) return this.#input.removeAttribute('aria-activedescendant');
    row.ariaSelected = 'true';
    row.scrollIntoView({ block: 'nearest' });
    this.#input.setAttribute('aria-activedescendant', row.id);
  }
}
