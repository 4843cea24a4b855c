import fs from 'node:fs';
import path from 'node:path';
import { parse } from '@astrojs/compiler-rs';
import { expect, test } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '../../..');

/** Attributes whose text a reader sees or hears, in HTML and as properties of our components. */
const READ_ATTRIBUTES = new Set(
  'alt aria-label aria-description count heading label lead placeholder summary term title data-label'.split(
    ' ',
  ),
);

interface Node {
  readonly type?: string;
  readonly [key: string]: unknown;
}

/** Text of a template that a reader sees: text between tags, in attributes, and strings of its expressions. */
function* literals(node: Node, inTemplate = false): Generator<string> {
  const { type } = node;
  if (
    type === 'AstroFrontmatter' ||
    type === 'AstroScript' ||
    type === 'AstroDoctype' ||
    type === 'AstroComment'
  )
    return;
  if (type === 'JSXText' && hasWords(node['value'])) yield String(node['value']).trim();
  if (type === 'JSXAttribute') {
    const { name, value } = node as { name?: { name?: string }; value?: Node };
    if (!READ_ATTRIBUTES.has(name?.name ?? '')) return;
    if (value?.type === 'Literal' && hasWords(value['value']))
      yield `${name?.name}="${String(value['value'])}"`;
  }
  if (type === 'BinaryExpression' || type === 'CallExpression') {
    // Strings that are compared, or given to a function, are no text of the page; functions may return some.
    for (const part of Object.values(node).flat())
      if (isNode(part) && part.type !== 'Literal' && part.type !== 'TemplateLiteral')
        yield* literals(part, inTemplate);
    return;
  }
  if (inTemplate && type === 'Literal' && hasWords(node['value'])) yield `'${String(node['value'])}'`;
  if (inTemplate && type === 'TemplateElement' && hasWords((node['value'] as { raw: string }).raw))
    yield `\`${(node['value'] as { raw: string }).raw}\``;
  for (const part of Object.values(node).flat())
    if (isNode(part)) yield* literals(part, inTemplate || type === 'JSXExpressionContainer');
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null;
}

function hasWords(text: unknown): boolean {
  return typeof text === 'string' && /\p{L}{2}/u.test(text.replace(/&\w+;/g, ''));
}

test('no template contains text: it is in src/texts', () => {
  const files = fs.globSync('src/**/*.astro', { cwd: ROOT });
  expect(files.length).toBeGreaterThan(80);
  const found = files.flatMap((file) => {
    const { ast } = parse(fs.readFileSync(path.join(ROOT, file), 'utf8'));
    return [...literals(ast as unknown as Node)].map((text) => `${file}: ${text}`);
  });
  expect(found).toEqual([]);
});
