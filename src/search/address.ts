import type { Filters } from './pagefind.ts';

/** What the search page's address says. */
export interface Asked extends Filters {
  readonly query: string;
}

export function readAddress(): Asked {
  const params = new URLSearchParams(location.search);
  return {
    query: params.get('q') ?? '',
    kind: params.get('kind') ?? '',
    service: params.get('service') ?? '',
  };
}

/**
 * Keeps the address in step. Typing replaces the present entry of the history; a submission puts back what that entry
 * stood for and adds one, so that "back" leads through what was submitted and never through half-typed words.
 */
export class Address {
  #submitted = location.href;

  type(asked: Asked): void {
    history.replaceState(null, '', href(asked));
  }

  submit(asked: Asked): void {
    if (new URL(href(asked), location.href).href === this.#submitted) return;
    history.replaceState(null, '', this.#submitted);
    history.pushState(null, '', href(asked));
    this.#submitted = location.href;
  }

  /** After the browser has gone back or forward. */
  follow(): Asked {
    this.#submitted = location.href;
    return readAddress();
  }
}

function href({ query, kind, service }: Asked): string {
  const params = new URLSearchParams(
    Object.entries({ q: query, kind, service }).filter(([, value]) => value !== ''),
  );
  return params.size > 0 ? `${location.pathname}?${params}` : location.pathname;
}
