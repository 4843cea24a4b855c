import type { Counts } from './facets.ts';
import type { Filters } from './pagefind.ts';

/** The two `<select>`s of the search page. Where there are none, nothing is filtered. */
export class FilterBox {
  readonly #box: HTMLElement | null;

  constructor(box: HTMLElement | null) {
    this.#box = box;
  }

  get chosen(): Filters {
    return { kind: this.#select('kind')?.value ?? '', service: this.#select('service')?.value ?? '' };
  }

  choose(filters: Filters): void {
    for (const name of ['kind', 'service'] as const) {
      const select = this.#select(name);
      if (select) fill(select, {}, filters[name]);
    }
  }

  /** What is chosen stays chosen, even where nothing of it was found. */
  offer(counts: Counts): void {
    for (const name of ['kind', 'service'] as const) {
      const select = this.#select(name);
      if (select) fill(select, counts[name], select.value);
    }
    if (this.#box) this.#box.hidden = false;
  }

  #select(name: string): HTMLSelectElement | null {
    return this.#box?.querySelector<HTMLSelectElement>(`[name=${name}]`) ?? null;
  }
}

function fill(select: HTMLSelectElement, counts: Readonly<Record<string, number>>, chosen: string): void {
  const values = Object.keys(counts).filter((value) => value !== chosen && (counts[value] ?? 0) > 0);
  if (chosen !== '') values.push(chosen);
  const options = values
    .toSorted((one, other) => one.localeCompare(other))
    .map((value) => new Option(label(value, counts[value]), value));
  select.replaceChildren(new Option('All', ''), ...options);
  select.value = chosen;
}

function label(value: string, count = 0): string {
  return `${value} (${count})`;
}
