import { type z, globalRegistry } from 'zod';
import { takes } from './types.ts';

/** One field of a set, as the reference lists it. */
export interface Field {
  readonly name: string;
  readonly description: string;
  readonly isRequired: boolean;
  /** What it takes, in words: `a date, such as 2026-11-20`. */
  readonly words: string;
  /** As it would be written; absent where there is no default. */
  readonly fallback?: string;
  /** The fields of the set that it takes, or takes a list of; empty for anything else. */
  readonly fields: readonly Field[];
}

/** Every field of a set, with the fields within. */
export function fieldsOf(schema: z.core.$ZodObject): Field[] {
  return Object.entries(schema._zod.def.shape).map(([name, field]) => {
    const layers = layersOf(field);
    const object = layers.find((layer) => layer._zod.def.type === 'object') as z.core.$ZodObject | undefined;
    return {
      name,
      description: globalRegistry.get(field)?.description ?? '',
      isRequired: field._zod.optin === undefined,
      words: wordsIn(layers),
      ...fallbackIn(layers),
      fields: object ? fieldsOf(object) : [],
    };
  });
}

/** A schema and all that it wraps or chooses between, from the outside inwards. */
function layersOf(schema: z.core.$ZodType): z.core.$ZodType[] {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case 'optional':
    case 'default':
      return [schema, ...layersOf(def.innerType)];
    case 'array':
      return [schema, ...layersOf(def.element)];
    case 'union':
      return [schema, ...def.options.flatMap(layersOf)];
    case 'pipe':
      return [schema, ...layersOf(def.in), ...layersOf(def.out)];
    default:
      return [schema];
  }
}

const PLAIN: Readonly<Record<string, string>> = {
  array: 'a list of texts',
  boolean: 'true or false',
  string: 'text',
  url: 'an address that begins with https:// or http://',
};

/** The outermost layer that has words of its own. */
function wordsIn(layers: readonly z.core.$ZodType[]): string {
  for (const layer of layers) {
    const { def } = (layer as z.core.$ZodTypes)._zod;
    const format = def.type === 'string' && 'format' in def ? String(def.format) : def.type;
    const words = takes.get(layer)?.words ?? PLAIN[format];
    if (words !== undefined) return words;
  }
  return 'a value';
}

function fallbackIn(layers: readonly z.core.$ZodType[]): { fallback?: string } {
  const def = (layers[0] as z.core.$ZodTypes)._zod.def;
  if (def.type !== 'default') return {};
  const { defaultValue: value } = def;
  return { fallback: typeof value === 'string' ? value : JSON.stringify(value) };
}
