import { FILTER_NAMES, type FacetCounts, type FilterName, type Filters } from './result.ts';
import { searchTexts } from '../texts/search-panel.ts';

/** The `<select>`s of the search page. Where there are none, nothing is filtered. */
export class FilterControls {
  readonly #box: HTMLElement | null;

  constructor(box: HTMLElement | null) {
    this.#box = box;
  }

  get isThere(): boolean {
    return this.#box !== null;
  }

  get chosen(): Filters {
    const [kind = '', service = '', severity = ''] = FILTER_NAMES.map(
      (name) => this.#select(name)?.value ?? '',
    );
    return { kind, service, severity };
  }

  choose(filters: Filters): void {
    for (const name of FILTER_NAMES) {
      const select = this.#select(name);
      if (select) fill(select, new Map(), filters[name]);
    }
  }

  /** What is chosen stays chosen, even where nothing of it was found. */
  offer(counts: FacetCounts): void {
    for (const name of FILTER_NAMES) {
      const select = this.#select(name);
      if (!select) continue;
      fill(select, counts[name], select.value);
      const label = select.closest('label');
      if (label) label.hidden = select.options.length < 2;
    }
    if (this.#box) this.#box.hidden = false;
  }

  #select(name: FilterName): HTMLSelectElement | null {
    return this.#box?.querySelector<HTMLSelectElement>(`[name=${name}]`) ?? null;
  }
}

function fill(select: HTMLSelectElement, counts: ReadonlyMap<string, number>, chosen: string): void {
  const values = [...counts.keys()].filter((value) => value !== chosen);
  if (chosen !== '') values.push(chosen);
  const options = values
    .toSorted((one, other) => one.localeCompare(other))
    .map((value) => new Option(`${value} (${counts.get(value) ?? 0})`, value));
  select.replaceChildren(new Option(searchTexts().all, ''), ...options);
  select.value = chosen;
}
