import { z } from 'zod';
import { loosened } from '../schemas/loose.ts';
import { isMoment, type Moment } from '../schemas/moment.ts';
import { childOf, textOf } from '../shared/child.ts';
import { KIND_NAMES, KINDS, type Kind } from './registry.ts';
import { sharedFields } from './shared-fields.ts';

/** The fields of every entry, and the kind's own. */
function schemaWith<Fields extends z.core.$ZodShape>(fields: Fields) {
  return z.strictObject({ ...sharedFields, ...fields });
}

/** What an entry's frontmatter must be in a strict tree, by kind. */
export const SCHEMAS = Object.fromEntries(
  KIND_NAMES.map((kind) => [kind, schemaWith(KINDS[kind].fields)]),
) as unknown as { readonly [K in Kind]: ReturnType<typeof schemaWith<(typeof KINDS)[K]['fields']>> };

/** Whether a kind has a field of its own. A page of another kind may have one of that name, which was not validated. */
export function hasField(kind: Kind, name: string): boolean {
  return Object.hasOwn(KINDS[kind].fields, name);
}

/** What a page says in a field of its kind; nothing where that is not text. */
export function textField(page: Readonly<{ kind: Kind; data: object }>, name: string): string | undefined {
  return hasField(page.kind, name) ? textOf(page.data, name) : undefined;
}

/** The same of a field with a date. */
export function momentField(page: Readonly<{ kind: Kind; data: object }>, name: string): Moment | undefined {
  const value = hasField(page.kind, name) ? childOf(page.data, name) : undefined;
  return isMoment(value) ? value : undefined;
}

/** As an author may write it. */
export type InputOf<K extends Kind> = z.input<(typeof SCHEMAS)[K]>;

/** As a strict schema gives it back. */
export type DataOf<K extends Kind> = z.output<(typeof SCHEMAS)[K]>;

/** As a lenient schema gives it back: what a strict tree requires may be missing. */
export type LenientDataOf<K extends Kind> = Omit<DataOf<K>, RequiredNames<K>> &
  Partial<Pick<DataOf<K>, RequiredNames<K>>>;

type RequiredNames<K extends Kind> = {
  [Name in keyof DataOf<K>]-?: Name extends keyof InputOf<K>
    ? Record<never, never> extends Pick<InputOf<K>, Name>
      ? never
      : Name
    : never;
}[keyof DataOf<K>];

const lenient = new Map<Kind, z.core.$ZodType>();

/** The same schema for trees that were only found: unknown fields pass, at any depth, and the entry needs none. */
export function lenientOf<K extends Kind>(kind: K): z.core.$ZodType<LenientDataOf<K>> {
  const schema = lenient.get(kind) ?? loosened(SCHEMAS[kind]);
  lenient.set(kind, schema);
  return schema as z.core.$ZodType<LenientDataOf<K>>;
}
