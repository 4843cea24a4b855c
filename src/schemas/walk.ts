import type { z } from 'zod';
import { childOf } from '../shared/child.ts';
import { references, type Reference } from './references.ts';

/** From the entry's data inwards: `['checkpoints', 0, 'id']`. */
export type FieldPath = readonly (string | number)[];

/** A reference as it stands in an entry's data. */
export interface FoundReference extends Reference {
  readonly path: FieldPath;
  readonly value: string;
}

/** Every reference in `data`, which `schema` has parsed, in the order of the schema's fields. */
export function referencesIn(schema: z.core.$ZodType, data: unknown): FoundReference[] {
  const found: FoundReference[] = [];
  collect(schema, data, [], found);
  return found;
}

/** The names that the set of fields at `path` may have; none where there is no set of fields. */
export function fieldNamesAt(schema: z.core.$ZodType, data: unknown, path: FieldPath): string[] {
  const [key, ...rest] = path;
  for (const layer of layersOf(schema, data)) {
    const { def } = (layer as z.core.$ZodTypes)._zod;
    if (def.type === 'array' && typeof key === 'number')
      return fieldNamesAt(def.element, childOf(data, key), rest);
    if (def.type !== 'object') continue;
    if (key === undefined) return Object.keys(def.shape);
    const field = def.shape[key];
    return field ? fieldNamesAt(field, childOf(data, key), rest) : [];
  }
  return [];
}

function collect(schema: z.core.$ZodType, data: unknown, path: FieldPath, found: FoundReference[]): void {
  for (const layer of layersOf(schema, data)) {
    const reference = references.get(layer);
    if (reference && typeof data === 'string') {
      found.push({ ...reference, path, value: data });
      return;
    }
    const { def } = (layer as z.core.$ZodTypes)._zod;
    if (def.type === 'array' && Array.isArray(data)) {
      for (const [i, item] of data.entries()) collect(def.element, item, [...path, i], found);
    }
    if (def.type === 'object') {
      for (const [key, field] of Object.entries(def.shape))
        if (childOf(data, key) !== undefined) collect(field, childOf(data, key), [...path, key], found);
    }
  }
}

/** A schema and what it wraps, down to the part that fits the shape of `data`. */
function layersOf(schema: z.core.$ZodType, data: unknown): z.core.$ZodType[] {
  const inner = innerOf(schema, data);
  return inner ? [schema, ...layersOf(inner, data)] : [schema];
}

function innerOf(schema: z.core.$ZodType, data: unknown): z.core.$ZodType | undefined {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case 'optional':
    case 'default':
      return def.innerType;
    case 'pipe':
      return throughPipe(def);
    case 'union':
      return def.options.find((option) => fits(option, data));
    default:
      return undefined;
  }
}

/** Our transforms keep a value in the shape of one of their inputs, so what they transform describes what comes out. */
function throughPipe({ in: input, out }: z.core.$ZodPipeDef): z.core.$ZodType {
  return out._zod.def.type === 'transform' ? input : out;
}

/** By shape only: no two parts of our unions have the same. */
function fits(schema: z.core.$ZodType, data: unknown): boolean {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case 'array':
      return Array.isArray(data);
    case 'object':
      return typeof data === 'object' && data !== null && !Array.isArray(data);
    case 'optional':
    case 'default':
      return fits(def.innerType, data);
    case 'pipe':
      return fits(throughPipe(def), data);
    case 'union':
      return def.options.some((option) => fits(option, data));
    case 'enum':
      return typeof data === 'string';
    default:
      return typeof data === def.type;
  }
}
