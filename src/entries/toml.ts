import { getStaticTOMLValue, ParseError, parseTOML, traverseNodes, type AST } from 'toml-eslint-parser';
import type { FieldPath } from '../schemas/walk.ts';
import { NO_FIELDS, spansIn, type FieldSet, type Range } from './field-set.ts';
import { firstSentence } from './yaml.ts';

/** Where a field's name and its value stand. */
interface Place {
  readonly key: Range;
  readonly value: Range;
}

export interface Toml extends FieldSet {
  /** Without their `#`. */
  readonly comments: readonly string[];
}

/** Reads TOML that begins at line `firstLine` of a file, as `readYaml` reads YAML: https://toml.io/en/v1.0.0 */
export function readToml(toml: string, firstLine: number): Toml {
  const spanAt = spansIn(toml, firstLine);
  try {
    const program = parseTOML(toml);
    keepSpelling(program);
    const places = placesIn(program);
    const at = (path: FieldPath, part: keyof Place) =>
      spanAt(...(nearestPlace(places, path)?.[part] ?? [0, 0]));
    return {
      data: getStaticTOMLValue(program) as Record<string, unknown>,
      at: (path) => at(path, 'value'),
      keyAt: (path) => at(path, 'key'),
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

function placesIn(program: AST.TOMLProgram): Map<string, Place> {
  const places = new Map<string, Place>();
  const put = (path: FieldPath, key: Range, value: Range): void =>
    void places.set(JSON.stringify(path), { key, value });
  const enterValue = (path: FieldPath, node: AST.TOMLContentNode): void => {
    if (node.type === 'TOMLInlineTable') for (const field of node.body) enterField(path, field);
    if (node.type !== 'TOMLArray') return;
    for (const [index, item] of node.elements.entries()) {
      put([...path, index], item.range, item.range);
      enterValue([...path, index], item);
    }
  };
  const enterField = (above: FieldPath, { key, value }: AST.TOMLKeyValue): void => {
    const path = [...above, ...key.keys.map(nameOf)];
    put(path, key.range, value.range);
    enterValue(path, value);
  };
  for (const node of program.body[0].body) {
    if (node.type === 'TOMLKeyValue') enterField([], node);
    else {
      put(node.resolvedKey, node.key.range, node.key.range);
      for (const field of node.body) enterField(node.resolvedKey, field);
    }
  }
  return places;
}

function nameOf(key: AST.TOMLBare | AST.TOMLQuoted): string {
  return key.type === 'TOMLBare' ? key.name : key.value;
}

/** The nearest place around it where it has none of its own. */
function nearestPlace(places: ReadonlyMap<string, Place>, path: FieldPath): Place | undefined {
  for (let depth = path.length; depth > 0; depth--) {
    const place = places.get(JSON.stringify(path.slice(0, depth)));
    if (place) return place;
  }
  return undefined;
}
