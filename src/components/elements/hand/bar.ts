import { keyOfName } from '../../../shared/variable-names.ts';
import type { Hand } from '../../../site/hand.ts';
import { alertOf, broughtBy, labelsIn, preparedLink } from './address.ts';
import { ACCEPTED } from './care.ts';
import { markBriefHoles } from './brief-holes.ts';
import { clockWords } from './clock.ts';
import { shownText } from './command-text.ts';
import { Places } from './fill.ts';
import { button, make } from './make.ts';
import { incidentEntry, timeline, type Notes } from './notes.ts';
import { Run } from './run.ts';
import { Steps } from './steps.ts';
import { Triage } from './triage.ts';
import { valueActions, ValueFields } from './value-fields.ts';
import { Values } from './values.ts';

/** The bar of a page at work: what is pressed in it and beside it, and what it shows. */
export class Bar {
  readonly #hand: Hand;
  readonly #alert: string;
  readonly #values: Values;
  readonly #fields: ValueFields;
  readonly #places: Places;
  readonly #run: Run;
  readonly #steps: Steps;
  readonly #triage: readonly Triage[];
  readonly #root: HTMLElement;
  readonly #summary = make('span', { class: 'hand-said' });
  readonly #clock = make('span', { class: 'hand-said' });
  readonly #confirm = button('Confirm', 'confirm');
  readonly #opener = button('Values', 'values', { 'aria-expanded': 'false' });
  readonly #panel = make('div', { class: 'hand-panel', hidden: '' });
  readonly #more = make('p', { class: 'acts hand-panel', hidden: '' });
  readonly #refused = make('p', { class: 'hand-refused' });
  readonly #status = make('p', { class: 'sr-only', role: 'status' });

  constructor(root: HTMLElement, hand: Hand, signal: AbortSignal) {
    this.#root = root;
    this.#hand = hand;
    const labels = labelsIn(location);
    this.#alert = alertOf(labels);
    this.#values = new Values(hand.fields);
    const brought = broughtBy(labels, hand.fields);
    this.#values.bring(brought.values, location.pathname + location.search + location.hash);
    this.#refused.textContent = brought.refused.join(' ');
    const main = document.querySelector('main') ?? document;
    markBriefHoles(main, keyOfName, new Set(hand.fields.map(({ key }) => key)));
    this.#places = new Places(main, keyOfName);
    this.#fields = new ValueFields(hand.fields, this.#values, (key) => this.#onValue(key));
    this.#run = new Run(hand.entry, this.#alert, () => this.showRun());
    const say = (text: string): void => this.#say(text);
    this.#steps = new Steps(document, this.#run, say, { signal });
    this.#triage = Array.from(
      document.querySelectorAll<HTMLElement>('.triage'),
      (part) => new Triage(part, this.#run, { signal }),
    );
    this.#build();
    this.#listen(signal);
    this.#showValues();
    this.showRun();
  }

  #build(): void {
    this.#root
      .querySelector('[data-line=values]')
      ?.replaceChildren(this.#opener, this.#summary, this.#confirm);
    this.#root
      .querySelector('[data-line=run]')
      ?.replaceChildren(
        this.#clock,
        button('Copy notes', 'notes'),
        button('More', 'more', { 'aria-expanded': 'false' }),
      );
    this.#panel.append(this.#refused, this.#fields.form, valueActions());
    this.#more.append(button('Copy as an incident entry', 'incident'), button('Start again', 'restart'));
    this.#root.append(this.#panel, this.#more, this.#status);
  }

