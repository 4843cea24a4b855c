import { button } from './make.ts';
import type { Run } from './run.ts';

/**
 * Leads through the causes of an outage: each is ruled out, or is the one. `[data-cause]` are the rows, each with a cell for the
 * button; `[role=status]` says what is left.
 */
export class Triage {
  readonly #rows: readonly HTMLElement[];
  readonly #run: Run;
  readonly #status: Element | null;

  constructor(root: HTMLElement, run: Run, { signal }: { signal: AbortSignal }) {
    this.#rows = Array.from(root.querySelectorAll<HTMLElement>('[data-cause]'));
    this.#run = run;
    for (const row of this.#rows) {
      const label = { 'aria-label': `Rule out: ${titleOf(row)}` };
      row.querySelector('td[data-do]')?.replaceChildren(button('Rule out', 'rule-out', label));
    }
    this.#status = root.querySelector('[role=status]');
    root.addEventListener('click', (event) => this.#onClick(event), { signal });
  }

  show(): void {
    for (const row of this.#rows) {
      const isOut = this.#isOut(row);
      row.dataset['out'] = String(isOut);
      const pressed = row.querySelector('button');
      if (pressed) pressed.ariaPressed = String(isOut);
    }
    const left = this.#rows.filter((row) => !this.#isOut(row));
    for (const row of this.#rows) row.toggleAttribute('data-next', row === left[0]);
    if (this.#status) this.#status.textContent = wordsOf(left, this.#rows.length);
  }

  #isOut(row: HTMLElement): boolean {
    return this.#run.step(idOf(row))?.state === 'skipped';
  }

  #onClick(event: Event): void {
    const pressed = event.target instanceof Element ? event.target.closest('[data-do=rule-out]') : null;
    const row = pressed?.closest<HTMLElement>('[data-cause]');
    if (!row) return;
    const wasOut = this.#isOut(row);
    this.#run.ruleOut(idOf(row), titleOf(row), !wasOut);
    if (wasOut) return;
    const next = this.#rows.find((other) => !this.#isOut(other));
    const rest = this.#rows.filter((other) => !this.#isOut(other));
    (rest.length === 1
      ? next?.querySelector<HTMLElement>('a')
      : next?.querySelector<HTMLElement>('[data-do=rule-out]')
    )?.focus();
  }
}

function wordsOf(left: readonly HTMLElement[], all: number): string {
  const [first] = left;
  if (!first) return 'None of them. Escalate, or begin again.';
  if (left.length === 1) return `Only one is left: ${titleOf(first)}`;
  return left.length === all
    ? `${all} causes. Begin with the first.`
    : `${left.length} left. Next: ${titleOf(first)}`;
}

function idOf(row: HTMLElement): string {
  return `cause ${row.dataset['cause'] ?? ''}`;
}

function titleOf(row: HTMLElement): string {
  return row.querySelector('th')?.textContent.trim() ?? '';
}
