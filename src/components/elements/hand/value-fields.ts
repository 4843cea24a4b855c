import type { HandField } from '../../../site/hand.ts';
import { button, make } from './make.ts';
import { faultOf } from './validity.ts';
import type { Values } from './values.ts';

/** The fields of a page's values. */
export class ValueFields {
  readonly form = make('form', { class: 'values', autocomplete: 'off', novalidate: '' });
  readonly #fields: readonly HandField[];
  readonly #values: Values;

  constructor(fields: readonly HandField[], values: Values, onValue: (key: string) => void) {
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
    const text = this.#values.written(key);
    if (input.value.trim() !== text) input.value = text;
    const fault = text === '' ? '' : faultOf(text, field);
    const isUnsure = this.#values.of(key).state === 'unsure';
    input.setAttribute('aria-invalid', String(fault !== ''));
    const row = input.closest<HTMLElement>('.value');
    const said = row?.querySelector('.said');
    if (said)
      said.textContent = [
        fault !== '' && `Must be ${fault}.`,
        fault === '' && isUnsure && 'From the address, not confirmed.',
        ...allowed.map((values) => `Not inserted everywhere. Allowed: ${values}.`),
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

function rowOf(field: HandField): HTMLElement {
  const id = `Value-${field.key}`;
  const hint = [field.description, field.example === undefined ? '' : `Such as ${field.example}`]
    .filter(Boolean)
    .join('. ');
  const input = field.choices
    ? choiceOf(field, field.choices)
    : make('input', { type: field.isSecret ? 'password' : 'text' });
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
  return make(
    'div',
    { class: 'value' },
    make('label', { for: id }, field.name),
    input,
    make('p', { id: `${id}-hint` }, make('span', {}, hint), ' ', make('b', { class: 'said' })),
  );
}

function choiceOf({ choices }: HandField, options: readonly string[]): HTMLSelectElement {
  const select = make('select', {});
  const all = ['', ...(choices ?? options)];
  select.append(...all.map((choice) => make('option', { value: choice }, choice === '' ? 'Choose' : choice)));
  return select;
}

/** What stands beside the fields. */
export function valueActions(): HTMLElement {
  return make(
    'p',
    { class: 'acts' },
    button('Copy a link with these values', 'share'),
    button('Clear all values', 'clear'),
    button('Close', 'values'),
  );
}
