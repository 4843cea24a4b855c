import type { Insertion } from '../../../shared/code-analysis.ts';
import { secretValues } from './command-text.ts';
import { filledLink, isTemplate } from '../../../placeholders/links.ts';
import { allowedValues, written } from './quoting.ts';
import type { Value, Values } from './values.ts';

interface Occurrence {
  readonly node: HTMLElement;
  readonly insertion: Insertion;
  readonly asWritten: string;
}

/** An address with placeholders in it. */
interface LinkTemplate {
  readonly link: HTMLAnchorElement;
  readonly template: string;
}

const DOTS = '••••••';

/** Every placeholder of the page that a value goes to. */
export class Placeholders {
  readonly #occurrences = new Map<string, Occurrence[]>();
  readonly #links: readonly LinkTemplate[];
  readonly #keyOf: (name: string) => string;

  constructor(root: ParentNode, keyOf: (name: string) => string) {
    this.#keyOf = keyOf;
    for (const node of root.querySelectorAll<HTMLElement>('var[data-key]')) {
      const { key = '', in: insertion = 'none' } = node.dataset;
      const occurrences = this.#occurrences.get(key) ?? [];
      occurrences.push({ node, insertion: insertion as Insertion, asWritten: node.textContent });
      this.#occurrences.set(key, occurrences);
    }
    this.#links = Array.from(root.querySelectorAll<HTMLAnchorElement>('a[href]')).flatMap((link) => {
      const template = link.getAttribute('href') ?? '';
      return isTemplate(template) ? [{ link, template }] : [];
    });
  }

  /** Writes one value wherever it is allowed. Returns what is allowed where it is not, each once. */
  fill(key: string, values: Values): string[] {
    const value = values.of(key);
    const isSecret = values.isSecret(key);
    const refusing = (this.#occurrences.get(key) ?? []).filter(
      (occurrence) => !fillOccurrence(occurrence, value, isSecret),
    );
    for (const { link, template } of this.#links) link.href = this.#linkOf(template, values);
    return [...new Set(refusing.map(({ insertion }) => allowedValues(insertion)))];
  }

  #linkOf(template: string, values: Values): string {
    const valueOf = (name: string): string | undefined => {
      const key = this.#keyOf(name);
      const { text, state } = values.of(key);
      return state === 'open' || values.isSecret(key) ? undefined : text;
    };
    return filledLink(template, valueOf, document.baseURI);
  }
}

/** Whether the value is there, or none is to be. */
function fillOccurrence(
  { node, insertion, asWritten }: Occurrence,
  { text, state, isTyped }: Value,
  isSecret: boolean,
): boolean {
  const filled = state === 'open' ? undefined : written(text, insertion, isTyped);
  const shown = filled === undefined ? asWritten : isSecret ? DOTS : filled;
  if (node.textContent !== shown) node.textContent = shown;
  const next = filled === undefined && state !== 'open' ? 'refused' : state;
  if (node.dataset['state'] !== next) node.dataset['state'] = next;
  if (filled !== undefined && isSecret) secretValues.set(node, filled);
  else secretValues.delete(node);
  return next !== 'refused';
}
