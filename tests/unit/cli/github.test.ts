import path from 'node:path';
import { expect, test } from 'vitest';
import { renderLine } from '../../../src/cli/output-line.ts';
import { github } from '../../../src/cli/reporters/github.ts';
import { runChecks } from '../../../src/checks/run.ts';
import { byFile } from '../../../src/shared/diagnostic.ts';
import { deriveStates } from '../../../src/graph/derived.ts';
import { graphOf, TODAY } from '../pipeline.ts';
import { displayPath } from '../../../src/shared/path.ts';

function plain(text: string): string {
  return text
    .replaceAll('%0D', '\r')
    .replaceAll('%0A', '\n')
    .replaceAll('%3A', ':')
    .replaceAll('%2C', ',')
    .replaceAll('%25', '%');
}

/** As the runner reads a line: https://github.com/actions/toolkit/blob/main/docs/commands.md */
function read(line: string): { command: string; properties: Record<string, string>; data: string } {
  const [, command = '', list = '', data = ''] = /^::([a-z]+) ([^:]*)::(.*)$/.exec(line) ?? [];
  const properties = list.split(',').map((pair) => pair.split(/=(.*)/s).slice(0, 2));
  return {
    command,
    data: plain(data),
    properties: Object.fromEntries(properties.map(([name = '', value = '']) => [name, plain(value)])),
  };
}

test('one annotation per problem, whatever stands in it', () => {
  const graph = graphOf({
    'a, b%3A.md': '# A\n\n[x](no,where:100%25.md)\n\n![y](https://x.example/y.png)',
    'c.md': '# C\n\n<!-- never\n\nended',
  });
  const problems = runChecks(graph, deriveStates(graph, TODAY));
  const groups = github({ graph, files: byFile(problems), lineAt: () => '', took: () => 0 });
  const lines = [...groups].flat().map(renderLine);
  expect(lines).toHaveLength(problems.length + 1);
  const annotations = lines.slice(0, -1).map(read);
  expect(annotations.map(({ command, data, properties }) => [command, properties['title'], data])).toEqual(
    problems.map(({ level, id, message, hint }) => [
      level === 'info' ? 'notice' : level,
      id,
      `${message} ${hint}`,
    ]),
  );
  expect(annotations[0]?.properties).toEqual({
    file: displayPath(path.join(graph.content.root, 'a, b%3A.md')),
    line: '3',
    endLine: '3',
    col: '1',
    endColumn: '23',
    title: 'link/broken',
  });
});
