import { z } from 'zod';
import { KIND_NAMES, KINDS, type Kind } from './registry.ts';
import { SCHEMAS } from './schemas.ts';
import { settingsSchema } from './settings.ts';

type JsonSchema = z.core.JSONSchema.BaseSchema;

/** For editors: what the frontmatter of a kind may hold, as an author writes it. */
export function jsonSchemaOf(kind: Kind): JsonSchema {
  return describe(SCHEMAS[kind], kind, KINDS[kind].singular);
}

/** The same for `handrail.yaml`. */
export function settingsJsonSchema(): JsonSchema {
  return describe(settingsSchema, 'handrail', 'Settings of Handrail');
}

/** Each of them by the name of its file. */
export function schemaFiles(): Record<string, string> {
  return Object.fromEntries([
    ...KIND_NAMES.map((kind) => [`${kind}.json`, JSON.stringify(jsonSchemaOf(kind))]),
    ['handrail.json', JSON.stringify(settingsJsonSchema())],
  ]);
}

/** Draft 7 is what editors' YAML plugins read. */
function describe(schema: z.ZodObject, name: string, title: string): JsonSchema {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input', target: 'draft-7' });
  return { $schema, $id: `/schemas/${name}.json`, title, ...rest } as JsonSchema;
}
