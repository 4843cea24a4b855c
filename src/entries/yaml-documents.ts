import { parseDocument, type Document } from 'yaml';
import type { TextRange } from './field-set.ts';
import { firstSentence, YAML_OPTIONS } from './yaml.ts';

/** One document of a text that may hold several, as the library has it. Offsets count from the beginning of the whole text. */
export interface YamlDocument {
  /** Absent where nothing at all could be made of it. */
  readonly document: Document | undefined;
  /** What to add to the ranges of the document's nodes. */
  readonly offset: number;
  /** In the order of their places. The nodes around them are what the library guessed. */
  readonly errors: readonly YamlError[];
}

export interface YamlError {
  readonly range: TextRange;
  readonly reason: string;
}

/**
 * Reads every document of a text; what is wrong in one is told with it and hides none of the others. The text begins at
 * `offset` of a larger one, which the places go by.
 */
export function readDocuments(yaml: string, offset = 0): YamlDocument[] {
  return documentStarts(yaml).map((start, index, starts) =>
    readPart(yaml.slice(start, starts[index + 1]), offset + start),
  );
}

function readPart(yaml: string, offset: number): YamlDocument {
  try {
    const document = parseDocument(yaml, { ...YAML_OPTIONS, prettyErrors: false });
    const errors = document.errors.map(({ pos, message }) => ({
      range: shiftRange(pos, offset),
      reason: firstSentence(message),
    }));
    return { document, offset, errors: errors.toSorted((a, b) => a.range[0] - b.range[0]) };
  } catch (error) {
    const reason = firstSentence((error as Error).message);
    return { document: undefined, offset, errors: [{ range: [offset, offset], reason }] };
  }
}

/**
 * Documents begin at a line `---` or behind a line `...`, which stand in no value:
 * https://yaml.org/spec/1.2.2/#912-document-markers. Directives (`%YAML`) and comments belong to what follows.
 */
function documentStarts(yaml: string): number[] {
  const starts = [0];
  // `^` would match behind U+2028, too, which ends no line here.
  for (const { 0: marker, index } of yaml.matchAll(/(?<![^\n])(?:---|\.\.\.)(?![^\s])/g)) {
    const start = marker === '---' ? index : index + marker.length;
    const before = yaml.slice(starts.at(-1), start);
    if (/(?<![^\n])[ \t]*[^\s%#]/.test(before)) starts.push(start);
  }
  return starts;
}

export function shiftRange([start, end]: TextRange, offset: number): TextRange {
  return [start + offset, end + offset];
}
