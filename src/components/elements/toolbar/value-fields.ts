import type { ToolbarField } from '../../../site/runbook-toolbar.ts';
import { button, createElement } from './create-element.ts';
import { valueError } from './validity.ts';
import type { Values } from './values.ts';
import { toolbarTexts } from '../../../texts/toolbar.ts';

/** The fields of a page's values. */
export class ValueFields {
  readonly form = createElement('form', { class: 'values', autocomplete: 'off', novalidate: '' });
  readonly #fields: readonly ToolbarField[];
  readonly #values: Values;

  constructor(fields: readonly ToolbarField[], values: Values, onValue: (key: string) => void) {
    this.#fields = fields;
    this.#values = values;
    this.form.append(...fields.map(rowOf));
    this.form.addEventListener('input', ({ target }) => {
      if (!(target instanceof HTMLInputElement || target instanceof HTMLSelectElement)) return;
      const key = target.dataset['key'] ?? '';
      values.set(key, target.value.trim());
      onValue(key);
    });
    this.form.addEventListener('submit', (event) => event.preventDefault());
  }

  /**
   * Shows what a field holds, and what is wrong with it.
   *
   * @param allowed which values are allowed where this one was not inserted
   */
  show(key: string, allowed: readonly string[]): void {
    const field = this.#fields.find((one) => one.key === key);
    const input = this.inputOf(key);
    if (!field || !input) return;
    const texts = toolbarTexts().values;
    const text = this.#values.written(key);
    if (input.value.trim() !== text) input.value = text;
    const fault = text === '' ? '' : valueError(text, field);
    const isUnconfirmed = this.#values.of(key).state === 'unconfirmed';
    input.setAttribute('aria-invalid', String(fault !== ''));
    const row = input.closest<HTMLElement>('.value');
    const said = row?.querySelector('.said');
    if (said)
      said.textContent = [
        fault !== '' && texts.mustBe(fault),
        fault === '' && isUnconfirmed && texts.fromAddress,
        ...allowed.map((values) => texts.notInserted(values)),
      ]
        .filter(Boolean)
        .join(' ');
    if (row) row.dataset['state'] = fault === '' ? this.#values.of(key).state : 'wrong';
  }

  inputOf(key: string): HTMLInputElement | HTMLSelectElement | undefined {
    const input = this.form.querySelector(`[data-key="${CSS.escape(key)}"]`);
    return input instanceof HTMLInputElement || input instanceof HTMLSelectElement ? input : undefined;
  }
}

function rowOf(field: ToolbarField): HTMLElement {
  const id = `Value-${field.key}`;
  const hint = [
    field.description,
    field.example === undefined ? '' : toolbarTexts().values.example(field.example),
  ]
    .filter(Boolean)
    .join('. ');
  const input = field.choices
    ? choiceOf(field, field.choices)
    : createElement('input', { type: field.isSecret ? 'password' : 'text' });
  for (const [name, value] of Object.entries({
    id,
    // Not `name`: a value called `elements` would take the place of the form's own property.
    'data-key': field.key,
    spellcheck: 'false',
    autocapitalize: 'none',
    autocomplete: field.isSecret ? 'new-password' : 'off',
    'aria-describedby': `${id}-hint`,
    ...(field.type === 'number' || field.type === 'port' ? { inputmode: 'numeric' } : {}),
  }))
    input.setAttribute(name, value);
  return createElement(
    'div',
    { class: 'value' },
    createElement('label', { for: id }, field.name),
    input,
    createElement(
      'p',
      { id: `${id}-hint` },
      createElement('span', {}, hint),
      ' ',
      createElement('b', { class: 'said' }),
    ),
  );
}

function choiceOf({ choices }: ToolbarField, options: readonly string[]): HTMLSelectElement {
  const select = createElement('select', {});
  const all = ['', ...(choices ?? options)];
  select.append(
    ...all.map((choice) =>
      createElement('option', { value: choice }, choice === '' ? toolbarTexts().values.choose : choice),
    ),
  );
  return select;
}

/** What stands beside the fields. */
export function valueActions(): HTMLElement {
  const texts = toolbarTexts().values;
  return createElement(
    'p',
    { class: 'acts' },
    button(texts.share, 'share'),
    button(texts.clear, 'clear'),
    button(texts.close, 'values'),
  );
}
