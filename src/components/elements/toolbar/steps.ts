import { button, clockTime, createElement } from './create-element.ts';
import type { RunbookSession, StepRecord, StepState } from './session.ts';
import { toolbarTexts } from '../../../texts/toolbar.ts';

const KEY_STATES: Readonly<Record<string, StepState>> = { s: 'skipped', f: 'failed', d: 'done' };

/** The boxes of a page's steps: ticked, skipped, failed, with a note; by mouse, touch and keyboard. */
export class StepList {
  readonly #session: RunbookSession;
  readonly #steps: readonly HTMLElement[];
  readonly #say: (text: string) => void;

  constructor(
    root: ParentNode,
    run: RunbookSession,
    say: (text: string) => void,
    { signal }: { signal: AbortSignal },
  ) {
    this.#session = run;
    this.#say = say;
    this.#steps = Array.from(root.querySelectorAll<HTMLElement>('[data-step]'));
    for (const step of this.#steps) {
      step.addEventListener('change', (event) => this.#onTick(event, step), { signal });
      step.addEventListener('keydown', (event) => this.#onKey(event, step), { signal });
    }
    // What is made for a step stands beside it, where headings are concerned.
    document.addEventListener('click', (event) => this.#onClick(event), { signal });
  }

  show(): void {
    for (const step of this.#steps) this.#showStep(step);
  }

  /** How many are done with, whatever came of them, and how many there are. */
  count(): { over: number; all: number } {
    const over = this.#steps.filter((step) => this.#record(step)?.state !== undefined).length;
    return { over, all: this.#steps.length };
  }

  #record(step: HTMLElement): StepRecord | undefined {
    return this.#session.step(step.dataset['step'] ?? '');
  }

  #showStep(step: HTMLElement): void {
    const record = this.#record(step);
    const box = tickOf(step);
    if (box) {
      box.checked = record?.state === 'done';
      box.indeterminate = record?.state === 'skipped' || record?.state === 'failed';
    }
    if (record?.state) step.dataset['state'] = record.state;
    else delete step.dataset['state'];
    const shown = lineOf(step);
    if (!record) {
      shown?.remove();
      return;
    }
    const key = JSON.stringify(record);
    if (shown?.dataset['about'] === key) return;
    const line = createElement('div', { class: 'step-line', 'data-of': step.dataset['step'] ?? '' });
    line.dataset['about'] = key;
    line.append(
      createElement('span', {}, `${stateLabel(record)} ${clockTime(record.at)}`),
      ...stepButtons(record),
    );
    if (record.note) line.append(createElement('span', { class: 'step-note' }, record.note));
    const hadFocus = shown?.contains(document.activeElement) === true;
    if (shown) shown.replaceWith(line);
    else place(line, step);
    if (hadFocus) box?.focus();
  }

  #onTick(event: Event, step: HTMLElement): void {
    const box = event.target;
    if (!(box instanceof HTMLInputElement) || box !== tickOf(step)) return;
    this.#mark(step, box.checked ? 'done' : undefined);
  }

  #onKey(event: KeyboardEvent, step: HTMLElement): void {
    if (event.target !== tickOf(step) || event.altKey || event.ctrlKey || event.metaKey) return;
    const state = KEY_STATES[event.key];
    if (state) this.#mark(step, state);
    else if (event.key === 'n') this.#askNote(step);
    else if (event.key === 'j') this.#focus(this.#steps.indexOf(step) + 1);
    else if (event.key === 'k') this.#focus(this.#steps.indexOf(step) - 1);
    else return;
    event.preventDefault();
  }

  #focus(index: number): void {
    const step = this.#steps[index];
    if (step) tickOf(step)?.focus();
  }

  #onClick(event: Event): void {
    const pressed =
      event.target instanceof Element ? event.target.closest<HTMLElement>('.step-line [data-do]') : null;
    const id = pressed?.closest<HTMLElement>('.step-line')?.dataset['of'];
    const step = this.#steps.find(({ dataset }) => dataset['step'] === id);
    if (!pressed || !step) return;
    const { do: does } = pressed.dataset;
    if (does === 'note') this.#askNote(step);
    else if (does === 'done' || does === 'skipped' || does === 'failed') {
      this.#mark(step, does);
      tickOf(step)?.focus();
    }
  }

  #mark(step: HTMLElement, state: StepState | undefined): void {
    this.#session.mark(step.dataset['step'] ?? '', titleOf(step), state, step.id);
    this.#say(`${stateLabel({ state })}: ${titleOf(step)}`);
  }

  #askNote(step: HTMLElement): void {
    const texts = toolbarTexts().stepList;
    const record = this.#record(step);
    const input = createElement('input', {
      type: 'text',
      'aria-label': texts.noteOn(titleOf(step)),
      maxlength: '500',
      placeholder: texts.notePlaceholder,
    });
    input.value = record?.note ?? '';
    const form = createElement(
      'form',
      { class: 'step-line' },
      input,
      createElement('button', { class: 'act' }, texts.save),
    );
    const close = (): void => {
      form.remove();
      tickOf(step)?.focus();
    };
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#session.note(step.dataset['step'] ?? '', titleOf(step), input.value.trim(), step.id);
      close();
    });
    form.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') close();
    });
    const line = lineOf(step);
    if (line) line.after(form);
    else place(form, step);
    input.focus();
  }
}

function tickOf(step: HTMLElement): HTMLInputElement | null {
  return step.querySelector<HTMLInputElement>(':scope > .tick, :scope > p > .tick');
}

function titleOf(step: HTMLElement): string {
  return (tickOf(step)?.ariaLabel ?? step.textContent).replace(/^Done: /, '');
}

function stateLabel({ state, note }: { state?: StepState | undefined; note?: string }): string {
  const texts = toolbarTexts().stepList;
  if (state === undefined) return note ? texts.noted : texts.openAgain;
  return texts[state];
}

function stepButtons({ state, note }: StepRecord): HTMLElement[] {
  const texts = toolbarTexts().stepList;
  const others = [
    ['done', texts.done],
    ['skipped', texts.skip],
    ['failed', texts.fail],
  ] as const;
  return [
    ...others.filter(([name]) => name !== state).map(([name, label]) => button(label, name)),
    button(note ? texts.changeNote : texts.note, 'note'),
  ];
}

function lineOf(step: HTMLElement): HTMLElement | null {
  const id = CSS.escape(step.dataset['step'] ?? '');
  return document.querySelector<HTMLElement>(`.step-line[data-of="${id}"]`);
}

/** At the end of an item, below a heading. */
function place(line: HTMLElement, step: HTMLElement): void {
  if (step.matches('li')) step.append(line);
  else step.after(line);
}
