import { keyOfName } from '../../../placeholders/names.ts';
import type { RunbookToolbar } from '../../../site/runbook-toolbar.ts';
import { valuesFromAddress, preparedLink, type Label } from './address.ts';
import { copyIntoSummary } from './command-text.ts';
import { VALUES_CONFIRMED } from './copy-confirmation.ts';
import { Placeholders } from './fill.ts';
import { button, createElement } from './create-element.ts';
import { valueActions, ValueFields } from './value-fields.ts';
import { Values } from './values.ts';
import { toolbarTexts } from '../../../texts/toolbar.ts';

/** The values of a page: the line that sums them up, the panel with their fields, and every place that they go to. */
export class ValuePanel {
  readonly element = createElement('div', { class: 'toolbar-panel', hidden: '' });
  readonly #root: HTMLElement;
  readonly #toolbar: RunbookToolbar;
  readonly #values: Values;
  readonly #say: (text: string) => void;
  readonly #fields: ValueFields;
  readonly #placeholders: Placeholders;
  readonly #summary = createElement('span', { class: 'toolbar-said' });
  readonly #confirm = button(toolbarTexts().values.confirm, 'confirm');
  readonly #opener = button(toolbarTexts().values.label, 'values', { 'aria-expanded': 'false' });
  readonly #refused = createElement('p', { class: 'toolbar-refused' });

  /** @param labels what the address brings */
  constructor(
    root: HTMLElement,
    toolbar: RunbookToolbar,
    labels: readonly Label[],
    say: (text: string) => void,
  ) {
    this.#root = root;
    this.#toolbar = toolbar;
    this.#say = say;
    this.#values = new Values(toolbar.fields);
    const brought = valuesFromAddress(labels, toolbar.fields);
    this.#values.addFromAddress(brought.values, location.pathname + location.search + location.hash);
    this.#refused.textContent = brought.refused.join(' ');
    const main = document.querySelector('main') ?? document;
    copyIntoSummary(main);
    this.#placeholders = new Placeholders(main, keyOfName);
    this.#fields = new ValueFields(toolbar.fields, this.#values, (key) => this.#onValue(key));
    root.querySelector('[data-line=values]')?.replaceChildren(this.#opener, this.#summary, this.#confirm);
    this.element.append(this.#refused, this.#fields.form, valueActions());
  }

  listen(signal: AbortSignal): void {
    document.addEventListener('click', (event) => this.#onPlaceholder(event), { signal });
    document.addEventListener('keydown', (event) => this.#onKey(event), { signal });
    document.addEventListener(VALUES_CONFIRMED, (event) => this.#accept(keysOf(event)), { signal });
  }

  show(): void {
    for (const { key } of this.#toolbar.fields) {
      this.#fields.show(key, this.#placeholders.fill(key, this.#values));
    }
    this.#showSummary();
  }

  toggle(): void {
    this.#open(this.element.hidden);
  }

  confirm(): void {
    this.#accept();
    this.#opener.focus();
  }

  clear(): void {
    this.#values.clear();
    this.#refused.textContent = '';
    this.show();
    this.#say(toolbarTexts().values.cleared);
  }

  /** To this page with its values, to be sent to others. */
  link(alert: string): string {
    return preparedLink(location.pathname, this.#values.shareable(), alert);
  }

  #onValue(key: string): void {
    this.#fields.show(key, this.#placeholders.fill(key, this.#values));
    this.#showSummary();
  }

  #showSummary(): void {
    const texts = toolbarTexts().values;
    const all = this.#toolbar.fields.map((field) => ({ ...field, ...this.#values.of(field.key) }));
    const unconfirmed = all.filter(({ state }) => state === 'unconfirmed');
    const open = all.filter(({ state }) => state === 'open');
    const shown = all
      .filter(({ state }) => state !== 'open')
      .map(({ name, text, isSecret }) => `${name} ${isSecret ? '•••' : text}`);
    const first =
      unconfirmed.length > 0
        ? texts.unconfirmed(unconfirmed.map(({ name, text }) => `${name} ${text}`))
        : open.length > 0
          ? texts.empty(
              open.length,
              all.length,
              open.map(({ name }) => name),
            )
          : shown.join(', ');
    this.#summary.textContent = this.#refused.textContent === '' ? first : texts.refused(first);
    this.#summary.title = shown.join(', ');
    this.#confirm.hidden = unconfirmed.length === 0;
    this.#root.dataset['state'] = unconfirmed.length > 0 ? 'unconfirmed' : open.length > 0 ? 'open' : 'set';
    for (const { key, text, isSecret } of all) {
      const shownAt = this.#root.querySelector(`[data-value="${CSS.escape(key)}"]`);
      if (shownAt) shownAt.textContent = isSecret ? '' : text;
    }
  }

  #open(isOpen: boolean): void {
    this.element.hidden = !isOpen;
    this.#opener.ariaExpanded = String(isOpen);
    if (isOpen) this.#fields.form.querySelector<HTMLElement>('input, select')?.focus();
    else if (this.#root.contains(document.activeElement) || document.activeElement === document.body)
      this.#opener.focus();
  }

  /** A placeholder leads to its field. */
  #onPlaceholder(event: Event): void {
    const placeholder =
      event.target instanceof Element ? event.target.closest<HTMLElement>('main var[data-key]') : null;
    const input =
      placeholder && !placeholder.closest('a') && this.#fields.inputOf(placeholder.dataset['key'] ?? '');
    if (!input || getSelection()?.isCollapsed === false) return;
    this.#open(true);
    input.focus();
    if (input instanceof HTMLInputElement) input.select();
  }

  #onKey(event: KeyboardEvent): void {
    if (event.key === 'Escape' && this.#root.contains(document.activeElement) && !this.element.hidden) {
      this.#open(false);
      return;
    }
    if (
      isTyping(event.target) ||
      event.ctrlKey ||
      event.metaKey ||
      event.altKey ||
      this.#toolbar.fields.length === 0
    )
      return;
    if (event.key === 'v') this.#open(true);
    else if (event.key === 'X') this.clear();
    else return;
    event.preventDefault();
  }

  #accept(keys?: readonly string[]): void {
    this.#values.accept(keys);
    this.show();
    this.#say(toolbarTexts().values.confirmed);
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
