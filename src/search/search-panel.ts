import { wordsOfAddress } from '../shared/address-words.ts';
import { showMarks } from './arrival.ts';
import { SearchAddress, isShortQuery, readSearchAddress } from './address.ts';
import { SearchClient } from './client.ts';
import { FilterControls } from './filter-box.ts';
import { noResultsHelp } from './no-results.ts';
import { PastedText } from './pasted.ts';
import { ResultList } from './result-list.ts';
import type { SearchResponse, SearchRequest } from './result.ts';
import { SearchStatus } from './status.ts';

/** Keys that follow each other faster are one question. */
const PAUSE_MS = 40;
const PAGE_SIZE = 10;

/** What the panel works on, once it is on the page. */
interface Parts {
  readonly form: HTMLFormElement;
  readonly input: HTMLInputElement;
  readonly pasted: PastedText;
  readonly forget: HTMLElement;
  readonly filters: FilterControls;
  readonly list: ResultList;
  readonly status: SearchStatus;
  readonly nothing: HTMLElement;
  readonly more: HTMLElement;
  /** The search page alone lives in its address. */
  readonly address: SearchAddress | undefined;
}

/** One thread for all panels of a page. */
const client = new SearchClient();

// This may be the page of a result that was opened.
showMarks();

/** The search form with its results: in the dialog, on the search page, at home, and on the 404 page. */
export class SearchPanel extends HTMLElement {
  #listening = new AbortController();
  #parts: Parts | undefined;
  /** Counts the questions; an answer to an older one is dropped. */
  #question = 0;
  #timer = 0;

