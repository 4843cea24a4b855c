import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { runChecks } from '../../src/checks/run.ts';
import type { Entry } from '../../src/entries/entry.ts';
import { readContent } from '../../src/entries/read.ts';
import { buildGraph, type LinkEdge } from '../../src/graph/build.ts';
import { deriveStates } from '../../src/graph/derived.ts';
import { shownOf, TODAY } from './pipeline.ts';

/* Pages with what is found in the wild, `pages/<oddity>.md`, and beside them what each becomes: `<oddity>.yaml`. */
const FIXTURES = path.join(import.meta.dirname, '../fixtures/oddities');
const graph = buildGraph(readContent(path.join(FIXTURES, 'pages')));
const problems = runChecks(graph, deriveStates(graph, TODAY));

test.each(graph.content.entries.map((entry) => [entry.file, entry] as const))('%s', async (file, entry) => {
  const expected = path.join(FIXTURES, file.replace(/\.md$/, '.yaml'));
  await expect(stringify(seen(entry), { lineWidth: 0, blockQuote: 'literal' })).toMatchFileSnapshot(expected);
});

test('every line of a text keeps its width', () => {
  for (const { source, text } of graph.content.entries) {
    const isBlank = source.split('\n').map((line) => line.trim() === '');
    const kept = widths(text).map((width, index) => (isBlank[index] ? 0 : width));
    expect(kept).toEqual(widths(source).map((width, index) => (isBlank[index] ? 0 : width)));
  }
});

test('every expectation has its page', () => {
  const yaml = fs.readdirSync(FIXTURES).filter((name) => name.endsWith('.yaml'));
  expect(yaml).toEqual(graph.content.entries.map(({ file }) => file.replace(/\.md$/, '.yaml')).toSorted());
});

function widths(text: string): number[] {
  return text.split('\n').map((line) => line.length);
}

function seen(entry: Entry): object {
  const { title, summary, outline, file } = entry;
  return {
    title,
    summary,
    headings: outline.headings.map(({ level, text, id }) => `h${level} #${id} ${text}`),
    ...(outline.htmlIds.length > 0 && { anchors: outline.htmlIds }),
    links: (graph.edges.get(entry) ?? []).map(leadOf),
    problems: problems
      .filter((problem) => problem.file === file)
      .map(({ line, column, id, message }) => `${line}:${column} ${id}: ${message}`),
    html: shownOf(graph, entry).html,
  };
}

function leadOf({ reference, resolution }: LinkEdge): string {
  const { target, span } = reference;
  const to = (() => {
    switch (resolution.to) {
      case 'entry':
        return `${resolution.entry.file} ${'id' in resolution.anchor ? `${resolution.anchor.at} #${resolution.anchor.id}` : 'top'}`;
      case 'file':
        return resolution.file;
      default:
        return resolution.to;
    }
  })();
  return `${span.line}:${span.column} ${target.trim()} → ${to}`;
}
