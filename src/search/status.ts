import type { Answer } from './answer.ts';

type State = 'idle' | 'busy' | 'done';

/** The line beside the list that says how the search stands; read aloud when it changes. */
export class Status {
  readonly #element: HTMLElement;
  readonly #base = document.documentElement.dataset['base'] ?? '/';

  constructor(element: HTMLElement) {
    this.#element = element;
  }

  idle(): void {
    this.#say('idle');
  }

  /** Keeps the last message, so that nothing jumps and nothing is read aloud while typing. */
  busy(): void {
    this.#element.dataset['state'] = 'busy' satisfies State;
  }

  done(answer: Answer, query: string, filtered: boolean): void {
    if (answer.hits.length === 0) this.#nothing(query, filtered);
    else this.#say('done', found(answer));
  }

  broken(): void {
    this.#say(
      'done',
      'Search is not available here. The ',
      this.#link('A–Z index', 'index-a-z/'),
      ' lists every page.',
    );
  }

  #nothing(query: string, filtered: boolean): void {
    const advice = filtered
      ? 'Remove a filter or try fewer words'
      : 'Try fewer words, or only the most telling one';
    const ways = [this.#link('search page', 'search/'), ' or the ', this.#link('A–Z index', 'index-a-z/')];
    this.#say('done', `Nothing found for “${shorten(query)}”. ${advice}; or go to the `, ...ways, '.');
  }

  #link(text: string, path: string): HTMLAnchorElement {
    const link = document.createElement('a');
    link.href = `${this.#base}${path}`;
    link.textContent = text;
    return link;
  }

  #say(state: State, ...content: (string | Node)[]): void {
    this.#element.replaceChildren(...content);
    this.#element.dataset['state'] = state;
  }
}

function found({ hits, words }: Answer): string {
  const count = hits.length === 1 ? 'One result' : `${hits.length} results`;
  return words === 'all'
    ? `${count}.`
    : `No page has all these words. ${count} with some of them, the most telling first.`;
}

function shorten(query: string): string {
  return query.length > 60 ? `${query.slice(0, 59)}…` : query;
}
