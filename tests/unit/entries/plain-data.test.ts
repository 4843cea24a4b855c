import path from 'node:path';
import v8 from 'node:v8';
import { describe, expect, test } from 'vitest';
import { runChecks } from '../../../src/checks/run.ts';
import type { Content } from '../../../src/entries/entry.ts';
import { readContent } from '../../../src/entries/read.ts';
import { parseWritten } from '../../../src/entries/parsed-markdown.ts';
import { buildGraph } from '../../../src/graph/build.ts';
import { deriveStates } from '../../../src/graph/derived.ts';
import type { Problem } from '../../../src/shared/diagnostic.ts';
import { TODAY } from '../pipeline.ts';

const ROOT = path.join(import.meta.dirname, '../../..');
const COPIES: readonly (readonly [string, (content: Content) => Content])[] = [
  ['structuredClone', structuredClone],
  ['v8.serialize', (content) => v8.deserialize(v8.serialize(content)) as Content],
];

function problemsOf(content: Content): Problem[] {
  const graph = buildGraph(content);
  return runChecks(graph, deriveStates(graph, TODAY));
}

describe.each(['content', 'tests/fixtures/dialects', 'tests/fixtures/oddities/pages'])('%s', (folder) => {
  const content = readContent(path.join(ROOT, folder));
  test.each(COPIES)('what was read, copied by %s, is the same and means the same', (_name, copy) => {
    const copied = copy(content);
    expect(content.entries.length).toBeGreaterThan(0);
    expect(copied).toStrictEqual(content);
    expect(problemsOf(copied)).toEqual(problemsOf(content));
    expect(copied.entries.map((entry) => parseWritten(entry))).toEqual(
      content.entries.map((entry) => parseWritten(entry)),
    );
  });

  test('what was read is plain enough for JSON, which knows no undefined', () => {
    const { entries, rules } = content;
    expect(JSON.parse(JSON.stringify({ entries, rules }))).toEqual({ entries, rules });
  });
});
