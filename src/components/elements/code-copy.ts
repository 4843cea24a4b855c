import { controlTexts } from '../../texts/controls.ts';

/** Where more stands in a block than what is typed, or what should not be typed without a thought. */
const NEEDS_CONFIRMATION = '[data-effect=destroys], :has(var, .prompt, .remark, samp)';

/** Gives each block of code inside it a copy button, and says aloud when it has worked. */
export class CodeCopy extends HTMLElement {
  #listening = new AbortController();
  #announcer = document.createElement('div');

  connectedCallback(): void {
    this.#listening = new AbortController();
    for (const figure of this.querySelectorAll('figure.code')) {
      if (!figure.querySelector('.copy')) figure.append(copyButton(figure));
    }
    this.#announcer.className = 'sr-only';
    this.#announcer.ariaLive = 'polite';
    this.append(this.#announcer);
    this.addEventListener('click', (event) => void this.#onClick(event), this.#listening);
  }

  disconnectedCallback(): void {
    this.#listening.abort();
  }

  async #onClick(event: Event): Promise<void> {
    const pressed = event.target instanceof Element ? event.target.closest('.copy, [data-do=copy]') : null;
    const figure = pressed?.closest('figure');
    const button = figure?.querySelector<HTMLElement>('.copy');
    if (!figure || !button) return;
    const needsConfirmation = figure.matches(NEEDS_CONFIRMATION);
    const text = needsConfirmation
      ? (await import('./runbook-toolbar.ts')).textToCopy(figure)
      : figure.querySelector('code')?.textContent;
    if (text === undefined) return;
    const texts = controlTexts();
    const copied = await copy(text, figure);
    button.focus();
    this.#announcer.textContent = copied ? texts.copied : texts.selected;
    if (copied) {
      button.dataset['done'] = '';
      figure.dispatchEvent(new Event('handrail-copied', { bubbles: true }));
    }
    setTimeout(() => {
      delete button.dataset['done'];
      this.#announcer.textContent = '';
    }, 2500);
  }
}

function copyButton(figure: Element): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'copy';
  const texts = controlTexts();
  button.title = texts.copy;
  button.ariaLabel = texts.copyOf(figure.querySelector('figcaption')?.textContent);
  return button;
}

/** Where the clipboard is out of reach (plain http, a refusal), the code is left selected. */
async function copy(text: string, figure: Element): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const code = figure.querySelector('code');
    if (code) getSelection()?.selectAllChildren(code);
    return false;
  }
}
