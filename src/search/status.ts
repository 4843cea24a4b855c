import { searchTexts } from '../texts/search-panel.ts';

type State = 'idle' | 'busy' | 'done';

interface Outcome {
  readonly count: number;
  /** Whether there is a page that has every word. */
  readonly isComplete: boolean;
  readonly isFiltered: boolean;
}

/** The line above the list that says how the search stands; read aloud when it changes. */
export class SearchStatus {
  readonly #element: HTMLElement;

  constructor(element: HTMLElement) {
    this.#element = element;
  }

  idle(): void {
    this.#say('idle', '');
  }

  /** Keeps the last message, so that nothing jumps and nothing is read aloud while typing. */
  busy(): void {
    this.#element.dataset['state'] = 'busy' satisfies State;
  }

  done({ count, isComplete, isFiltered }: Outcome): void {
    const texts = searchTexts();
    if (count > 0) this.#say('done', isComplete ? texts.found(count) : texts.closest(count));
    else this.#say('done', isFiltered ? texts.noResultsWithFilters : texts.noResults);
  }

  broken(): void {
    const index = document.createElement('a');
    index.href = `${document.documentElement.dataset['base'] ?? '/'}index-a-z/`;
    index.textContent = searchTexts().azIndex;
    this.#say('done', searchTexts().unavailable, index, '.');
  }

  #say(state: State, ...content: (string | Node)[]): void {
    this.#element.replaceChildren(...content);
    this.#element.dataset['state'] = state;
  }
}
