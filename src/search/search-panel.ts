import type { Asked } from './address.ts';
import { Address, readAddress } from './address.ts';
import { answer } from './answer.ts';
import { countFacets, facets, filterHits } from './facets.ts';
import { FilterBox } from './filter-box.ts';
import { moveFocus } from './focus.ts';
import type { Hit } from './pagefind.ts';
import { oneLine, wordsOfAddress } from './query.ts';
import { ResultList } from './result-list.ts';
import { Status } from './status.ts';

const PAUSE_MS = 120;

/** What the panel works on, once it is on the page. */
interface Parts {
  readonly form: HTMLFormElement;
  readonly input: HTMLInputElement;
  readonly filters: FilterBox;
  readonly list: ResultList;
  readonly status: Status;
  readonly more: HTMLElement;
  /** The search page alone lives in its address. */
  readonly address: Address | undefined;
}

/** The search form with its results: in the dialog, on the search page, and where an address leads nowhere. */
export class SearchPanel extends HTMLElement {
  #listening = new AbortController();
  /** Counts the questions; an answer to an older one is dropped. */
  #question = 0;
  #timer = 0;

  connectedCallback(): void {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    const parts = partsOf(this);
    const { form, address, more, list } = parts;
    form.addEventListener('input', () => this.#onInput(parts), { signal });
    form.addEventListener('submit', (event) => this.#onSubmit(event, parts), { signal });
    more.addEventListener('click', () => void list.showMore(), { signal });
    this.addEventListener('keydown', (event) => this.#onKey(event), { signal });
    if (address) window.addEventListener('popstate', () => this.#ask(address.follow(), parts), { signal });
    this.#begin(parts);
  }

  disconnectedCallback(): void {
    this.#listening.abort();
    clearTimeout(this.#timer);
  }

  #begin(parts: Parts): void {
    const { input, address } = parts;
    if (this.dataset['mode'] === 'missing') input.value ||= wordsOfAddress(location.pathname);
    if (!address) return void this.#search(parts);
    const asked = readAddress();
    // What was typed before this script arrived is not lost.
    this.#ask({ ...asked, query: asked.query || input.value }, parts);
  }

  #ask(asked: Asked, parts: Parts): void {
    parts.input.value = oneLine(asked.query);
    parts.filters.choose(asked);
    void this.#search(parts);
  }

  #onInput(parts: Parts): void {
    const asked = askedOf(parts);
    this.#question += 1;
    parts.address?.type(asked);
    if (asked.query === '') return void this.#search(parts);
    parts.status.busy();
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.#search(parts), PAUSE_MS);
  }

  /** Elsewhere than on the search page the form goes there by itself. */
  #onSubmit(event: Event, parts: Parts): void {
    if (!parts.address) return;
    event.preventDefault();
    parts.address.submit(askedOf(parts));
    void this.#search(parts);
  }

  #onKey(event: KeyboardEvent): void {
    if (event.target instanceof HTMLSelectElement || event.ctrlKey || event.metaKey || event.altKey) return;
    if (moveFocus(this, event.key)) event.preventDefault();
  }

  async #search(parts: Parts): Promise<void> {
    clearTimeout(this.#timer);
    const question = (this.#question += 1);
    const isLatest = () => question === this.#question;
    try {
      await settle(parts, isLatest);
    } catch {
      if (isLatest()) parts.list.clear();
      if (isLatest()) parts.status.broken();
    }
  }
}

async function settle(parts: Parts, isLatest: () => boolean): Promise<void> {
  const { list, status, address } = parts;
  const asked = askedOf(parts);
  if (asked.query === '') {
    list.clear();
    status.idle();
    // Without an index there is nothing to offer; a question will say so.
    if (address) await offer(parts, 'all', isLatest).catch(() => undefined);
    return;
  }
  status.busy();
  const { hits, complete } = await answer(asked.query);
  const filtered = asked.kind + asked.service !== '';
  const left = filtered ? filterHits(hits, await facets(), asked) : hits;
  await list.show(left, isLatest);
  if (!isLatest()) return;
  status.done({ query: asked.query, count: left.length, complete, filtered });
  if (address) await offer(parts, hits, isLatest);
}

async function offer(parts: Parts, hits: readonly Hit[] | 'all', isLatest: () => boolean): Promise<void> {
  const known = await facets();
  if (isLatest()) parts.filters.offer(countFacets(hits, known, parts.filters.chosen));
}

function askedOf({ input, filters: box }: Parts): Asked {
  return { query: oneLine(input.value), ...box.chosen };
}

function partsOf(panel: HTMLElement): Parts {
  const more = find<HTMLElement>(panel, '[data-search-more]');
  return {
    form: find(panel, 'form'),
    input: find(panel, 'input'),
    filters: new FilterBox(panel.querySelector('.filters')),
    list: new ResultList(find(panel, '[data-search-results]'), more),
    status: new Status(find(panel, '[data-search-status]')),
    more,
    address: panel.dataset['mode'] === 'page' ? new Address() : undefined,
  };
}

function find<Found extends HTMLElement>(panel: HTMLElement, selector: string): Found {
  const found = panel.querySelector<Found>(selector);
  if (!found) throw new Error(`<search-panel> without ${selector}: see components/SearchPanel.astro`);
  return found;
}
