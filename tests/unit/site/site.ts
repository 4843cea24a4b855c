import { deriveStates } from '../../../src/graph/derived.ts';
import type { Repository } from '../../../src/shared/code-host.ts';
import type { Site } from '../../../src/site/site.ts';
import { graphOf, TODAY } from '../pipeline.ts';
import type { Files } from '../tree.ts';

/** What pages of a content tree are made from. Nothing is rendered. */
export function siteOf(files: Files, repository?: Repository): Site {
  const graph = graphOf(files);
  return {
    graph,
    derived: deriveStates(graph, TODAY),
    problems: [],
    bodies: new Map(),
    expressions: new Map(),
    base: '/ops/',
    assets: '',
    url: undefined,
    build: { time: '2026-11-20T03:00:00Z', version: '0' },
    repository,
    lastChanges: new Map(),
    isDev: false,
  };
}
