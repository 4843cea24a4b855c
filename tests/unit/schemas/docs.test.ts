import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { fieldsOf, type Field } from '../../../src/schemas/field-list.ts';
import { jsonSchemaOf, settingsJsonSchema } from '../../../src/kinds/json-schema.ts';
import { KIND_NAMES, KINDS } from '../../../src/kinds/registry.ts';
import { referencePages } from '../../../src/kinds/field-pages.ts';
import { SCHEMAS } from '../../../src/kinds/schemas.ts';
import { settingsSchema } from '../../../src/kinds/settings.ts';
import { fieldsIn } from './frontmatter.ts';

test('docs/fields is fresh', () => {
  const { status, stderr } = spawnSync(process.execPath, ['bin/make-docs.js', '--check'], {
    encoding: 'utf8',
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});

test('every link of the reference leads to a heading or a page', () => {
  const pages = referencePages();
  for (const [name, text] of pages) {
    const headings = [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
      heading.toLowerCase().replace(/[^\w -]/g, ''),
    );
    const links = [...text.matchAll(/\]\(([^)]+)\)/g)].map(([, target = '']) => target);
    const dead = links.filter((to) =>
      to.startsWith('#') ? !headings.includes(to.slice(1)) : !pages.has(to),
    );
    expect({ name, dead }).toEqual({ name, dead: [] });
  }
});

describe.each([
  ...KIND_NAMES.map((kind) => [kind, SCHEMAS[kind]] as const),
  ['settings', settingsSchema] as const,
])('%s', (_name, schema) => {
  test('describes every field in a sentence, and in words what it takes', () => {
    const poor = flat(fieldsOf(schema)).filter(
      ({ description, words }) => !/^[\p{Lu}`].+[.]$/u.test(description) || words === 'a value',
    );
    expect(poor.map(({ name }) => name)).toEqual([]);
  });
});

describe.each(KIND_NAMES)('the JSON Schema of %s', (kind) => {
  const schema = jsonSchemaOf(kind) as Schema;

  test('names itself and keeps the descriptions', () => {
    expect(schema).toMatchObject({
      $id: `/schemas/${kind}.json`,
      type: 'object',
      additionalProperties: false,
    });
    expect(schema.title).toBeTruthy();
    expect(Object.values(schema.properties ?? {}).filter(({ description }) => !description)).toEqual([]);
  });

  test('takes the example and no unknown field', () => {
    expect(takes(schema, fieldsIn(KINDS[kind].example))).toBe(true);
    expect(takes(schema, { ...fieldsIn(KINDS[kind].example), foo: 1 })).toBe(false);
  });
});

test('the JSON Schema of the settings needs nothing', () => {
  expect(settingsJsonSchema()).toMatchObject({ $id: '/schemas/handrail.json', additionalProperties: false });
  expect(settingsJsonSchema()).not.toHaveProperty('required');
});

interface Schema {
  readonly title?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean;
}

/** The part of JSON Schema that ours use, by shape alone. */
function takes(schema: Schema, value: unknown): boolean {
  if (schema.anyOf) return schema.anyOf.some((option) => takes(option, value));
  if (schema.const !== undefined) return value === schema.const;
  if (schema.enum) return schema.enum.includes(value);
  if (schema.type === 'array')
    return Array.isArray(value) && value.every((item) => takes(schema.items ?? {}, item));
  if (schema.type !== 'object') return [schema.type].flat().includes(typeof value);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const known = schema.properties ?? {};
  return (
    (schema.required ?? []).every((name) => Object.hasOwn(value, name)) &&
    Object.entries(value).every(([name, field]) => known[name] !== undefined && takes(known[name], field))
  );
}

function flat(fields: readonly Field[]): Field[] {
  return fields.flatMap((field) => [field, ...flat(field.fields)]);
}
