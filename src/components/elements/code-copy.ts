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
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>('.copy') : null;
    const code = button?.closest('figure')?.querySelector('code');
    if (!button || !code) return;
    const copied = await copy(code);
    this.#announcer.textContent = copied ? 'Copied' : 'Selected: press Ctrl+C or Cmd+C to copy';
    if (copied) button.dataset['done'] = '';
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
  button.title = 'Copy';
  button.ariaLabel = `Copy ${figure.querySelector('figcaption')?.textContent ?? 'code'}`;
  return button;
}

/** Where the clipboard is out of reach (plain http, a refusal), the code is left selected. */
async function copy(code: HTMLElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(code.textContent ?? '');
    return true;
  } catch {
    getSelection()?.selectAllChildren(code);
    return false;
  }
}
