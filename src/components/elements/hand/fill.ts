import type { Place } from '../../../shared/code-reading.ts';
import { hidden } from './hidden.ts';
import { written } from './quoting.ts';
import type { State, Values } from './values.ts';

interface Hole {
  readonly node: HTMLElement;
  readonly place: Place;
  readonly asWritten: string;
}

/** An address with placeholders in it. */
interface LinkHole {
  readonly link: HTMLAnchorElement;
  readonly template: string;
}

const IN_LINK =
  /<([\w .-]{1,60})>|%3C([\w.-]|%20){1,60}%3E|\{\{\s*([\w .-]{1,60}?)\s*\}\}|\$\{(\w{1,60})\}/gi;
const DOTS = '••••••';

/** Every place of the page that a value goes to. */
export class Places {
  readonly #holes = new Map<string, Hole[]>();
  readonly #links: readonly LinkHole[];
  readonly #keyOf: (name: string) => string;

  constructor(root: ParentNode, keyOf: (name: string) => string) {
    this.#keyOf = keyOf;
    for (const node of root.querySelectorAll<HTMLElement>('var[data-key]')) {
      const { key = '', place = 'none' } = node.dataset;
      const holes = this.#holes.get(key) ?? [];
      holes.push({ node, place: place as Place, asWritten: node.textContent });
      this.#holes.set(key, holes);
    }
    this.#links = Array.from(root.querySelectorAll<HTMLAnchorElement>('a[href]')).flatMap((link) => {
      const template = link.getAttribute('href') ?? '';
      IN_LINK.lastIndex = 0;
      return IN_LINK.test(template) ? [{ link, template }] : [];
    });
  }

  /** Writes one value into every place that waits for it. */
  fill(key: string, values: Values): void {
    const { text, state } = values.of(key);
    const isSecret = values.isSecret(key);
    for (const hole of this.#holes.get(key) ?? []) fillHole(hole, text, state, isSecret);
    for (const { link, template } of this.#links) link.href = this.#linkOf(template, values);
  }

  #linkOf(template: string, values: Values): string {
    return template.replace(IN_LINK, (found: string, ...rest: unknown[]) => {
      const offset = rest.findLast((item): item is number => typeof item === 'number') ?? 0;
      const key = this.#keyOf(
        decodeURIComponent(found)
          .replace(/[<>{}$]/g, '')
          .trim(),
      );
      const { text, state } = values.of(key);
      // Which server a link leads to is not for an address to say.
      const isServer = !/^[a-z]+:\/\/[^/?#]+[/?#]|^[/?#.]/i.test(template.slice(0, offset));
      if (state === 'open' || values.isSecret(key) || (isServer && state === 'unsure')) return found;
      if (isServer && offset === 0) return found;
      return encodeURIComponent(text);
    });
  }
}

function fillHole({ node, place, asWritten }: Hole, text: string, state: State, isSecret: boolean): void {
  // A word from an address is never what is run.
  const mayStand = state === 'set' || (state === 'unsure' && place !== 'command');
  const filled = mayStand ? written(text, place) : undefined;
  const shown = filled === undefined ? asWritten : isSecret ? DOTS : filled;
  if (node.textContent !== shown) node.textContent = shown;
  const next = filled === undefined ? (state === 'open' ? 'open' : 'refused') : state;
  if (node.dataset['state'] !== next) node.dataset['state'] = next;
  if (filled !== undefined && isSecret) hidden.set(node, filled);
  else hidden.delete(node);
}
