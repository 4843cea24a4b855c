import schema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json' with { type: 'json' };
import Ajv from 'ajv-draft-04';
import { expect, test } from 'vitest';
import { runChecks } from '../../../src/checks/run.ts';
import { renderLine } from '../../../src/cli/output-line.ts';
import { sarif } from '../../../src/cli/reporters/sarif.ts';
import { byFile } from '../../../src/shared/diagnostic.ts';
import { deriveStates } from '../../../src/graph/derived.ts';
import { graphOf, TODAY } from '../pipeline.ts';
import type { Files } from '../tree.ts';

/** The schema of SARIF 2.1.0, as Microsoft's own validator brings it along. */
const isLog = new Ajv({
  strict: false,
  unicodeRegExp: false,
  validateFormats: false,
  allErrors: true,
}).compile(schema);

interface Log {
  readonly runs: readonly [
    {
      readonly tool: { readonly driver: { readonly rules: readonly { id: string }[] } };
      readonly results: readonly Result[];
    },
  ];
}
interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly locations: readonly { physicalLocation: { artifactLocation: { uri: string }; region: object } }[];
  readonly relatedLocations?: readonly object[];
}

function logOf(files: Files): Log {
  const graph = graphOf(files);
  const problems = runChecks(graph, deriveStates(graph, TODAY));
  return JSON.parse(
    [...sarif({ graph, files: byFile(problems), lineAt: () => '', took: () => 0 })]
      .flat()
      .map(renderLine)
      .join('\n'),
  ) as Log;
}

test('a log that the schema of SARIF 2.1.0 takes, with and without results', () => {
  for (const files of [
    { 'a.md': '# A' },
    {
      'a, b%3A.md': '# A\n\n[x](no,where:100%25.md)\n\n![y](https://x.example/y.png)',
      'A.md': '# A',
      'a.md': '# A\n\n<!-- never\n\nended',
      'handrail.yaml': 'strict: 1',
    },
  ]) {
    isLog(logOf(files));
    expect(isLog.errors ?? []).toEqual([]);
  }
});

test('the schema is one: it refuses what is no log', () => {
  expect(isLog({ version: '2.1.0', runs: [{ results: [] }] })).toBe(false);
});

const region = (startLine: number, startColumn: number, endColumn: number) => ({
  startLine,
  startColumn,
  endLine: startLine,
  endColumn,
});

test('each result has its rule, its level and its place', () => {
  const [run] = logOf({
    'A.md': '# A',
    'a.md': '# A\n\n[x](nowhere.md) ![y](https://x.example/y.png)',
  }).runs;
  const results = run.results.map(({ ruleId, ruleIndex, level, locations, relatedLocations }) => [
    ruleId,
    run.tool.driver.rules[ruleIndex]?.id,
    level,
    locations[0]?.physicalLocation.artifactLocation.uri.endsWith('/tree/a.md'),
    locations[0]?.physicalLocation.region,
    relatedLocations?.length,
  ]);
  expect(results).toEqual([
    ['schema/duplicate-id', 'schema/duplicate-id', 'warning', true, region(1, 1, 1), 1],
    ['link/broken', 'link/broken', 'warning', true, region(3, 1, 16), undefined],
    ['link/remote-image', 'link/remote-image', 'note', true, region(3, 17, 46), undefined],
  ]);
});