  #listen(signal: AbortSignal): void {
    this.#root.addEventListener('click', (event) => this.#onClick(event), { signal });
    document.addEventListener('click', (event) => this.#onHole(event), { signal });
    document.addEventListener('keydown', (event) => this.#onKey(event), { signal });
    document.addEventListener('handrail-copied', (event) => this.#onCopied(event), { signal });
    document.addEventListener(ACCEPTED, (event) => this.#accept(keysOf(event)), { signal });
    window.addEventListener('storage', (event) => this.#run.follow(event), { signal });
  }

  #onValue(key: string): void {
    this.#places.fill(key, this.#values);
    this.#showSummary();
  }

  #showValues(): void {
    for (const { key } of this.#hand.fields) {
      this.#places.fill(key, this.#values);
      this.#fields.show(key);
    }
    this.#showSummary();
  }

  #showSummary(): void {
    const all = this.#hand.fields.map((field) => ({ ...field, ...this.#values.of(field.key) }));
    const unsure = all.filter(({ state }) => state === 'unsure');
    const open = all.filter(({ state }) => state === 'open');
    const shown = all
      .filter(({ state }) => state !== 'open')
      .map(({ name, text, isSecret }) => `${name} ${isSecret ? '•••' : text}`);
    const first =
      unsure.length > 0
        ? `Not confirmed: ${unsure.map(({ name, text }) => `${name} ${text}`).join(', ')}`
        : open.length > 0
          ? `${open.length} of ${all.length} empty: ${open.map(({ name }) => name).join(', ')}`
          : shown.join(', ');
    this.#summary.textContent =
      this.#refused.textContent === '' ? first : `${first}. Some of the address was refused.`;
    this.#summary.title = shown.join(', ');
    this.#confirm.hidden = unsure.length === 0;
    this.#root.dataset['state'] = unsure.length > 0 ? 'unsure' : open.length > 0 ? 'open' : 'set';
    for (const { key, text, isSecret } of all) {
      const shownAt = this.#root.querySelector(`[data-value="${CSS.escape(key)}"]`);
      if (shownAt) shownAt.textContent = isSecret ? '' : text;
    }
  }

  showRun(): void {
    this.#steps.show();
    for (const triage of this.#triage) triage.show();
    const { over, all } = this.#steps.count();
    const done = `${over} of ${all} steps`;
    if (this.#run.started === 0) {
      this.#clock.textContent = `${all} ${all === 1 ? 'step' : 'steps'}. The clock starts with the first.`;
      this.#showEscalation(false);
      return;
    }
    const { text, isOver, escalates } = clockWords(this.#hand, this.#run.started, Date.now());
    this.#clock.textContent = `${done}, ${text}`;
    this.#clock.toggleAttribute('data-over', isOver);
    this.#showEscalation(escalates && over < all);
  }

  /** Shown once it is time, and said aloud then. */
  #showEscalation(isDue: boolean): void {
    const line = this.#root.querySelector<HTMLElement>('.hand-escalate');
    if (!line || line.hidden === !isDue) return;
    line.hidden = !isDue;
    if (isDue) this.#say(line.textContent);
  }

  #onClick(event: Event): void {
    const pressed = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-do]') : null;
    switch (pressed?.dataset['do']) {
      case 'values':
        this.#open(this.#panel.hidden);
        break;
      case 'confirm':
        this.#accept();
        this.#opener.focus();
        break;
      case 'clear':
        this.#clear();
        break;
      case 'share':
        void this.#copy(this.#link(), 'The link');
        break;
      case 'notes':
        void this.#copy(timeline(this.#notes()), 'The notes');
        break;
      case 'incident':
        void this.#copy(incidentEntry(this.#notes()), 'The entry');
        break;
      case 'more':
        this.#more.hidden = !this.#more.hidden;
        pressed.ariaExpanded = String(!this.#more.hidden);
        break;
      case 'restart':
        this.#run.clear();
        this.#say('All steps are open again.');
        break;
      default:
    }
  }

  #open(isOpen: boolean): void {
    this.#panel.hidden = !isOpen;
    this.#opener.ariaExpanded = String(isOpen);
    if (isOpen) this.#fields.form.querySelector<HTMLElement>('input, select')?.focus();
    else if (this.#root.contains(document.activeElement) || document.activeElement === document.body)
      this.#opener.focus();
  }

  /** A placeholder leads to its field. */
  #onHole(event: Event): void {
    const hole =
      event.target instanceof Element ? event.target.closest<HTMLElement>('main var[data-key]') : null;
    const input = hole && !hole.closest('a') && this.#fields.inputOf(hole.dataset['key'] ?? '');
    if (!input || getSelection()?.isCollapsed === false) return;
    this.#open(true);
    input.focus();
    if (input instanceof HTMLInputElement) input.select();
  }

  #onKey(event: KeyboardEvent): void {
    if (event.key === 'Escape' && this.#root.contains(document.activeElement) && !this.#panel.hidden) {
      this.#open(false);
      return;
    }
    if (
      isTyping(event.target) ||
      event.ctrlKey ||
      event.metaKey ||
      event.altKey ||
      this.#hand.fields.length === 0
    )
      return;
    if (event.key === 'v') this.#open(true);
    else if (event.key === 'X') this.#clear();
    else return;
    event.preventDefault();
  }

  #onCopied(event: Event): void {
    if (!(event.target instanceof Element) || this.#hand.steps === 0) return;
    const text = shownText(event.target);
    if (text !== '') this.#run.add({ is: 'copied', text: text.slice(0, 4000) });
  }

  #accept(keys?: readonly string[]): void {
    this.#values.accept(keys);
    this.#showValues();
    this.#say('Confirmed.');
  }

  #clear(): void {
    this.#values.clear();
    this.#refused.textContent = '';
    this.#showValues();
    this.#say('All values are cleared.');
  }

  #link(): string {
    return preparedLink(location.pathname, this.#values.shareable(), this.#alert);
  }

  #notes(): Notes {
    const page = new URL(this.#hand.url, location.href).href;
    const now = Date.now();
    return {
      hand: this.#hand,
      alert: this.#alert,
      page,
      started: this.#run.started || now,
      log: this.#run.log,
      now,
    };
  }

  async #copy(text: string, what: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      this.#say(`${what}: copied`, true);
    } catch {
      this.#offer(text);
    }
  }

  /** Where the clipboard is out of reach, the text stands ready to be copied by hand. */
  #offer(text: string): void {
    const area = make('textarea', { readonly: '', rows: '8', 'aria-label': 'Copy this' });
    area.value = text;
    this.#more.hidden = false;
    this.#more.querySelector('textarea')?.remove();
    this.#more.append(area);
    area.select();
  }

  /** Aloud, and for a moment for those who see, where nothing else shows it. */
  #say(text: string, isSeen = false): void {
    this.#status.textContent = text;
    this.#status.className = isSeen ? 'hand-done' : 'sr-only';
    window.setTimeout(() => {
      if (this.#status.textContent === text) this.#status.replaceChildren();
    }, 4000);
  }
}

function keysOf(event: Event): string[] {
  const keys: unknown = event instanceof CustomEvent ? event.detail : [];
  return Array.isArray(keys) ? keys.map(String) : [];
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input:not([type=checkbox]), textarea, select'))
  );
}
