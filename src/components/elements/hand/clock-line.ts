import type { Hand } from '../../../site/hand.ts';
import { clockWords } from './clock.ts';
import { make } from './make.ts';

/** How far the steps are and how long they have taken; below it whom to call when they take too long. */
export class ClockLine {
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
