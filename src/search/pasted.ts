import { clipMiddle } from './query.ts';
import { searchTexts } from '../texts/search-panel.ts';

const SHOWN_LINES = 8;
const SHOWN_LENGTH = 160;

/** What was pasted and is too much for the box: shown below it, kept nowhere else. */
export class PastedText {
  readonly #box: HTMLElement;
  #text = '';

  constructor(box: HTMLElement) {
    this.#box = box;
  }

  get text(): string {
    return this.#text;
  }

  /** Of what is very long, the middle is dropped. */
  take(text: string): void {
    this.#text = clipMiddle(text.trim());
    const lines = this.#text.split('\n');
    const shown = lines.slice(0, SHOWN_LINES).map((line) => line.slice(0, SHOWN_LENGTH));
    this.#part('[data-count]').textContent = searchTexts().pasted(lines.length);
    this.#part('pre').textContent = [...shown, ...(lines.length > SHOWN_LINES ? ['…'] : [])].join('\n');
    this.#box.hidden = this.#text === '';
  }

  forget(): void {
    this.take('');
  }

  #part(selector: string): Element {
    const part = this.#box.querySelector(selector);
    if (!part) throw new Error(`Nothing for ${selector}: see components/SearchPanel.astro`);
    return part;
  }
}
