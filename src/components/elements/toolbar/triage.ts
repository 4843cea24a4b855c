import { button } from './create-element.ts';
import type { RunbookSession } from './session.ts';
import { toolbarTexts } from '../../../texts/toolbar.ts';

/**
 * Leads through the causes of an outage: each is ruled out, or is the one. `[data-cause]` are the rows, each with a cell for the
 * button; `[role=status]` says what is left.
 */
export class Triage {
  readonly #rows: readonly HTMLElement[];
  readonly #session: RunbookSession;
  readonly #status: Element | null;

  constructor(root: HTMLElement, run: RunbookSession, { signal }: { signal: AbortSignal }) {
    this.#rows = Array.from(root.querySelectorAll<HTMLElement>('[data-cause]'));
    this.#session = run;
    const texts = toolbarTexts().triage;
    for (const row of this.#rows) {
      const label = { 'aria-label': texts.ruleOutThis(titleOf(row)) };
      row.querySelector('td[data-do]')?.replaceChildren(button(texts.ruleOut, 'rule-out', label));
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
    if (this.#status) this.#status.textContent = statusText(left, this.#rows.length);
  }

  #isOut(row: HTMLElement): boolean {
    return this.#session.step(idOf(row))?.state === 'skipped';
  }

  #onClick(event: Event): void {
    const pressed = event.target instanceof Element ? event.target.closest('[data-do=rule-out]') : null;
    const row = pressed?.closest<HTMLElement>('[data-cause]');
    if (!row) return;
    const wasOut = this.#isOut(row);
    this.#session.ruleOut(idOf(row), titleOf(row), !wasOut);
    if (wasOut) return;
    const next = this.#rows.find((other) => !this.#isOut(other));
    const rest = this.#rows.filter((other) => !this.#isOut(other));
    (rest.length === 1
      ? next?.querySelector<HTMLElement>('a')
      : next?.querySelector<HTMLElement>('[data-do=rule-out]')
    )?.focus();
  }
}

function statusText(left: readonly HTMLElement[], all: number): string {
  const texts = toolbarTexts().triage;
  const [first] = left;
  if (!first) return texts.none;
  if (left.length === 1) return texts.last(titleOf(first));
  return left.length === all ? texts.begin(all) : texts.next(left.length, titleOf(first));
}

function idOf(row: HTMLElement): string {
  return `cause ${row.dataset['cause'] ?? ''}`;
}

function titleOf(row: HTMLElement): string {
  return row.querySelector('th')?.textContent.trim() ?? '';
}