  connectedCallback(): void {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    const parts = (this.#parts = partsOf(this));
    const { form, input, address, more, forget } = parts;
    form.addEventListener('input', () => this.#onInput(parts), { signal });
    form.addEventListener('submit', (event) => this.#onSubmit(event, parts), { signal });
    input.addEventListener('keydown', (event) => this.#onKey(event, parts), { signal });
    input.addEventListener('paste', (event) => this.#onGiven(event, event.clipboardData), { signal });
    input.addEventListener('drop', (event) => this.#onGiven(event, event.dataTransfer), { signal });
    forget.addEventListener('click', () => this.#forget(parts), { signal });
    more.addEventListener('click', () => void this.#showMore(parts), { signal });
    if (address) window.addEventListener('popstate', () => this.#ask(address.follow(), parts), { signal });
    this.#begin(parts);
  }

  disconnectedCallback(): void {
    this.#listening.abort();
    clearTimeout(this.#timer);
  }

  /** Takes a text that is too much for the box. */
  paste(text: string): void {
    const parts = this.#parts;
    if (!parts) return;
    parts.pasted.take(text);
    parts.input.value = '';
    parts.address?.type(askedOf(parts));
    void this.#search(parts);
  }

  #begin(parts: Parts): void {
    const { input, address } = parts;
    if (this.dataset['mode'] === 'missing') input.value ||= wordsOfAddress(location.pathname);
    if (!address) {
      client.prepare();
      return void this.#search(parts);
    }
    const asked = readSearchAddress();
    // What was typed before this script arrived is not lost.
    this.#ask({ ...asked, query: asked.query || input.value }, parts);
  }

  #ask(asked: SearchRequest, parts: Parts): void {
    const isShort = isShortQuery(asked.query);
    parts.pasted.take(isShort ? '' : asked.query);
    parts.input.value = isShort ? asked.query : '';
    parts.filters.choose(asked);
    void this.#search(parts);
  }

  #onInput(parts: Parts): void {
    if (!isShortQuery(parts.input.value)) return this.paste(parts.input.value);
    this.#question += 1;
    parts.address?.type(askedOf(parts));
    parts.status.busy();
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.#search(parts), PAUSE_MS);
  }

  /** Several lines would lose their ends in the box. */
  #onGiven(event: Event, data: DataTransfer | null): void {
    const text = data?.getData('text/plain') ?? '';
    if (isShortQuery(text.trim())) return;
    event.preventDefault();
    this.paste(text);
  }

  #forget(parts: Parts): void {
    parts.pasted.forget();
    parts.input.focus();
    void this.#search(parts);
  }

  /** Elsewhere than on the search page the form goes there by itself; what was pasted goes nowhere. */
  #onSubmit(event: Event, parts: Parts): void {
    const { address, list, pasted } = parts;
    if (!address && pasted.text === '') return;
    event.preventDefault();
    if (!address) return void list.move(1);
    address.submit(askedOf(parts));
    void this.#search(parts);
  }

  #onKey(event: KeyboardEvent, { list }: Parts): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const isDone =
      (event.key === 'ArrowDown' && list.move(1)) ||
      (event.key === 'ArrowUp' && list.move(-1)) ||
      (event.key === 'Enter' && list.open());
    if (isDone) event.preventDefault();
  }

  async #search(parts: Parts): Promise<void> {
    clearTimeout(this.#timer);
    const question = (this.#question += 1);
    const isLatest = (): boolean => question === this.#question;
    const asked = askedOf(parts);
    if (asked.query === '' && !parts.filters.isThere) return idle(parts);
    parts.status.busy();
    try {
      const answer = await client.ask(asked, PAGE_SIZE);
      if (isLatest()) show(answer, asked, parts);
    } catch {
      if (!isLatest()) return;
      idle(parts);
      // Nothing was asked yet: it is early enough to say so when something is.
      if (asked.query !== '') parts.status.broken();
    }
  }

  async #showMore(parts: Parts): Promise<void> {
    const question = this.#question;
    const shown = parts.list.length;
    const { results, total } = await client.ask(askedOf(parts), shown + PAGE_SIZE);
    if (question !== this.#question) return;
    parts.list.show(results, total);
    parts.list.focusOn(shown);
  }
}

function idle({ list, nothing, status }: Parts): void {
  list.clear();
  nothing.replaceChildren();
  status.idle();
}

function show(answer: SearchResponse, asked: SearchRequest, parts: Parts): void {
  const { results, total, isComplete, counts, noResults } = answer;
  parts.filters.offer(counts);
  if (asked.query === '') return idle(parts);
  parts.list.show(results, total);
  parts.nothing.replaceChildren(...(noResults ? noResultsHelp(noResults, parts.input.value) : []));
  parts.status.done({
    count: total,
    isComplete,
    isFiltered: asked.kind + asked.service + asked.severity !== '',
  });
}

function askedOf({ input, pasted, filters }: Parts): SearchRequest {
  const query = [input.value, pasted.text].map((text) => text.trim()).filter((text) => text !== '');
  return { query: query.join('\n'), ...filters.chosen };
}

function partsOf(panel: HTMLElement): Parts {
  const input = find<HTMLInputElement>(panel, 'input');
  const results = find<HTMLElement>(panel, '[data-search-results]');
  const more = find<HTMLElement>(panel, '[data-search-more]');
  asCombobox(input, results.id);
  return {
    form: find(panel, 'form'),
    input,
    pasted: new PastedText(find(panel, '.pasted')),
    forget: find(panel, '[data-search-forget]'),
    filters: new FilterControls(panel.querySelector('.filters')),
    list: new ResultList(results, more, input),
    status: new SearchStatus(find(panel, '[data-search-status]')),
    nothing: find(panel, '[data-search-nothing]'),
    more,
    address: panel.dataset['mode'] === 'page' ? new SearchAddress() : undefined,
  };
}

/** Without script it is a plain search box. */
function asCombobox(input: HTMLInputElement, results: string): void {
  input.type = 'text';
  input.inputMode = 'search';
  input.role = 'combobox';
  input.ariaExpanded = 'false';
  input.ariaAutoComplete = 'list';
  input.ariaHasPopup = 'grid';
  input.setAttribute('aria-controls', results);
}

function find<Found extends HTMLElement>(panel: HTMLElement, selector: string): Found {
  const found = panel.querySelector<Found>(selector);
  if (!found) throw new Error(`<search-panel> without ${selector}: see components/SearchPanel.astro`);
  return found;
}
