import { derive } from '../../../src/graph/derived.ts';
import type { Graph } from '../../../src/graph/build.ts';
import type { Repository } from '../../../src/repository/facts.ts';
import { provideSource } from '../../../src/site/source.ts';
import { graphOf, TODAY } from '../pipeline.ts';
import type { Files } from '../tree.ts';

/** Makes a content tree what pages are made from. Nothing is rendered. */
export function siteOf(files: Files, repository?: Repository): Graph {
  const graph = graphOf(files);
  provideSource({
    graph,
    derived: derive(graph, TODAY),
    problems: [],
    texts: new Map(),
    bodies: Promise.resolve(new Map()),
    expressions: new Map(),
    base: '/ops/',
    url: undefined,
    build: { time: '2026-11-20T03:00:00Z', version: '0' },
    repository,
    isDev: false,
  });
  return graph;
}
