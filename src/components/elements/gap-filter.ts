import { gapFilterTexts } from '../../texts/gap-filter.ts';

/**
 * Shows some of the gaps inside it: those whose `data-is` has `name:value` of every `<select>`. The choice is that of the address,
 * and is kept there. Each `.count` of a heading says how many are shown below it. Without script all are there.
 */
export class GapFilter extends HTMLElement {
  #listening = new AbortController();

  connectedCallback(): void {
    this.#listening = new AbortController();
    const asked = new URLSearchParams(location.search);
    for (const select of this.#selects()) {
      const value = asked.get(select.name) ?? '';
      const isKnown = Array.from(select.options).some((option) => option.value === value);
      if (isKnown) select.value = value;
    }
    if (asked.size > 0) this.#show();
    this.addEventListener('change', () => this.#choose(), { signal: this.#listening.signal });
  }

  disconnectedCallback(): void {
    this.#listening.abort();
  }

  #selects(): HTMLSelectElement[] {
    return Array.from(this.querySelectorAll('select'));
  }

  #choose(): void {
    const url = new URL(location.href);
    for (const { name, value } of this.#selects()) {
      if (value === '') url.searchParams.delete(name);
      else url.searchParams.set(name, value);
    }
    history.replaceState(null, '', url);
    this.#show();
  }

  #show(): void {
    const wanted = this.#selects().flatMap(({ name, value }) => (value === '' ? [] : [`${name}:${value}`]));
    const gaps = Array.from(this.querySelectorAll<HTMLElement>('[data-is]'));
    for (const gap of gaps) {
      const words = (gap.dataset['is'] ?? '').split(' ');
      gap.hidden = !wanted.every((word) => words.includes(word));
    }
    for (const heading of this.querySelectorAll('h2, h3')) recount(heading);
    const shown = gaps.filter((gap) => !gap.hidden).length;
    const status = this.querySelector('[role=status]');
    if (status) status.textContent = gapFilterTexts().gaps(shown, gaps.length);
  }
}

/** A priority that nothing is left of goes away; a state stays, with its 0. */
function recount(heading: Element): void {
  const shown = heading.parentElement?.querySelectorAll('[data-is]:not([hidden])').length ?? 0;
  const count = heading.querySelector('.count');
  if (count) count.textContent = String(shown);
  if (heading instanceof HTMLElement && heading.matches('h3')) heading.hidden = shown === 0;
}
