import { controlTexts } from '../../texts/controls.ts';

const CHOICES = ['auto', 'light', 'dark'] as const;
type Choice = (typeof CHOICES)[number];
/** `public/theme.js` reads the same key before the first paint. */
const KEY = 'handrail-theme';

/** A button that goes through the themes; without script there is none, and the system decides. */
export class ThemeSwitch extends HTMLElement {
  #listening = new AbortController();

  connectedCallback(): void {
    this.#listening = new AbortController();
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'theme';
    this.replaceChildren(button);
    show(button, stored());
    button.addEventListener('click', () => choose(button, next(stored())), this.#listening);
  }

  disconnectedCallback(): void {
    this.#listening.abort();
  }
}

function show(button: HTMLButtonElement, choice: Choice): void {
  button.dataset['choice'] = choice;
  button.title = button.ariaLabel = controlTexts().theme(choice);
}

function choose(button: HTMLButtonElement, choice: Choice): void {
  const root = document.documentElement;
  if (choice === 'auto') delete root.dataset['theme'];
  else root.dataset['theme'] = choice;
  try {
    localStorage.setItem(KEY, choice);
  } catch {
    // Storage is forbidden: the choice holds for this page.
  }
  show(button, choice);
}

function next(choice: Choice): Choice {
  return CHOICES[(CHOICES.indexOf(choice) + 1) % CHOICES.length] ?? 'auto';
}

function stored(): Choice {
  const theme = document.documentElement.dataset['theme'];
  return theme === 'light' || theme === 'dark' ? theme : 'auto';
}
