import type { MdxJsxFlowElement, MdxJsxTextElement } from 'satteri';

export interface Attributes {
  readonly values: ReadonlyMap<string, string | true>;
  /** Those that only running them would tell, as they are named in a sentence: `onClick={…}`. */
  readonly code: readonly string[];
}

const TEXT = /^\s*(?:"([^"\\]*)"|'([^'\\]*)'|`([^`\\$]*)`|(-?\d[\d.]*))\s*$/;

/** The text that an expression is, where nothing must be run to know it: `"x"`, `42`. */
export function literalOf(expression: string): string | undefined {
  const [, double, single, template, number] = TEXT.exec(expression) ?? [];
  return double ?? single ?? template ?? number;
}

export function attributesOf({ attributes }: MdxJsxFlowElement | MdxJsxTextElement): Attributes {
  const values = new Map<string, string | true>();
  const code: string[] = [];
  for (const attribute of attributes) {
    if (attribute.type === 'mdxJsxExpressionAttribute') {
      code.push(`{${attribute.value}}`);
      continue;
    }
    const { name, value } = attribute;
    if (value === null || value === undefined) values.set(name, true);
    else if (typeof value === 'string') values.set(name, value);
    else {
      const literal = /^\s*true\s*$/.test(value.value) ? true : literalOf(value.value);
      if (literal !== undefined) values.set(name, literal);
      // No page keeps styles of its own.
      else if (name !== 'style' && !/^\s*false\s*$/.test(value.value)) code.push(`${name}={…}`);
    }
  }
  return { values, code };
}
