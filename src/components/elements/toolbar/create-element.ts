import { pageLanguage } from '../../../texts/in-page-language.ts';

/** An element with its attributes and what is in it; text is text. */
export function createElement<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string>>,
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

/** A button; what it does is told apart by `data-do`. */
export function button(
  label: string,
  does: string,
  attributes: Readonly<Record<string, string>> = {},
): HTMLButtonElement {
  return createElement('button', { type: 'button', class: 'act', 'data-do': does, ...attributes }, label);
}

/** `03:12`, as the reader's clock shows it. */
export function clockTime(at: number): string {
  return new Date(at).toLocaleTimeString(pageLanguage(), {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
}
