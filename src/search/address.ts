import { FILTER_NAMES, type Asked } from './result.ts';

/** What is longer was not typed. */
const LONGEST_TYPED = 200;

export function readAddress(): Asked {
  const params = new URLSearchParams(location.search);
  const [kind = '', service = '', severity = ''] = FILTER_NAMES.map((name) => params.get(name) ?? '');
  return { query: params.get('q') ?? '', kind, service, severity };
}

/** Whether a text is a question as one types it; anything else may hold secrets, and stays out of the address. */
export function isTyped(query: string): boolean {
  return query.length <= LONGEST_TYPED && !query.includes('\n');
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

function href({ query, ...filters }: Asked): string {
  const params = new URLSearchParams(
    Object.entries({ q: isTyped(query) ? query : '', ...filters }).filter(([, value]) => value !== ''),
  );
  return params.size > 0 ? `${location.pathname}?${params}` : location.pathname;
}
