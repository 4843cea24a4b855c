import type { Hit } from './pagefind.ts';
import { resultItem } from './result-item.ts';

const PAGE_SIZE = 20;

/** The one list of results, in the dialog and on the pages: twenty at a time. */
export class ResultList {
  readonly #list: HTMLElement;
  readonly #more: HTMLElement;
  #hits: readonly Hit[] = [];
  #shown = 0;

  constructor(list: HTMLElement, more: HTMLElement) {
    this.#list = list;
    this.#more = more;
  }

  /** Loads the first results; they appear together, and only if nobody has asked for something else meanwhile. */
  async show(hits: readonly Hit[], stillWanted: () => boolean): Promise<void> {
    const items = await load(hits.slice(0, PAGE_SIZE));
    if (!stillWanted()) return;
    this.clear();
    this.#hits = hits;
    this.#append(items);
  }

  async showMore(): Promise<void> {
    const hits = this.#hits;
    const items = await load(hits.slice(this.#shown, this.#shown + PAGE_SIZE));
    if (hits !== this.#hits) return;
    this.#append(items);
    items[0]?.querySelector('a')?.focus();
  }

  clear(): void {
    this.#hits = [];
    this.#shown = 0;
    this.#list.replaceChildren();
    this.#more.hidden = true;
  }

  #append(items: readonly HTMLElement[]): void {
    this.#list.append(...items);
    this.#shown += items.length;
    this.#more.hidden = this.#shown >= this.#hits.length;
  }
}

function load(hits: readonly Hit[]): Promise<HTMLElement[]> {
  return Promise.all(hits.map(async (hit) => resultItem(await hit.load())));
}
