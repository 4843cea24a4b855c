import { alertFromAddress, labelsIn } from './address.ts';
import { clockText } from './clock.ts';
import { shownText } from './command-text.ts';
import { button, createElement } from './create-element.ts';
import { incidentEntry, timeline, type IncidentNotes } from './notes.ts';
import { RunbookSession } from './session.ts';
import { StepList } from './steps.ts';
import { Triage } from './triage.ts';
import { ValuePanel } from './value-panel.ts';
import type { RunbookToolbar } from '../../../site/runbook-toolbar.ts';
import { toolbarTexts } from '../../../texts/toolbar.ts';

/** The bar of a page at work: what is pressed in it and beside it, and what it shows. */
export class Toolbar {
  readonly #toolbar: RunbookToolbar;
  readonly #alert: string;
  readonly #panel: ValuePanel;
  readonly #clock: SessionClock;
  readonly #session: RunbookSession;
  readonly #steps: StepList;
  readonly #triage: readonly Triage[];
  readonly #root: HTMLElement;
  readonly #more = createElement('p', { class: 'acts toolbar-panel', hidden: '' });
  readonly #status = createElement('p', { class: 'sr-only', role: 'status' });

  constructor(root: HTMLElement, toolbar: RunbookToolbar, signal: AbortSignal) {
    this.#root = root;
    this.#toolbar = toolbar;
    const labels = labelsIn(location);
    const say = (text: string): void => this.#say(text);
    this.#alert = alertFromAddress(labels);
    this.#panel = new ValuePanel(root, toolbar, labels, say);
    this.#clock = new SessionClock(root, toolbar, say);
    this.#session = new RunbookSession(toolbar.entry, this.#alert, () => this.showRun());
    this.#steps = new StepList(document, this.#session, say, { signal });
    this.#triage = Array.from(
      document.querySelectorAll<HTMLElement>('.triage'),
      (part) => new Triage(part, this.#session, { signal }),
    );
    this.#build();
    this.#listen(signal);
    this.#panel.show();
    this.showRun();
  }

  #build(): void {
    const texts = toolbarTexts();
    this.#root
      .querySelector('[data-line=run]')
      ?.replaceChildren(
        this.#clock.element,
        button(texts.copyNotes, 'notes'),
        button(texts.more, 'more', { 'aria-expanded': 'false' }),
      );
    this.#more.append(button(texts.copyIncident, 'incident'), button(texts.restart, 'restart'));
    this.#root.append(this.#panel.element, this.#more, this.#status);
  }

  #listen(signal: AbortSignal): void {
    this.#root.addEventListener('click', (event) => this.#onClick(event), { signal });
    this.#panel.listen(signal);
    document.addEventListener('handrail-copied', (event) => this.#onCopied(event), { signal });
    window.addEventListener('storage', (event) => this.#session.follow(event), { signal });
  }

  showRun(): void {
    this.#steps.show();
    for (const triage of this.#triage) triage.show();
    this.#clock.show(this.#session.started, this.#steps.count());
  }

  #onClick(event: Event): void {
    const pressed = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-do]') : null;
    switch (pressed?.dataset['do']) {
      case 'values':
        this.#panel.toggle();
        break;
      case 'confirm':
        this.#panel.confirm();
        break;
      case 'clear':
        this.#panel.clear();
        break;
      case 'share':
        void this.#copy(this.#panel.link(this.#alert), toolbarTexts().linkCopied);
        break;
      case 'notes':
        void this.#copy(timeline(this.#notes()), toolbarTexts().notesCopied);
        break;
      case 'incident':
        void this.#copy(incidentEntry(this.#notes()), toolbarTexts().incidentCopied);
        break;
      case 'more':
        this.#more.hidden = !this.#more.hidden;
        pressed.ariaExpanded = String(!this.#more.hidden);
        break;
      case 'restart':
        this.#session.clear();
        this.#say(toolbarTexts().restarted);
        break;
      default:
    }
  }

  #onCopied(event: Event): void {
    if (!(event.target instanceof Element) || this.#toolbar.steps === 0) return;
    const text = shownText(event.target);
    if (text !== '') this.#session.add({ is: 'copied', text: text.slice(0, 4000) });
  }

  #notes(): IncidentNotes {
    const page = new URL(this.#toolbar.url, location.href).href;
    const now = Date.now();
    return {
      toolbar: this.#toolbar,
      alert: this.#alert,
      page,
      started: this.#session.started || now,
      log: this.#session.log,
      now,
    };
  }

  async #copy(text: string, done: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      this.#say(done, true);
    } catch {
      this.#offer(text);
    }
  }

  /** Where the clipboard is not available, the text is selected to be copied manually. */
  #offer(text: string): void {
    const area = createElement('textarea', {
      readonly: '',
      rows: '8',
      'aria-label': toolbarTexts().copyThis,
    });
    area.value = text;
    this.#more.hidden = false;
    this.#more.querySelector('textarea')?.remove();
    this.#more.append(area);
    area.select();
  }

  /** Aloud, and for a moment for those who see, where nothing else shows it. */
  #say(text: string, isSeen = false): void {
    this.#status.textContent = text;
    this.#status.className = isSeen ? 'toolbar-done' : 'sr-only';
    window.setTimeout(() => {
      if (this.#status.textContent === text) this.#status.replaceChildren();
    }, 4000);
  }
}

/** How far the steps are and how long they have taken; below it whom to call when they take too long. */
class SessionClock {
  readonly element = createElement('span', { class: 'toolbar-said' });
  readonly #root: HTMLElement;
  readonly #toolbar: RunbookToolbar;
  readonly #say: (text: string) => void;

  constructor(root: HTMLElement, toolbar: RunbookToolbar, say: (text: string) => void) {
    this.#root = root;
    this.#toolbar = toolbar;
    this.#say = say;
  }

  /** @param started milliseconds since 1970; 0 before the first step */
  show(started: number, { over, all }: { over: number; all: number }): void {
    if (started === 0) {
      this.element.textContent = toolbarTexts().steps(all);
      this.#showEscalation(false);
      return;
    }
    const { text, isOver, escalates } = clockText(this.#toolbar, started, Date.now());
    this.element.textContent = toolbarTexts().progress(over, all, text);
    this.element.toggleAttribute('data-over', isOver);
    this.#showEscalation(escalates && over < all);
  }

  /** Shown once it is time, and said aloud then. */
  #showEscalation(isDue: boolean): void {
    const line = this.#root.querySelector<HTMLElement>('.toolbar-escalate');
    if (!line || line.hidden === !isDue) return;
    line.hidden = !isDue;
    if (isDue) this.#say(line.textContent);
  }
}
