type State = 'idle' | 'busy' | 'done';

interface Outcome {
  readonly query: string;
  readonly count: number;
  /** Whether there is a page that has every word. */
  readonly complete: boolean;
  readonly filtered: boolean;
}

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

  done(outcome: Outcome): void {
    if (outcome.count === 0) this.#nothing(outcome);
    else this.#say('done', found(outcome));
  }

  broken(): void {
    this.#say(
      'done',
      'Search is not available here. The ',
      this.#link('A–Z index', 'index-a-z/'),
      ' lists every page.',
    );
  }

  #nothing({ query, filtered }: Outcome): void {
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

function found({ count, complete }: Outcome): string {
  const results = count === 1 ? 'One result' : `${count} results`;
  return complete ? `${results}.` : `${results}, the closest first; no page has every word.`;
}

function shorten(query: string): string {
  return query.length > 60 ? `${query.slice(0, 59)}…` : query;
}
