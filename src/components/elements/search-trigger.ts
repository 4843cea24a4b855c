import type { SearchPanel } from '../../search/search-panel.ts';

/** Opens the search dialog from its link and from the keyboard; without script the link leads to the search page. */
export class SearchTrigger extends HTMLElement {
  #listening = new AbortController();

  connectedCallback(): void {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    this.addEventListener('click', onClick, { signal });
    document.addEventListener('keydown', onKey, { signal });
    // A panel on the page itself is at work at once; one at home or in the dialog when the reader turns to it.
    const panel = document.querySelector<HTMLElement>('main search-panel');
    for (const name of ['pointerdown', 'keydown', 'input'])
      panel?.addEventListener(name, () => void load(), { signal, once: true });
    document.addEventListener('paste', onPaste, { signal });
    // A result of a search was opened: what was found is marked. Last, since a browser may refuse its storage.
    if ((panel && panel.dataset['mode'] !== 'home') || sessionStorage['marks']) void load();
  }

  disconnectedCallback(): void {
    this.#listening.abort();
  }
}

function onClick(event: MouseEvent): void {
  const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
  if (plain && open()) event.preventDefault();
}

/** Into a panel whose script is not there yet: a box would drop the ends of the lines, and stumble over megabytes. */
function onPaste(event: ClipboardEvent): void {
  const panel = event.target instanceof Element ? event.target.closest('search-panel') : null;
  const text = event.clipboardData?.getData('text/plain').trim() ?? '';
  if (!panel || customElements.get('search-panel') || !/\n|^.{200}/.test(text)) return;
  event.preventDefault();
  void load().then(() => (panel as SearchPanel).paste(text));
}

function onKey(event: KeyboardEvent): void {
  const palette =
    event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
  const slash =
    event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target);
  if ((palette || slash) && open()) event.preventDefault();
}

/** Whether there was something to open. */
function open(): boolean {
  const dialog = document.querySelector<HTMLDialogElement>('.search-dialog');
  const input = (dialog ?? document).querySelector<HTMLInputElement>('search-panel input');
  if (dialog && !dialog.open) dialog.showModal();
  input?.select();
  void load();
  return input !== null;
}

/** A box of a dialog that was closed just now keeps the focus for a moment, out of sight. */
function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input, textarea, select')) &&
    target.checkVisibility()
  );
}

async function load(): Promise<void> {
  const { SearchPanel } = await import('../../search/search-panel.ts');
  if (!customElements.get('search-panel')) customElements.define('search-panel', SearchPanel);
}
