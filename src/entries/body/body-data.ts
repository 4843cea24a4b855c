import type { FieldPath } from '../../schemas/walk.ts';
import { childOf } from '../../shared/child.ts';
import { FILE_START, type Span } from '../../shared/position.ts';
import { pointerTo } from '../spans.ts';

/** A value of a field as frontmatter would have it, with the place of it and of what is in it. */
export type Placed = {
  readonly value:
    string | number | boolean | readonly Placed[] | Readonly<Record<string, Placed | undefined>>;
  readonly span: Span;
};

/** Fields that a text says: the same shape as those of a frontmatter, to be validated by the same schema. */
export class BodyData {
  readonly data: Record<string, unknown> = {};
  /** The rule that read each field, e.g. `label Priority`. */
  readonly rules: Record<string, string> = {};
  readonly #spans = new Map<string, Span>();

  /** The first value of a field counts. Fields of sets are given by their path: `waits_for.text`. */
  put(field: string, placed: Placed | undefined, rule: string): void {
    if (placed === undefined) return;
    const path = field.split('.');
    const [first = field, second] = path;
    if (second === undefined ? first in this.data : childOf(this.data[first], second) !== undefined) return;
    const value = this.#store(path, placed);
    if (second === undefined) this.data[first] = value;
    else {
      if (!(first in this.data)) this.#spans.set(pointerTo([first]), placed.span);
      this.data[first] = { ...(this.data[first] as object | undefined), [second]: value };
    }
    this.rules[first] ??= rule;
  }

  readonly at = (path: FieldPath): Span => {
    for (let depth = path.length; depth > 0; depth--) {
      const span = this.#spans.get(pointerTo(path.slice(0, depth)));
      if (span) return span;
    }
    return FILE_START;
  };

  #store(path: FieldPath, { value, span }: Placed): unknown {
    this.#spans.set(pointerTo(path), span);
    if (Array.isArray(value))
      return (value as readonly Placed[]).map((item, i) => this.#store([...path, i], item));
    if (typeof value !== 'object') return value;
    return Object.fromEntries(
      Object.entries(value as Readonly<Record<string, Placed | undefined>>).flatMap(([name, inner]) =>
        inner === undefined ? [] : [[name, this.#store([...path, name], inner)]],
      ),
    );
  }
}
