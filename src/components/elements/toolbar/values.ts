import type { ToolbarField } from '../../../site/runbook-toolbar.ts';
import { valueError } from './validity.ts';

/**
 * - `set`: the reader's, or the author's default
 * - `unconfirmed`: from the address, and not accepted yet
 * - `open`: none, or none that may be used
 */
export type State = 'set' | 'unconfirmed' | 'open';

export interface Value {
  readonly text: string;
  readonly state: State;
  /** The reader or the author wrote it, and no address. */
  readonly isTyped: boolean;
}

/** The tab's own, so that two incidents in two tabs do not mix, and nothing is left when it is closed. */
const STORE = 'handrail-values';
const USED_ADDRESSES = 'handrail-taken';

/** Where a value is from; what came with an address and was accepted is still not typed. */
type Origin = 'typed' | 'accepted' | 'address';

type Kept = Record<string, readonly [text: string, origin: Origin]>;

/** The values of one incident, by key, across the pages that the reader opens in this tab. */
export class Values {
  readonly #fields: ReadonlyMap<string, ToolbarField>;
  readonly #secrets = new Map<string, string>();
  #kept: Kept;

  constructor(fields: readonly ToolbarField[]) {
    this.#fields = new Map(fields.map((field) => [field.key, field]));
    this.#kept = readJson<Kept>(STORE) ?? {};
  }

  /** What stands in the field, right or not. */
  written(key: string): string {
    return this.#secrets.get(key) ?? this.#keptOf(key)?.[0] ?? this.#fields.get(key)?.default ?? '';
  }

  of(key: string): Value {
    const field = this.#fields.get(key);
    const text = this.written(key);
    if (!field || text === '' || valueError(text, field) !== '')
      return { text: '', state: 'open', isTyped: false };
    const origin = this.isSecret(key) ? 'typed' : (this.#keptOf(key)?.[1] ?? 'typed');
    const isSure = origin === 'typed' || origin === 'accepted';
    return { text, state: isSure ? 'set' : 'unconfirmed', isTyped: origin === 'typed' };
  }

  isSecret(key: string): boolean {
    return this.#fields.get(key)?.isSecret === true;
  }

  set(key: string, text: string): void {
    if (this.isSecret(key)) this.#secrets.set(key, text);
    else this.#keep({ ...this.#kept, [key]: [text, 'typed'] });
  }

  /** An address counts once: what the reader changes afterwards outlives a reload. */
  addFromAddress(values: ReadonlyMap<string, string>, address: string): void {
    const taken = readJson<string[]>(USED_ADDRESSES) ?? [];
    if (values.size === 0 || taken.includes(address)) return;
    const brought = [...values].filter(([key, text]) => this.#keptOf(key)?.[0] !== text);
    this.#keep({
      ...this.#kept,
      ...Object.fromEntries(brought.map(([key, text]) => [key, [text, 'address'] as const])),
    });
    write(USED_ADDRESSES, JSON.stringify([...taken, address].slice(-20)));
  }

  /** All of them where no keys are named. */
  accept(keys: readonly string[] = Object.keys(this.#kept)): void {
    const accepted = keys.flatMap((key) => {
      const kept = this.#keptOf(key);
      if (!kept) return [];
      const [text, origin] = kept;
      return [[key, [text, origin === 'typed' ? origin : 'accepted'] as const] as const];
    });
    this.#keep({ ...this.#kept, ...Object.fromEntries(accepted) });
  }

  clear(): void {
    this.#secrets.clear();
    this.#keep({});
  }

  /** What may leave the page: neither secrets nor defaults. */
  shareable(): Map<string, string> {
    return new Map(
      [...this.#fields.keys()].flatMap((key) => {
        const { text, state } = this.of(key);
        return state === 'open' || this.isSecret(key) || !this.#keptOf(key) ? [] : [[key, text] as const];
      }),
    );
  }

  /** Not where the field is a secret on this page: another page may not have known that. */
  #keptOf(key: string): Kept[string] | undefined {
    return this.isSecret(key) || !Object.hasOwn(this.#kept, key) ? undefined : this.#kept[key];
  }

  #keep(kept: Kept): void {
    this.#kept = kept;
    write(STORE, JSON.stringify(kept));
  }
}

function readJson<Shape>(name: string): Shape | undefined {
  try {
    return JSON.parse(sessionStorage.getItem(name) ?? 'null') ?? undefined;
  } catch {
    return undefined;
  }
}

/** Where storing is forbidden, values hold for this page. */
function write(name: string, text: string): void {
  try {
    sessionStorage.setItem(name, text);
  } catch {
    // As said.
  }
}
