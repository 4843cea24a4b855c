import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { runChecks } from '../../src/checks/run.ts';
import type { Entry } from '../../src/entries/entry.ts';
import { readContent } from '../../src/entries/read.ts';
import { buildGraph, type LinkEdge, type Graph } from '../../src/graph/build.ts';
import { deriveStates } from '../../src/graph/derived.ts';
import { TODAY } from './pipeline.ts';

/*
 * Small trees as other generators have them, and beside each what is read there: `<dialect>.yaml`. What a page says in our own
 * words already is not repeated.
 */
const FIXTURES = path.join(import.meta.dirname, '../fixtures/dialects');
const dialects = fs.readdirSync(FIXTURES).filter((name) => !name.includes('.'));

test.each(dialects)('%s', async (dialect) => {
  const graph = buildGraph(readContent(path.join(FIXTURES, dialect)));
  const problems = runChecks(graph, deriveStates(graph, TODAY));
  const found = {
    pages: Object.fromEntries(graph.content.entries.map((entry) => [entry.file, shown(entry, graph)])),
    problems: problems.map(({ file, line, column, id }) => `${file}:${line}:${column} ${id}`),
  };
  await expect(stringify(found, { lineWidth: 0 })).toMatchFileSnapshot(
    path.join(FIXTURES, `${dialect}.yaml`),
  );
});

function shown(entry: Entry, graph: Graph): object {
  const { kind, url, title, names, summary, services, alerts, data, inferred, outline } = entry;
  const { title: _t, description: _d, kind: _k, ...fields } = data as Record<string, unknown>;
  return {
    kind,
    url,
    title,
    ...(names.length > 0 && { names }),
    ...(summary !== '' && { summary }),
    ...(services.length > 0 && { services }),
    ...(alerts.length > 0 && { alerts }),
    fields,
    inferred,
    headings: outline.headings.map(({ level, text, id }) => `h${level} #${id} ${text}`),
    ...(outline.htmlIds.length > 0 && { anchors: outline.htmlIds }),
    links: (graph.edges.get(entry) ?? []).map(leadOf),
    blocks: outline.blocks.map(({ language, code }) => `${language}: ${code}`),
  };
}

function leadOf({ reference, resolution }: LinkEdge): string {
  const to = {
    entry: () => resolution.to === 'entry' && `${resolution.entry.file} ${resolution.anchor.at}`,
    file: () => resolution.to === 'file' && resolution.file,
    folder: () => resolution.to === 'folder' && resolution.url,
    external: () => 'elsewhere',
    repository: () => 'repository',
    broken: () => 'NOWHERE',
  }[resolution.to]();
  return `${reference.target} → ${to}`;
}
