import { getStaticTOMLValue, ParseError, parseTOML, traverseNodes, type AST } from 'toml-eslint-parser';
import { NO_FIELDS, LinePositions, spanLookup, type FieldSet } from './field-set.ts';
import { firstSentence } from './yaml.ts';

export interface ParsedToml extends FieldSet {
  /** Without their `#`. */
  readonly comments: readonly string[];
}

/** Reads TOML that begins at line `firstLine` of a file, as `readYaml` reads YAML: https://toml.io/en/v1.0.0 */
export function readToml(toml: string, firstLine: number): ParsedToml {
  const spanAt = spanLookup(toml, firstLine);
  try {
    const program = parseTOML(toml);
    keepSpelling(program);
    const place = placeOf(program);
    return {
      data: getStaticTOMLValue(program) as Record<string, unknown>,
      at: (path) => spanAt(...place.nearest(path, 'value')),
      keyAt: (path) => spanAt(...place.nearest(path, 'key')),
      faults: [],
      comments: program.comments.map(({ value }) => value),
    };
  } catch (error) {
    const index = error instanceof ParseError ? error.index : 0;
    const reason = firstSentence((error as Error).message);
    return { ...NO_FIELDS, comments: [], faults: [{ what: 'broken', span: spanAt(index, index), reason }] };
  }
}

/** Dates are texts here, as YAML has them, and `7.10` is a name. */
function keepSpelling(program: AST.TOMLProgram): void {
  traverseNodes(program, {
    enterNode(node) {
      if (node.type !== 'TOMLValue') return;
      const value = node as { value: unknown };
      if ('datetime' in node) value.value = node.datetime.replace(/^(\S+) /, '$1T');
      else if ('number' in node && String(node.value) !== node.number) value.value = node.number;
    },
    leaveNode() {},
  });
}

function placeOf(program: AST.TOMLProgram): LinePositions {
  const enterValue = (place: LinePositions, node: AST.TOMLContentNode): void => {
    if (node.type === 'TOMLInlineTable') for (const field of node.body) enterField(place, field);
    if (node.type !== 'TOMLArray') return;
    for (const [index, item] of node.elements.entries())
      enterValue(place.within(index).put(item.range, item.range), item);
  };
  const enterField = (table: LinePositions, { key, value }: AST.TOMLKeyValue): void =>
    enterValue(follow(table, key.keys.map(nameOf)).put(key.range, value.range), value);
  const top = new LinePositions();
  for (const node of program.body[0].body) {
    if (node.type === 'TOMLKeyValue') enterField(top, node);
    else {
      const table = follow(top, node.resolvedKey).put(node.key.range, node.key.range);
      for (const field of node.body) enterField(table, field);
    }
  }
  return top;
}

function follow(place: LinePositions, path: readonly (string | number)[]): LinePositions {
  return path.reduce((around, step) => around.within(step), place);
}

function nameOf(key: AST.TOMLBare | AST.TOMLQuoted): string {
  return key.type === 'TOMLBare' ? key.name : key.value;
}
