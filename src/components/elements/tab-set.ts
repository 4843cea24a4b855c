/**
 * Shows one `.tab` inside it at a time, under a row of tabs that bear the words of their `.tab-label`. Without a script all
 * are shown, one below the other. What is hidden is found all the same: by the browser's search, by links to headings.
 * Who chooses a tab has chosen its words for every set of the page.
 */
export class TabSet extends HTMLElement {
  #listening = new AbortController();

  connectedCallback(): void {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    const panels = this.#panels();
    if (panels.length === 0) return;
    if (this.#tabs().length === 0) this.prepend(listOf(panels));
    this.#show(this.#tabs().find((tab) => tab.ariaSelected === 'true') ?? this.#tabs()[0]);
    this.#reveal();
    this.addEventListener('click', (event) => this.#choose(tabAt(event.target)), { signal });
    this.addEventListener('keydown', (event) => this.#onKey(event), { signal });
    this.addEventListener('beforematch', (event) => this.#open(event.target), { signal, capture: true });
    window.addEventListener('hashchange', () => this.#reveal(), { signal });
    document.addEventListener(CHOSEN, (event) => this.#follow(event), { signal });
  }

  disconnectedCallback(): void {
    this.#listening.abort();
  }

  #panels(): HTMLElement[] {
    return Array.from(this.querySelectorAll<HTMLElement>(':scope > .tab'));
  }

  #tabs(): HTMLElement[] {
    return Array.from(this.querySelectorAll<HTMLElement>(':scope > [role=tablist] > [role=tab]'));
  }

  #show(chosen: HTMLElement | undefined): void {
    if (!chosen) return;
    for (const tab of this.#tabs()) {
      tab.ariaSelected = String(tab === chosen);
      tab.tabIndex = tab === chosen ? 0 : -1;
    }
    for (const panel of this.#panels())
      if (panel.id === chosen.getAttribute('aria-controls')) panel.removeAttribute('hidden');
      else panel.setAttribute('hidden', 'until-found');
  }

  /** Opens a tab because its reader wants it. */
  #choose(tab: HTMLElement | undefined): void {
    if (!tab || tab.parentElement?.parentElement !== this) return;
    this.#show(tab);
    document.dispatchEvent(new CustomEvent(CHOSEN, { detail: tab }));
  }

  #follow(event: Event): void {
    const chosen: unknown = event instanceof CustomEvent ? event.detail : undefined;
    if (!(chosen instanceof HTMLElement) || this.contains(chosen)) return;
    this.#show(this.#tabs().find((tab) => tab.textContent === chosen.textContent));
  }

  #onKey(event: KeyboardEvent): void {
    const tabs = this.#tabs();
    const at = tabs.findIndex((tab) => tab === event.target);
    if (at === -1 || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: -1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const tab = tabs.at(to % tabs.length);
    tab?.focus();
    this.#choose(tab);
  }

  /** Opens the tab that the address leads into. */
  #reveal(): void {
    const target = location.hash === '' ? null : document.getElementById(decoded(location.hash.slice(1)));
    if (this.#open(target)) target?.scrollIntoView();
  }

  /** Whether a tab had to be opened to see what is in it. */
  #open(target: EventTarget | null): boolean {
    const panel = this.#panels().find((part) => target instanceof Node && part.contains(target));
    if (!panel?.hasAttribute('hidden')) return false;
    this.#show(this.#tabs().find((tab) => tab.getAttribute('aria-controls') === panel.id));
    return true;
  }
}

const CHOSEN = 'handrail-tab-chosen';
let made = 0;

function listOf(panels: readonly HTMLElement[]): HTMLElement {
  const list = document.createElement('div');
  list.className = 'tab-list';
  list.role = 'tablist';
  list.append(...panels.map(tabOf));
  return list;
}

function tabOf(panel: HTMLElement): HTMLButtonElement {
  made += 1;
  const tab = document.createElement('button');
  tab.type = 'button';
  tab.role = 'tab';
  tab.id = `Tab-${made}`;
  tab.textContent = panel.querySelector(':scope > .tab-label')?.textContent ?? '';
  panel.id = `Tab-panel-${made}`;
  panel.role = 'tabpanel';
  panel.tabIndex = 0;
  panel.setAttribute('aria-labelledby', tab.id);
  tab.setAttribute('aria-controls', panel.id);
  return tab;
}

function tabAt(target: EventTarget | null): HTMLElement | undefined {
  return (target instanceof Element && target.closest<HTMLElement>('[role=tab]')) || undefined;
}

function decoded(hash: string): string {
  try {
    return decodeURIComponent(hash);
  } catch {
    return hash;
  }
}
