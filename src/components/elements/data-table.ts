import { pageLanguage } from '../../texts/in-page-language.ts';
import { dataTableTexts } from '../../texts/data-table.ts';

/**
 * Sorts the table inside it by the column whose heading is pressed, and shows some of its rows. Without a script there is the
 * table as it is.
 *
 * - A cell sorts by `data-sort`, else by its text: numbers by their value, what is empty last. `<th data-unsortable>` has no button.
 * - `<input type="search">` shows the rows whose text has all of its words.
 * - `<span data-only="x">` becomes a button that shows the rows with `x` among the words of their `data-is`; one with an empty
 *   `data-only` shows all.
 * - `[role=status]` says how many rows are shown.
 */
export class DataTable extends HTMLElement {
  #listening = new AbortController();
  #only = '';

  connectedCallback(): void {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    const table = this.querySelector('table');
    if (!table) return;
    nameRoles(table);
    for (const heading of table.tHead?.rows[0]?.cells ?? []) addSortButton(heading);
    for (const label of this.querySelectorAll<HTMLElement>('span[data-only]'))
      label.replaceWith(filterButton(label));
    this.#filter(table);
    this.addEventListener('click', (event) => this.#onClick(event, table), { signal });
    this.addEventListener('input', () => this.#tell(this.#filter(table)), { signal });
  }

  disconnectedCallback(): void {
    this.#listening.abort();
  }

  #onClick(event: Event, table: HTMLTableElement): void {
    const button = event.target instanceof Element ? event.target.closest('button') : null;
    const heading = button?.closest<HTMLTableCellElement>('thead th');
    if (heading) sortBy(heading, table);
    if (button?.dataset['only'] === undefined) return;
    this.#only = button.dataset['only'];
    this.#tell(this.#filter(table));
  }

  #filter(table: HTMLTableElement): { shown: number; all: number } {
    const words =
      this.querySelector<HTMLInputElement>('input[type=search]')?.value.toLowerCase().split(/\s+/) ?? [];
    const rows = rowsOf(table);
    for (const row of rows) {
      const text = row.textContent.toLowerCase();
      row.hidden = !words.every((word) => text.includes(word)) || !has(row, this.#only);
    }
    for (const button of this.querySelectorAll<HTMLElement>('button[data-only]'))
      button.ariaPressed = String(button.dataset['only'] === this.#only);
    return { shown: rows.filter((row) => !row.hidden).length, all: rows.length };
  }

  #tell({ shown, all }: { shown: number; all: number }): void {
    const status = this.querySelector('[role=status]');
    if (status) status.textContent = dataTableTexts().rows(shown, all);
  }
}

function rowsOf(table: HTMLTableElement): HTMLTableRowElement[] {
  return Array.from(table.tBodies).flatMap((body) => Array.from(body.rows));
}

function has({ dataset }: HTMLElement, word: string): boolean {
  return word === '' || (dataset['is'] ?? '').split(' ').includes(word);
}

/** Some browsers forget what a table is where its style makes blocks of rows. */
function nameRoles(table: HTMLTableElement): void {
  table.role = 'table';
  for (const group of table.querySelectorAll('thead, tbody')) group.role = 'rowgroup';
  for (const row of table.rows) row.role = 'row';
  for (const cell of table.querySelectorAll('td')) cell.role = 'cell';
  for (const cell of table.querySelectorAll('th'))
    cell.role = cell.scope === 'row' ? 'rowheader' : 'columnheader';
}

function addSortButton(heading: HTMLTableCellElement): void {
  if (heading.dataset['unsortable'] !== undefined || heading.querySelector('button')) return;
  const button = document.createElement('button');
  button.type = 'button';
  button.append(...heading.childNodes);
  heading.append(button);
}

function filterButton(label: HTMLElement): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.dataset['only'] = label.dataset['only'] ?? '';
  button.append(...label.childNodes);
  return button;
}

const { compare } = new Intl.Collator(pageLanguage(), { numeric: true, sensitivity: 'base' });

/** Up at first, then down; rows that are equal stay in their order. */
function sortBy(heading: HTMLTableCellElement, table: HTMLTableElement): void {
  const sign = heading.ariaSort === 'ascending' ? -1 : 1;
  for (const other of table.tHead?.querySelectorAll('th') ?? []) other.ariaSort = null;
  heading.ariaSort = sign === 1 ? 'ascending' : 'descending';
  for (const body of table.tBodies) {
    const keyed = Array.from(body.rows, (row) => ({ row, key: sortKey(row.cells[heading.cellIndex]) }));
    keyed.sort((a, b) => Number(a.key === '') - Number(b.key === '') || sign * compare(a.key, b.key));
    body.append(...keyed.map(({ row }) => row));
  }
}

function sortKey(cell: HTMLTableCellElement | undefined): string {
  return cell?.dataset['sort'] ?? cell?.textContent.trim() ?? '';
}
