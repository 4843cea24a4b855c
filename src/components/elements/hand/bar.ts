import { alertOf, labelsIn } from './address.ts';
import { clockWords } from './clock.ts';
import { shownText } from './command-text.ts';
import { button, make } from './make.ts';
import { incidentEntry, timeline, type Notes } from './notes.ts';
import { Run } from './run.ts';
import { Steps } from './steps.ts';
import { Triage } from './triage.ts';
import { ValuePanel } from './value-panel.ts';
import type { Hand } from '../../../site/hand.ts';

/** The bar of a page at work: what is pressed in it and beside it, and what it shows. */
export class Bar {
  readonly #hand: Hand;
  readonly #alert: string;
  readonly #panel: ValuePanel;
  readonly #clock: ClockLine;
  readonly #run: Run;
  readonly #steps: Steps;
  readonly #triage: readonly Triage[];
  readonly #root: HTMLElement;
  readonly #more = make('p', { class: 'acts hand-panel', hidden: '' });
  readonly #status = make('p', { class: 'sr-only', role: 'status' });

  constructor(root: HTMLElement, hand: Hand, signal: AbortSignal) {
    this.#root = root;
    this.#hand = hand;
    const labels = labelsIn(location);
    const say = (text: string): void => this.#say(text);
    this.#alert = alertOf(labels);
    this.#panel = new ValuePanel(root, hand, labels, say);
    this.#clock = new ClockLine(root, hand, say);
    this.#run = new Run(hand.entry, this.#alert, () => this.showRun());
    this.#steps = new Steps(document, this.#run, say, { signal });
    this.#triage = Array.from(
      document.querySelectorAll<HTMLElement>('.triage'),
      (part) => new Triage(part, this.#run, { signal }),
    );
    this.#build();
    this.#listen(signal);
    this.#panel.show();
    this.showRun();
  }

  #build(): void {
    this.#root
      .querySelector('[data-line=run]')
      ?.replaceChildren(
        this.#clock.element,
        button('Copy notes', 'notes'),
        button('More', 'more', { 'aria-expanded': 'false' }),
      );
    this.#more.append(button('Copy as an incident entry', 'incident'), button('Start again', 'restart'));
    this.#root.append(this.#panel.element, this.#more, this.#status);
  }

  #listen(signal: AbortSignal): void {
    this.#root.addEventListener('click', (event) => this.#onClick(event), { signal });
    this.#panel.listen(signal);
    document.addEventListener('handrail-copied', (event) => this.#onCopied(event), { signal });
    window.addEventListener('storage', (event) => this.#run.follow(event), { signal });
  }

  showRun(): void {
    this.#steps.show();
    for (const triage of this.#triage) triage.show();
    this.#clock.show(this.#run.started, this.#steps.count());
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
        void this.#copy(this.#panel.link(this.#alert), 'The link');
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

  #onCopied(event: Event): void {
    if (!(event.target instanceof Element) || this.#hand.steps === 0) return;
    const text = shownText(event.target);
    if (text !== '') this.#run.add({ is: 'copied', text: text.slice(0, 4000) });
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

/** How far the steps are and how long they have taken; below it whom to call when they take too long. */
class ClockLine {
  readonly element = make('span', { class: 'hand-said' });
  readonly #root: HTMLElement;
  readonly #hand: Hand;
  readonly #say: (text: string) => void;

  constructor(root: HTMLElement, hand: Hand, say: (text: string) => void) {
    this.#root = root;
    this.#hand = hand;
    this.#say = say;
  }

  /** @param started milliseconds since 1970; 0 before the first step */
  show(started: number, { over, all }: { over: number; all: number }): void {
    if (started === 0) {
      this.element.textContent = `${all} ${all === 1 ? 'step' : 'steps'}. The clock starts with the first.`;
      this.#showEscalation(false);
      return;
    }
    const { text, isOver, escalates } = clockWords(this.#hand, started, Date.now());
    this.element.textContent = `${over} of ${all} steps, ${text}`;
    this.element.toggleAttribute('data-over', isOver);
    this.#showEscalation(escalates && over < all);
  }

  /** Shown once it is time, and said aloud then. */
  #showEscalation(isDue: boolean): void {
    const line = this.#root.querySelector<HTMLElement>('.hand-escalate');
    if (!line || line.hidden === !isDue) return;
    line.hidden = !isDue;
    if (isDue) this.#say(line.textContent);
  }
}
