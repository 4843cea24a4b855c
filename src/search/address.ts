import { FILTER_NAMES, type SearchRequest } from './result.ts';

/** What is longer was not typed. */
const MAX_TYPED_CHARACTERS = 200;

export function readSearchAddress(): SearchRequest {
  const params = new URLSearchParams(location.search);
  const [kind = '', service = '', severity = ''] = FILTER_NAMES.map((name) => params.get(name) ?? '');
  return { query: params.get('q') ?? '', kind, service, severity };
}

/** Whether a text is a question as one types it; anything else may hold secrets, and stays out of the address. */
export function isShortQuery(query: string): boolean {
  return query.length <= MAX_TYPED_CHARACTERS && !query.includes('\n');
}

/**
 * Keeps the address in step. Typing replaces the present entry of the history; a submission puts back what that entry
 * stood for and adds one, so that "back" leads through what was submitted and never through half-typed words.
 */
export class SearchAddress {
  #submitted = location.href;

  type(asked: SearchRequest): void {
    history.replaceState(null, '', href(asked));
  }

  submit(asked: SearchRequest): void {
    if (new URL(href(asked), location.href).href === this.#submitted) return;
    history.replaceState(null, '', this.#submitted);
    history.pushState(null, '', href(asked));
    this.#submitted = location.href;
  }

  /** After the browser has gone back or forward. */
  follow(): SearchRequest {
    this.#submitted = location.href;
    return readSearchAddress();
  }
}

function href({ query, ...filters }: SearchRequest): string {
  const params = new URLSearchParams(
    Object.entries({ q: isShortQuery(query) ? query : '', ...filters }).filter(([, value]) => value !== ''),
  );
  return params.size > 0 ? `${location.pathname}?${params}` : location.pathname;
}
