import { z } from 'zod';

/**
 * A copy of a schema in which unknown fields pass at any depth and the outermost fields may all be missing. What a set
 * of fields inside needs to make sense is still needed.
 */
export function loosened(schema: z.ZodObject): z.ZodObject {
  const open = opened(schema) as z.ZodObject;
  const shape = Object.entries(open.shape).map(([name, field]) => [name, mayBeMissing(field)] as const);
  return z.core.clone(open, { ...open._zod.def, shape: Object.fromEntries(shape) });
}

function mayBeMissing(field: z.core.$ZodType): z.core.$ZodType {
  return field._zod.optin !== undefined ? field : z.optional(field);
}

function opened(schema: z.core.$ZodType): z.core.$ZodType {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case 'object': {
      const shape = Object.entries(def.shape).map(([name, field]) => [name, opened(field)] as const);
      return copy(schema, { ...def, shape: Object.fromEntries(shape), catchall: z.unknown() });
    }
    case 'array':
      return copy(schema, { ...def, element: opened(def.element) });
    case 'optional':
    case 'default':
      return copy(schema, { ...def, innerType: opened(def.innerType) });
    case 'union':
      return copy(schema, { ...def, options: def.options.map(opened) });
    case 'pipe':
      return copy(schema, { ...def, in: opened(def.in), out: opened(def.out) });
    default:
      return schema;
  }
}

/** Keeps what registries know of the original. */
function copy(schema: z.core.$ZodType, def: object): z.core.$ZodType {
  return z.core.clone(schema, def as z.core.$ZodTypeDef, { parent: true });
}
